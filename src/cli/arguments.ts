import { parseArgs } from 'node:util';
import type { OptionTable, Values } from './option.js';
import { masked } from './printable.js';
import { suggestion } from './suggestion.js';
import { UsageError } from './usage-error.js';

/** A command line, taken apart. */
export interface Arguments<T extends OptionTable> {
  readonly options: Values<T>;
  /** What is no option, in order. */
  readonly operands: readonly string[];
}

/** Names under which people look for an option that must not exist. */
const FORBIDDEN = new Set(['secret', 'password', 'passwd', 'pass']);

/**
 * Takes a command line apart by a table of options. Throws {@link UsageError}, which names an unknown option without its value:
 * somebody may have taken it for the place of a secret.
 */
export const parseArguments = <T extends OptionTable>(argv: readonly string[], table: T): Arguments<T> => {
  const config = Object.fromEntries(
    Object.entries(table).map(([name, { short, placeholder }]) => [
      name,
      { type: placeholder === undefined ? 'boolean' : 'string', multiple: true, ...(short && { short }) } as const,
    ]),
  );
  // Not strict: the messages of parseArgs would repeat values.
  const { tokens } = parseArgs({
    args: [...argv],
    options: config,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, { readonly rawName: string; readonly texts: string[] }>();
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName } = token;
    const option = Object.hasOwn(table, name) ? table[name] : undefined;
    if (option === undefined) throw unknownOption(rawName, name, table);
    const known = given.get(name) ?? { rawName, texts: [] };
    known.texts.push(textOf(token, option.placeholder));
    given.set(name, known);
  }
  const options = Object.entries(table).map(([name, option]) => {
    const { rawName, texts } = given.get(name) ?? { rawName: `--${name}`, texts: [] };
    return [name, option.read(texts, rawName)];
  });
  return { options: Object.fromEntries(options) as Values<T>, operands };
};

interface OptionToken {
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

const textOf = ({ rawName, value, inlineValue }: OptionToken, placeholder: string | undefined): string => {
  if (placeholder === undefined) {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value`);
    return '';
  }
  if (value === undefined) throw new UsageError(`${rawName} needs a value: ${rawName} ${placeholder}`);
  if (!inlineValue && /^-./.test(value)) {
    throw new UsageError(`${rawName} needs a value: for one that begins with a dash, write it behind "="`);
  }
  return value;
};

const unknownOption = (rawName: string, name: string, table: OptionTable): UsageError => {
  if (FORBIDDEN.has(name.toLowerCase())) {
    return new UsageError(
      `there is no ${rawName}: everybody on this machine can read the arguments of a process`,
      'give the secret in AMI_SECRET, in a file with --secret-file FILE, or wait to be asked for it',
    );
  }
  const known = Object.keys(table);
  return new UsageError(
    `unknown option ${masked(rawName)}${rawName.startsWith('--') ? suggestion(name, known, '--') : ''}`,
  );
};

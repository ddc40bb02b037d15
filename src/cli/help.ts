import { COMMON_OPTIONS, type Command } from './command.js';
import { EXIT_CODES } from './exit-code.js';
import type { OptionTable } from './option.js';
import type { Paint } from './paint.js';
import { padded, wrapped } from './printable.js';
import { TARGET_OPTIONS } from './target.js';

const LINE = 92;

type Entry = readonly [term: string, meaning: string];

const entries = (title: string, list: readonly Entry[], paint: Paint): string[] => {
  if (list.length === 0) return [];
  const width = Math.max(...list.map(([term]) => term.length)) + 2;
  const lines = list.flatMap(([term, meaning]) =>
    wrapped(meaning, LINE - width - 2).map(
      (line, index) => `  ${index === 0 ? paint('cyan', padded(term, width)) : ' '.repeat(width)}${line}`,
    ),
  );
  return ['', paint('bold', title), ...lines];
};

const optionEntries = (table: OptionTable): Entry[] =>
  Object.entries(table).map(([name, { short, placeholder, help }]) => {
    const long = placeholder === undefined ? `--${name}` : `--${name} ${placeholder}`;
    return [short === undefined ? `    ${long}` : `-${short}, ${long}`, help];
  });

/** The options that are also in another table, as the command has them. */
const only = (table: OptionTable, other: OptionTable): OptionTable =>
  Object.fromEntries(Object.entries(table).filter(([name]) => name in other));

const without = (table: OptionTable, ...others: OptionTable[]): OptionTable =>
  Object.fromEntries(Object.entries(table).filter(([name]) => !others.some((other) => name in other)));

/** The help of one command. */
export const commandHelp = (command: Command, paint: Paint): string => {
  const { name, operands, description, options, examples, connects } = command;
  const usage = ['astervisor', name, operands, '[options]'].filter((part) => part !== undefined).join(' ');
  const own = without(options, TARGET_OPTIONS, COMMON_OPTIONS);
  return [
    `${paint('bold', 'Usage:')} ${usage}`,
    '',
    ...wrapped(description, LINE),
    ...entries('Options', optionEntries(own), paint),
    ...(connects ? entries('Connection', optionEntries(only(options, TARGET_OPTIONS)), paint) : []),
    ...entries('Output', optionEntries(only(options, COMMON_OPTIONS)), paint),
    ...(examples.length === 0 ? [] : ['', paint('bold', 'Examples'), ...examples.map((example) => `  ${example}`)]),
  ].join('\n');
};

/** The help of the program. */
export const programHelp = (commands: readonly Command[], version: string, paint: Paint): string =>
  [
    `${paint('bold', `astervisor ${version}`)}: supervised connections to the Asterisk Manager Interface`,
    '',
    `${paint('bold', 'Usage:')} astervisor COMMAND [options]`,
    ...entries(
      'Commands',
      commands.map(({ name, summary }) => [name, summary]),
      paint,
    ),
    ...entries(
      'Environment',
      [
        ['AMI_URL', 'where to connect when no option says so'],
        ['AMI_CONFIG', 'the configuration file, when no option names one'],
        ['AMI_SECRET', 'the secret; secrets are never taken from the command line'],
        ['NO_COLOR', 'no colours'],
      ],
      paint,
    ),
    ...entries('Exit codes', EXIT_CODES, paint),
    '',
    `${paint('cyan', 'astervisor COMMAND --help')} tells more about a command.`,
  ].join('\n');

import { parseArguments } from './arguments.js';
import { type Connectable, findConnectable, findConnectables } from './connectable.js';
import { flag, type OptionTable, single, type Values } from './option.js';
import { oneOf } from './option-value.js';
import { Output, type OutputStreams } from './output.js';
import { openSession, type Session, type SessionOptions } from './session.js';
import { TARGET_OPTIONS, type TargetValues } from './target.js';
import { UsageError } from './usage-error.js';

/** What every command takes. */
export const COMMON_OPTIONS = {
  output: single('FORMAT', 'pretty or json; default pretty on a terminal, json elsewhere', oneOf('pretty', 'json')),
  help: flag('show this help', { short: 'h' }),
} as const;

/** The process around a command. */
export interface Surroundings extends OutputStreams {
  readonly stdin: NodeJS.ReadStream;
  readonly stderr: NodeJS.WriteStream;
  readonly env: NodeJS.ProcessEnv;
  /** Aborted with an {@link Interruption} when the user has had enough. */
  readonly signal: AbortSignal;
  /** Where the user stands: relative paths begin there. */
  readonly folder: string;
}

/** What a command runs with. */
export interface Invocation<T extends OptionTable> {
  readonly options: Values<T>;
  readonly operands: readonly string[];
  readonly output: Output;
  readonly stdin: NodeJS.ReadStream;
  readonly signal: AbortSignal;
  /** Where relative paths begin. */
  readonly folder: string;
  /** Opens the connection that the options name, or the one that is given. */
  open(options: SessionOptions, connectable?: Connectable): Promise<Session>;
  /** Every connection that the options, or else the configuration file, name. */
  connectables(): Promise<readonly Connectable[]>;
}

/** What a command is called, what it is for, and what it takes: all that the help shows. */
export interface CommandFacts {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** How operands are written, as in `ACTION`. */
  readonly operands?: string;
  /** More than the summary says, in sentences. */
  readonly description: string;
  readonly examples: readonly string[];
  /** Whether it talks to an Asterisk, and so takes the options that name one. */
  readonly connects: boolean;
}

export interface Command extends CommandFacts {
  readonly options: OptionTable;
  /** Runs it; resolves with the exit code. */
  run(argv: readonly string[], surroundings: Surroundings): Promise<number>;
}

/** Makes a command whose `run` gets its options typed. Its own usage errors know to which help they lead. */
export const command = <const T extends OptionTable>(
  facts: CommandFacts & { readonly options: T },
  run: (invocation: Invocation<T>) => Promise<number>,
): Command => {
  const options = withCommon(facts.options, facts.connects ? { ...TARGET_OPTIONS, ...COMMON_OPTIONS } : COMMON_OPTIONS);
  return {
    ...facts,
    options,
    run: async (argv, { env, stdin, stdout, stderr, signal, folder }) => {
      const { options: values, operands } = parseArguments(argv, options);
      if (operands.length > 0 && facts.operands === undefined) {
        throw new UsageError(`${facts.name} takes options only`);
      }
      const { output: format } = values as Values<typeof COMMON_OPTIONS>;
      const output = new Output({ stdout, stderr, env }, format);
      const sources = { env, stdin, stderr, signal };
      const target = values as unknown as TargetValues;
      const scope = { values: target, sources, folder };
      return run({
        options: values as Values<T>,
        operands,
        output,
        stdin,
        signal,
        folder,
        open: async (settings, connectable) =>
          openSession(connectable ?? (await findConnectable(scope)), settings, {
            output,
            signal,
            verbose: target.verbose,
          }),
        connectables: () => findConnectables(scope),
      });
    },
  };
};

/** Where a command has a short option of its own, the common one is to be written out. */
const withCommon = (own: OptionTable, shared: OptionTable): OptionTable => {
  const taken = new Set(Object.values(own).map(({ short }) => short));
  const common = Object.entries(shared).map(
    ([name, option]) => [name, taken.has(option.short) ? { ...option, short: undefined } : option] as const,
  );
  return { ...own, ...Object.fromEntries(common) };
};

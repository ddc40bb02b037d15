import { UsageError } from './usage-error.js';

/** Turns the text of an option into its value. `name` is how the option was written. Throws {@link UsageError}. */
export type Reader<T> = (text: string, name: string) => T;

/** One option of a command: how it is written, what it is for, and how its value is made. */
export interface Option<T> {
  readonly short: string | undefined;
  /** Stands for the value in the help; undefined for a flag. */
  readonly placeholder: string | undefined;
  readonly help: string;
  /** `texts` are the values given, in order; for a flag one empty text each time. */
  readonly read: (texts: readonly string[], name: string) => T;
}

export type OptionTable = Readonly<Record<string, Option<unknown>>>;

/** The values of a table of options. */
export type Values<T extends OptionTable> = { readonly [K in keyof T]: T[K] extends Option<infer V> ? V : never };

/** An option that is there or not. */
export const flag = (help: string, { short }: { readonly short?: string } = {}): Option<boolean> => ({
  short,
  placeholder: undefined,
  help,
  read: (texts) => texts.length > 0,
});

/** An option that is given at most once. */
export const single = <T>(
  placeholder: string,
  help: string,
  reader: Reader<T>,
  { short }: { readonly short?: string } = {},
): Option<T | undefined> => ({
  short,
  placeholder,
  help,
  read: ([text, ...more], name) => {
    if (more.length > 0) throw new UsageError(`${name} is given ${more.length + 1} times; once is enough`);
    return text === undefined ? undefined : reader(text, name);
  },
});

/** An option that may be repeated. */
export const repeated = <T>(
  placeholder: string,
  help: string,
  reader: Reader<T>,
  { short }: { readonly short?: string } = {},
): Option<readonly T[]> => ({
  short,
  placeholder,
  help,
  read: (texts, name) => texts.map((text) => reader(text, name)),
});

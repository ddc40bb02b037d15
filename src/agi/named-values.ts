const NAME = / (\w+)=/y;

/** ` name=value` or ` name="any text"`, from its space to its end. */
interface NamedValue {
  readonly name: string;
  readonly value: string;
  readonly end: number;
}

/**
 * The named value that starts at `at`; `blank` is where the next blank stands. It has to end where `ends` says that one
 * may: a quote opens a text, or is part of a bare value when that text would end in the wrong place.
 */
const valueAt = (text: string, at: number, blank: number, ends: (at: number) => boolean): NamedValue | undefined => {
  NAME.lastIndex = at;
  const name = NAME.exec(text)?.[1];
  if (name === undefined) return undefined;
  const start = NAME.lastIndex;
  const quote = text[start] === '"' ? text.indexOf('"', start + 1) : -1;
  if (quote !== -1 && ends(quote + 1)) return { name, value: text.slice(start + 1, quote), end: quote + 1 };
  return ends(blank) ? { name, value: text.slice(start, blank), end: blank } : undefined;
};

const isBlank = (text: string, at: number): boolean => /\s/.test(text[at] ?? '');

/** The named values at `from`, as far as they go. */
export const namedValues = (text: string, from: number): ReadonlyMap<string, string> => {
  const named = new Map<string, string>();
  const ends = (at: number) => at === text.length || text[at] === ' ';
  for (let at = from; text[at] === ' '; ) {
    let blank = at + 1;
    while (blank < text.length && !isBlank(text, blank)) blank += 1;
    const value = valueAt(text, at, blank, ends);
    if (!value) break;
    named.set(value.name, value.value);
    at = value.end;
  }
  return named;
};

/**
 * What stands in parentheses from `from` on, and the named values behind them. The text within may hold parentheses and
 * what looks like named values, and comes from whoever could set a variable: it ends at the last parenthesis that nothing
 * but named values follow. One walk from the end finds it, so that time grows with the length and no faster.
 */
export const parenthesised = (
  text: string,
  from: number,
): { readonly data: string; readonly named: ReadonlyMap<string, string> } | undefined => {
  const values = new Map<number, NamedValue>();
  const ends = (at: number) => at === text.length || values.has(at);
  let blank = text.length;
  for (let at = text.length - 1; at >= from; at -= 1) {
    if (text[at] === ')' && ends(at + 1)) return { data: text.slice(from, at), named: collect(values, at + 1) };
    if (text[at] === ' ') {
      const value = valueAt(text, at, blank, ends);
      if (value) values.set(at, value);
    }
    if (isBlank(text, at)) blank = at;
  }
  return undefined;
};

const collect = (values: ReadonlyMap<number, NamedValue>, from: number): ReadonlyMap<string, string> => {
  const named = new Map<string, string>();
  for (let value = values.get(from); value; value = values.get(value.end)) named.set(value.name, value.value);
  return named;
};

/** An Erlang tuple; atoms are strings, lists are arrays, maps are maps. */
export class Tuple {
  readonly elements: readonly Term[];
  constructor(...elements: readonly Term[]) {
    this.elements = elements;
  }
}

export type Term = string | number | boolean | Tuple | readonly Term[] | ReadonlyMap<string, Term>;

export const tuple = (...elements: readonly Term[]): Tuple => new Tuple(...elements);

const reserved = new Set(
  'after and andalso band begin bnot bor bsl bsr bxor case catch cond div end fun if let not of or orelse receive rem try when xor'.split(
    ' ',
  ),
);

const atom = (name: string): string =>
  /^[a-z][A-Za-z0-9_@]*$/.test(name) && !reserved.has(name)
    ? name
    : `'${name.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** Prints a term on one line, as Erlang's `~0p` does. */
export const print = (term: Term): string => {
  if (typeof term === 'string') return atom(term);
  if (typeof term === 'number' || typeof term === 'boolean') return String(term);
  if (term instanceof Tuple) return `{${term.elements.map(print).join(',')}}`;
  if (term instanceof Map)
    return `#{${Array.from(term, ([key, value]) => `${atom(key)} => ${print(value)}`).join(',')}}`;
  return `[${(term as readonly Term[]).map(print).join(',')}]`;
};

/** A term from JSON: strings are atoms, arrays are lists, and `{ spec }` is what a call's line shows of a spec. */
export const termOf = (json: unknown): Term => {
  if (typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean') return json;
  if (Array.isArray(json)) return json.map(termOf);
  if (typeof json !== 'object' || json === null) return 'undefined';
  if ('spec' in json) return tuple('spec', termOf((json.spec as { id?: unknown } | null)?.id ?? 'none'));
  return new Map(Object.entries(json).map(([key, value]) => [key, termOf(value)]));
};

/** The reason of an exit: the array is a tuple. */
export const reasonTerm = (reason: unknown): Term =>
  Array.isArray(reason) ? tuple(...reason.map(termOf)) : termOf(reason);

/** Something about the other side: known, or not, and then why. */
export type Fact<T> =
  | { readonly known: true; readonly value: T }
  | {
      readonly known: false;
      readonly because: string;
      /** Whether it was asked, and the other side said no. */
      readonly refused: boolean;
    };

export const known = <T>(value: T): Fact<T> => ({ known: true, value });

export const unknown = (because: string): Fact<never> => ({ known: false, because, refused: false });

export const refused = (because: string): Fact<never> => ({ known: false, because, refused: true });

/** What follows from a fact, as far as it is known. */
export const mapped = <T, U>(fact: Fact<T>, map: (value: T) => U): Fact<U> =>
  fact.known ? known(map(fact.value)) : fact;

/** The first of several that is known; else the first. */
export const firstKnown = <T>(first: Fact<T>, ...others: readonly Fact<T>[]): Fact<T> =>
  first.known ? first : (others.find((other) => other.known) ?? first);

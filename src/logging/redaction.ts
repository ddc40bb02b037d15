const SECRETS = ['secret', 'Secret', 'password', 'Password'];
const DEPTH = 3;

/** The secret of a URL, up to the last `@` of its authority. */
const withoutSecret = (url: string): string => url.replace(/(:\/\/[^/?#:@]*):[^/?#]*@/, '$1:[secret]@');

/** A name at the top of a line, and in what stands there. */
const everywhere = (name: string): string[] =>
  Array.from({ length: DEPTH }, (_, depth) => `${'*.'.repeat(depth)}${name}`);

const censor = (value: unknown, path: readonly string[]): unknown => {
  if (path.at(-1) !== 'url') return '[secret]';
  return typeof value === 'string' ? withoutSecret(value) : value;
};

/** What no line may show. */
export const redaction = { paths: [...SECRETS, 'url'].flatMap(everywhere), censor };

const C_ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '?': '?',
};

/**
 * Undoes the C escapes that Asterisk puts into some values: `O\'Brien\?` is O'Brien?. A backslash before any other
 * character stays. Only some fields are escaped, so use `message.text(name)` unless you know that yours is.
 */
export const unescapeC = (value: string): string =>
  value.includes('\\')
    ? value.replace(/\\([abfnrtv\\'"?])/g, (_, letter: string) => C_ESCAPES[letter] ?? letter)
    : value;

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const visible = (character: string): string =>
  NAMED[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Makes control characters, line separators and lone surrogates visible, so that a value cannot forge a line of a log or steer a terminal. */
export const escapeForDisplay = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, visible);

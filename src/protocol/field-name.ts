const LOWER_A = 0x61;
const LOWER_Z = 0x7a;
const CASE_BIT = 0x20;
const PARENTHESISED = 'ChanVariable(';

/**
 * Where the name of a line ends: at its first colon, -1 without one. In `ChanVariable(channel)` the channel's own name may
 * hold colons, as in `ChanVariable(IAX2/127.0.0.1:4748-6771): FOO=`.
 */
export const nameEnd = (line: string): number => {
  const colon = line.indexOf(':');
  const paren = line.indexOf('(');
  if (paren === -1 || paren > colon || !line.slice(0, paren + 1).endsWith(PARENTHESISED)) return colon;
  const close = line.indexOf('): ', paren);
  return close === -1 ? colon : close + 1;
};

/** Whether `name` stands at `at`, in any case. */
export const isNamed = (text: string, at: number, name: string): boolean => {
  if (text.startsWith(name, at)) return true;
  for (let i = 0; i < name.length; i++) {
    const a = text.charCodeAt(at + i);
    const b = name.charCodeAt(i);
    const lower = a | CASE_BIT;
    if (a !== b && ((a ^ b) !== CASE_BIT || lower < LOWER_A || lower > LOWER_Z)) return false;
  }
  return true;
};

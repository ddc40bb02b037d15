/** What steers a terminal, forges a line or hides text: control characters, line separators, what has no width, half surrogates. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** As JSON has it: two codes for a character beyond the first 65,536. */
const byCode = (character: string): string =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');

/** Text from outside as a terminal may show it: what is not printable is spelled out. */
export const printable = (text: string): string =>
  text.replace(UNPRINTABLE, (character) => NAMED[character] ?? byCode(character));

/** A value as one line of JSON that is safe to look at: JSON itself leaves some control characters as they are. */
export const jsonLine = (value: unknown): string => JSON.stringify(value).replace(UNPRINTABLE, byCode);

/** An argument of the command line, fit to be repeated in a message: without the secret that a URL may hold. */
export const masked = (argument: string): string => printable(argument.replace(/(:\/\/[^/:@]*):.*@/s, '$1:***@'));

const WIDE =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\uff01-\uff60]/u;
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** How many cells of a terminal a printable text takes. */
export const cells = (text: string): number => {
  let count = 0;
  for (const character of text) count += NO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return count;
};

/** Fills a text up with blanks to a number of cells. */
export const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - cells(text)));

/** Cuts a text to a number of cells; an ellipsis shows that something is missing. */
export const cut = (text: string, width: number): string => {
  if (cells(text) <= width) return text;
  let room = width - 1;
  let kept = '';
  for (const character of text) {
    room -= cells(character);
    if (room < 0) break;
    kept += character;
  }
  return `${kept}…`;
};

/** A text broken into lines of at most so many cells, at its blanks. */
export const wrapped = (text: string, width: number): string[] => {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && cells(line) + 1 + cells(word) <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
};

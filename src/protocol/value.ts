/** V8 copies a slice of up to 12 characters; a longer one keeps all of the text alive that it was cut from. */
const COPIED = 12;
/** Up to this length, a copy by way of the characters' codes costs less than by joining parts. */
const CODED = 24;

/** For each length, where the codes of a value go: arrays that live long, and of which none is made for a value. */
const codesOfLength = Array.from({ length: CODED + 1 }, (_, length) => Array.from({ length }, () => 0));

/**
 * A slice as a string of its own, which does not keep its chunk alive, and in one piece: what `+` puts together refers to
 * its parts, and weighs twice as much for as long as it is kept.
 */
export const detached = (slice: string): string => {
  const { length } = slice;
  if (length <= COPIED) return slice;
  const codes = codesOfLength[length];
  if (codes === undefined) return [slice.slice(0, -1), slice.slice(-1)].join('');
  for (let i = 0; i < length; i++) codes[i] = slice.charCodeAt(i);
  return String.fromCharCode(...codes);
};

/** A latin-1 slice, a character a byte, read as UTF-8. Invalid bytes are replaced. */
export const decoded = (slice: string): string => Buffer.from(slice, 'latin1').toString('utf8');

/** Whether a latin-1 text reads the same in UTF-8. */
export const isAscii = (text: string): boolean => Buffer.byteLength(text) === text.length;

/** V8 copies a slice of up to 12 characters; a longer one keeps all of the text alive that it was cut from. */
const COPIED = 12;
/** Up to this length, piecing a value together from copies costs less than a copy by way of a buffer. */
const PIECED = 48;

/** A slice as a string of its own, which does not keep its chunk alive. */
export const detached = (slice: string): string => {
  if (slice.length <= COPIED) return slice;
  if (slice.length > PIECED) return Buffer.from(slice, 'latin1').toString('latin1');
  let value = '';
  for (let at = 0; at < slice.length; at += COPIED) value += slice.slice(at, at + COPIED);
  return value;
};

/** A latin-1 slice, a character a byte, read as UTF-8. Invalid bytes are replaced. */
export const decoded = (slice: string): string => Buffer.from(slice, 'latin1').toString('utf8');

/** Whether a latin-1 text reads the same in UTF-8. */
export const isAscii = (text: string): boolean => Buffer.byteLength(text) === text.length;

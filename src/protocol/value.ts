import type { TextEncoding } from './arrival.js';

const NOT_ASCII = /[\x80-\xff]/;
/** Up to this length V8 copies a slice; a longer one would keep the whole chunk alive. */
const COPIED_LENGTH = 12;

/** Reads a part of a stanza as text of its own. */
export const readText = (stanza: string, from: number, to: number, encoding: TextEncoding): string => {
  const value = stanza.slice(from, to);
  if (encoding === 'utf8' && NOT_ASCII.test(value)) return Buffer.from(value, 'latin1').toString('utf8');
  return value.length > COPIED_LENGTH ? Buffer.from(value, 'latin1').toString('latin1') : value;
};

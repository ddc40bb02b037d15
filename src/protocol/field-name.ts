import type { TextEncoding } from './arrival.js';
import { decoded, detached, isAscii } from './value.js';

const SPACE = 32;
const PARENTHESISED = 'ChanVariable(';
/** More than the catalogue has; beyond, somebody makes names up. */
const MAX_KNOWN = 4_096;
const MAX_KNOWN_LENGTH = 64;

/** The name of a line: the same object for all lines that begin alike, if it is one that can be remembered. */
export interface FieldName {
  /** As Asterisk writes it; empty for a line without a colon. */
  readonly name: string;
  /** In lower case. */
  readonly key: string;
  /** What stands before the value, to the byte: name, colon, and the one space that belongs to the syntax. */
  readonly prefix: string;
  /** Whether whatever starts with `prefix` has this name, and the same object for it. */
  readonly regular: boolean;
}

/** A line without a colon is all value. */
const NAMELESS: FieldName = Object.freeze({ name: '', key: '', prefix: '', regular: false });

/** Only speed depends on what these remember. */
const knownNames = new Map<string, FieldName>();
const knownKeys = new Map<string, string>();

/** The name of a line, which is latin-1. */
export const fieldNameOf = (line: string, encoding: TextEncoding): FieldName => {
  const end = nameEnd(line);
  if (end === -1) return NAMELESS;
  const prefix = line.slice(0, line.charCodeAt(end + 1) === SPACE ? end + 2 : end + 1);
  return knownNames.get(prefix) ?? newFieldName(detached(prefix), end, encoding);
};

/** The key under which fields of that name are found, whatever its case. */
export const keyOf = (name: string): string => {
  const known = knownKeys.get(name);
  if (known !== undefined) return known;
  const key = name.toLowerCase();
  if (name.length <= MAX_KNOWN_LENGTH) {
    if (knownKeys.size >= MAX_KNOWN) knownKeys.clear();
    knownKeys.set(name, key);
  }
  return key;
};

const newFieldName = (prefix: string, end: number, encoding: TextEncoding): FieldName => {
  const ascii = isAscii(prefix);
  const name = ascii || encoding === 'latin1' ? prefix.slice(0, end) : decoded(prefix.slice(0, end));
  const regular = ascii && prefix.endsWith(' ') && !prefix.includes('(') && prefix.length <= MAX_KNOWN_LENGTH;
  const field: FieldName = Object.freeze({ name, key: keyOf(name), prefix, regular });
  if (regular) {
    if (knownNames.size >= MAX_KNOWN) knownNames.clear();
    knownNames.set(prefix, field);
  }
  return field;
};

/**
 * Where the name of a line ends: at its first colon, -1 without one. In `ChanVariable(channel)` the channel's own name may
 * hold colons, as in `ChanVariable(IAX2/127.0.0.1:4748-6771): FOO=`.
 */
const nameEnd = (line: string): number => {
  const colon = line.indexOf(':');
  const paren = line.indexOf('(');
  if (paren === -1 || paren > colon || !line.slice(0, paren + 1).endsWith(PARENTHESISED)) return colon;
  const close = line.indexOf('): ', paren);
  return close === -1 ? colon : close + 1;
};

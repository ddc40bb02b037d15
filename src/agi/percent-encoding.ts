/**
 * Undoes percent-encoding byte by byte: the result has one character a byte (latin-1). What Asterisk encodes need not be
 * UTF-8, and may be cut within an escape; `+` stands for itself.
 */
export const decodePercent = (text: string): string =>
  Buffer.from(text, 'utf8')
    .toString('latin1')
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Bytes, one a character, as text: UTF-8, with what is none replaced. */
export const textOf = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8');

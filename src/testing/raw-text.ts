/**
 * Text that is UTF-8 where it can be, and keeps every other byte as a lone surrogate (byte 0xE9 is U+DCE9), so that
 * what Asterisk passes on unchanged goes through the fake unchanged too.
 */
export const decodeRaw = (bytes: Uint8Array): string => {
  try {
    return strict.decode(bytes);
  } catch {
    return decodeByPieces(bytes);
  }
};

/** The inverse of {@link decodeRaw}. */
export const encodeRaw = (text: string): Buffer => {
  if (!LOW_SURROGATE.test(text)) return Buffer.from(text);
  return Buffer.concat(text.split(KEPT_BYTE).map((part) => (isKeptByte(part) ? byteOf(part) : Buffer.from(part))));
};

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const LOW_SURROGATE = /[\udc80-\udcff]/;
const KEPT_BYTE = /(?<![\ud800-\udbff])([\udc80-\udcff])/;

const isKeptByte = (part: string): boolean => part.length === 1 && part >= '\udc80' && part <= '\udcff';

const byteOf = (part: string): Buffer => Buffer.from([part.charCodeAt(0) & 0xff]);

const decodeByPieces = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const piece = sequenceAt(bytes, at);
    text += piece ?? String.fromCharCode(0xdc00 | (bytes[at] ?? 0));
    at += piece === undefined ? 1 : Buffer.byteLength(piece);
  }
  return text;
};

const sequenceAt = (bytes: Uint8Array, at: number): string | undefined => {
  const lead = bytes[at] ?? 0;
  const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  try {
    return strict.decode(bytes.subarray(at, at + length));
  } catch {
    return undefined;
  }
};

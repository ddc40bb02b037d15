import { createHash } from 'node:crypto';

/** The characters that a base64 text shares whatever stands before and behind the secret. */
const base64Cores = (bytes: Buffer): string[] =>
  [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    return text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
  });

const percent = (bytes: Buffer): string => [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

/** The ways in which a secret could be written down; letters of either case are for the reader to fold. */
export const secretForms = (secret: string): string[] => {
  const utf8 = Buffer.from(secret, 'utf8');
  const utf16 = Buffer.from(secret, 'utf16le');
  const escaped = JSON.stringify(secret).slice(1, -1);
  return [
    secret,
    encodeURIComponent(secret),
    encodeURI(secret),
    percent(utf8),
    escaped,
    JSON.stringify(escaped).slice(1, -1),
    [...secret].map((one) => `\\u${(one.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`).join(''),
    ...base64Cores(utf8),
    ...base64Cores(utf8).map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    utf8.toString('hex'),
    utf8.toString('latin1'),
    utf16.toString('latin1'),
    utf16.toString('hex'),
    Buffer.from(utf16).swap16().toString('latin1'),
    Buffer.from(utf16).swap16().toString('hex'),
    createHash('md5').update(utf8).digest('hex'),
    [...utf8].join(', '),
    [...utf8].join(','),
  ].map((form) => form.toLowerCase());
};

/** Which of the forms stand in a text. */
export const foundIn = (text: string, forms: readonly string[]): string[] => {
  const folded = text.toLowerCase();
  return [...new Set(forms)].filter((form) => form !== '' && folded.includes(form));
};

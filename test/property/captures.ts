import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const FOLDER = new URL('../fixtures/captures/', import.meta.url);

/** What a real Asterisk sent, to the byte. */
export interface Capture {
  readonly name: string;
  readonly bytes: Buffer;
  /** Whether the capture starts with the connection, not after the login. */
  readonly banner: boolean;
}

const read = (file: string): Capture => {
  const content = readFileSync(new URL(file, FOLDER));
  const bytes = file.endsWith('.gz') ? gunzipSync(content) : content;
  return { name: file.replace(/\.bin(?:\.gz)?$/, ''), bytes, banner: bytes.includes('Asterisk Call Manager/') };
};

/** The recordings of Asterisk 16 and 22 under `test/fixtures/captures`. */
export const captures: readonly Capture[] = readdirSync(FOLDER).map(read);

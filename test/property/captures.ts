import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { dose } from '../support/dose.js';

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

/** The same; of the busy streams, which have 8.5 MB each, a share on ordinary days. */
export const portions: readonly Capture[] = captures.map((capture) => ({
  ...capture,
  bytes: capture.bytes.subarray(0, dose(capture.bytes.length, 2_000_000)),
}));

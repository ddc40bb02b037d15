import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const CAPTURE = 'test/fixtures/captures/ast22-busy-stream.bin.gz';

/** The event that ends each replay. */
export const REPLAYED = 'BenchReplayed';

/** A recorded stream of Asterisk 22: 22,362 events, 17 fields each on average, without the half stanza at its end. */
export const readStream = (): Buffer => {
  const bytes = gunzipSync(readFileSync(CAPTURE));
  return bytes.subarray(0, bytes.lastIndexOf('\r\n\r\n') + 4);
};

/** The beginning of the stream, so many events of it. */
export const beginning = (stream: Buffer, events: number): Buffer => {
  let end = 0;
  for (let left = events; left > 0; left -= 1) end = stream.indexOf('\r\n\r\n', end) + 4;
  return stream.subarray(0, end);
};

/** How many events there are in it. */
export const countEvents = (stream: Buffer): number => {
  let events = 0;
  for (let at = stream.indexOf('\r\n\r\n'); at !== -1; at = stream.indexOf('\r\n\r\n', at + 4)) events += 1;
  return events;
};

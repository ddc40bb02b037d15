import { connect } from 'node:net';
import { REPLAYED } from '../stream.js';
import type { Open } from './client.js';

const BLANK_LINE = Buffer.from('\r\n\r\n');
const END = Buffer.from(`Event: ${REPLAYED}\r\nPrivilege: system,all\r\n\r\n`);

/** The yardstick: find each blank line with `Buffer.indexOf`, count, and nothing else. */
export class BareScan {
  stanzas = 0;
  #tail: Buffer = Buffer.alloc(0);

  chunk(bytes: Buffer): void {
    // The blank line may lie across two chunks.
    if (Buffer.concat([this.#tail, bytes.subarray(0, 3)]).includes(BLANK_LINE)) this.stanzas += 1;
    for (let at = bytes.indexOf(BLANK_LINE); at !== -1; at = bytes.indexOf(BLANK_LINE, at + 4)) this.stanzas += 1;
    this.#tail = Buffer.from(bytes.subarray(-3));
  }
}

/**
 * A socket that does what a client cannot do without: it logs in, scans, and answers requests in the order of their
 * responses. While it listens, `seen` hears of the end of a replay only.
 */
export const open: Open = (port) =>
  new Promise((resolve, reject) => {
    const waiting: (() => void)[] = [];
    const scan = new BareScan();
    let seen: ((name: string, before?: number) => void) | undefined;
    let tail: Buffer = Buffer.alloc(0);
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    const request = (action: string, fields: Readonly<Record<string, string>> = {}): Promise<void> =>
      new Promise((resolve) => {
        let text = `Action: ${action}\r\nActionID: ${waiting.length}\r\n`;
        for (const name in fields) text += `${name}: ${fields[name]}\r\n`;
        waiting.push(resolve);
        socket.write(`${text}\r\n`);
      });
    socket.once('error', reject);
    socket.once('data', async () => {
      socket.on('data', (chunk: Buffer) => {
        const before = scan.stanzas;
        scan.chunk(chunk);
        if (waiting.length > 0) {
          for (const done of waiting.splice(0, scan.stanzas - before)) done();
        }
        tail = Buffer.concat([tail, chunk.subarray(-64)]).subarray(-64);
        if (seen === undefined || !tail.includes(END)) return;
        const came = scan.stanzas;
        scan.stanzas = 0;
        tail = Buffer.alloc(0);
        // Without the last event and the response to the request for all of them.
        seen(REPLAYED, came - 2);
      });
      await request('Login', { Username: 'app', Secret: 'secret' });
      resolve({
        listen: (_reading, listener) => {
          scan.stanzas = 0;
          seen = listener;
        },
        request,
        close: () => socket.destroy(),
      });
    });
  });

import { resolve } from 'node:path';
import { FakeAsterisk, Recording, type ReplayServer } from '../../testing/index.js';
import { command } from '../command.js';
import { EXIT } from '../exit-code.js';
import { single } from '../option.js';
import { address, factor } from '../option-value.js';
import { printable } from '../printable.js';
import { spanOf } from '../status-note.js';
import { readText } from '../text-file.js';
import { UsageError } from '../usage-error.js';

export const replay = command(
  {
    name: 'replay',
    summary: 'play a recorded session to whoever connects',
    operands: 'FILE',
    description:
      'Listens on this machine and plays the part of Asterisk in a recording to every client that comes, until Ctrl-C. Any user and secret will do. It waits where Asterisk waited for an action: made for clients that are built with astervisor.',
    connects: false,
    options: {
      speed: single('FACTOR', 'how much faster than it was, as in 10 or 0.5; default 1', factor),
      listen: single('ADDRESS', '[HOST]:PORT; default a free port of 127.0.0.1', address),
    },
    examples: [
      'astervisor replay monday.ndjson --speed 10 --listen :5038',
      'AMI_SECRET=any astervisor events --url ami://any@127.0.0.1',
    ],
  },
  async ({ options, operands: [path, ...more], output, folder, signal }) => {
    if (path === undefined || more.length > 0) {
      throw new UsageError('replay needs one file, as in: astervisor replay monday.ndjson');
    }
    const { recording, torn } = await load(resolve(folder, path), path);
    if (torn) output.note(`the last line of ${printable(path)} is cut off, and is left out`);
    const { host = '127.0.0.1', port = 0 } = options.listen ?? {};
    await using server = await serve(recording, { host, port, speed: options.speed ?? 1 });
    const place = `${host.includes(':') ? `[${host}]` : host}:${server.port}`;
    const ms = recording.entries.at(-1)?.at ?? 0;
    const row = { url: `ami://any@${place}`, file: path, entries: recording.entries.length, ms };
    await output.data(
      row,
      () => `${output.paint('green', 'replaying')}  ${printable(path)} (${spanOf(ms)}) on ${row.url}`,
    );
    await new Promise<void>((end) => {
      if (signal.aborted) end();
      else signal.addEventListener('abort', () => end(), { once: true });
    });
    return EXIT.ok;
  },
);

/** A recorder that was killed may have left half a line behind. */
const load = async (
  path: string,
  named: string,
): Promise<{ readonly recording: Recording; readonly torn: boolean }> => {
  try {
    const text = await readText(path);
    const end = text.lastIndexOf('\n') + 1;
    const torn = end > 0 && end < text.length && !isJson(text.slice(end));
    return { recording: Recording.parse(torn ? text.slice(0, end) : text), torn };
  } catch (error) {
    const why = error instanceof SyntaxError ? 'it is not a recording' : (error as Error).message;
    throw new UsageError(`${named} cannot be played: ${why}`);
  }
};

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const serve = async (
  recording: Recording,
  options: { readonly host: string; readonly port: number; readonly speed: number },
): Promise<ReplayServer> => {
  try {
    return await FakeAsterisk.replay(recording, options);
  } catch (error) {
    throw new UsageError(`--listen cannot be had: ${(error as Error).message}`);
  }
};

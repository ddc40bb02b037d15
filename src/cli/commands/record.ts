import { resolve } from 'node:path';
import { RecordingFile } from '../../testing/index.js';
import { command } from '../command.js';
import { EXIT } from '../exit-code.js';
import { Interruption } from '../interruption.js';
import { flag, single } from '../option.js';
import { duration } from '../option-value.js';
import { OutputError } from '../output.js';
import { printable } from '../printable.js';
import { spanOf } from '../status-note.js';
import { UsageError } from '../usage-error.js';

export const record = command(
  {
    name: 'record',
    summary: 'record a session, to be replayed later',
    operands: 'FILE',
    description:
      'Logs in and writes all that Asterisk says into a file, until Ctrl-C, --for, or the loss of the link. Secret and key of the login are masked; what is said about callers is not, so that only you may read the file. Play it with replay.',
    connects: true,
    options: {
      for: single('TIME', 'end after this time: 500ms, 30s, 5m', duration),
      force: flag('write over a file that is there', { short: 'f' }),
    },
    examples: [
      'astervisor record monday.ndjson --url ami://app@pbx --for 10m',
      'astervisor replay monday.ndjson --speed 10',
    ],
  },
  async ({ options, operands: [path, ...more], output, folder, open }) => {
    if (path === undefined || more.length > 0) {
      throw new UsageError('record needs one file, as in: astervisor record monday.ndjson');
    }
    await using file = create(resolve(folder, path), options.force);
    const lost = new AbortController();
    let summary: Summary;
    {
      await using session = await open({ eventMask: 'on', identify: false, silent: true, dial: file.dial });
      const { pbx, label, ended } = session;
      pbx.addStatusListener((status) => {
        if (status.type === 'state' && status.previous === 'ready' && status.cause) lost.abort(status.cause);
      });
      output.note(`${output.notePaint('red', 'recording')}  ${printable(label)} to ${printable(path)}`);
      const began = performance.now();
      const time = options.for === undefined ? [] : [AbortSignal.timeout(options.for)];
      await aborted(AbortSignal.any([ended, lost.signal, ...time]));
      const { events, bytesReceived } = pbx.stats;
      summary = { file: path, events, bytes: bytesReceived, ms: Math.round(performance.now() - began) };
      if (ended.aborted && !(ended.reason instanceof Interruption)) lost.abort(ended.reason);
    }
    if (file.failure)
      throw new OutputError(`the recording could not be written: ${file.failure.message}`, { cause: file.failure });
    await output.data(summary, () => `${summary.events} events in ${spanOf(summary.ms)}, in ${printable(path)}`);
    if (lost.signal.aborted) throw lost.signal.reason;
    return EXIT.ok;
  },
);

interface Summary {
  readonly file: string;
  readonly events: number;
  readonly bytes: number;
  readonly ms: number;
}

const create = (path: string, overwrite: boolean): RecordingFile => {
  try {
    return new RecordingFile(path, { overwrite });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST')
      throw new UsageError(`${path} is there already`, 'choose another name, or write over it with --force');
    throw new UsageError(`the recording cannot be written: ${message}`);
  }
};

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

import { readFile, writeFile } from 'node:fs/promises';
import type { TapEntry } from './tap.js';

/** One thing that was said, in the order of time. */
export interface RecordingEntry {
  /** Milliseconds since the session began. */
  readonly at: number;
  readonly from: 'client' | 'server';
  /**
   * What was said, one character a byte. A client's entry is one whole action; a server's is a chunk, as it came.
   * Undefined: that side ended the session.
   */
  readonly text: string | undefined;
}

const FORMAT = 'astervisor-recording';
const VERSION = 1;

/** The first line of the file. */
export const RECORDING_HEAD = JSON.stringify({ format: FORMAT, version: VERSION });

/**
 * What one session said, both ways. As a file it is NDJSON: a first line
 * `{"format":"astervisor-recording","version":1}`, then a line `{"at":12,"from":"server","text":"…"}` for each entry,
 * whose `text` has one character a byte and is left out where that side ended the session. Secrets and keys of logins
 * are masked.
 */
export class Recording {
  readonly entries: readonly RecordingEntry[];

  constructor(entries: readonly RecordingEntry[]) {
    this.entries = entries;
  }

  /** Makes one of what a tap has kept of a session. Default: its first. */
  static from(entries: readonly TapEntry[], session = 1): Recording {
    const recorded: RecordingEntry[] = [];
    const writer = new RecordingWriter((entry) => recorded.push(entry));
    for (const entry of entries) if (entry.session === session) writer.take(entry);
    return new Recording(recorded);
  }

  /** Reads the text of a file. Throws a `SyntaxError` when it is not a recording, or of a later version. */
  static parse(text: string): Recording {
    const [head, ...lines] = text.split('\n').filter((line) => line !== '');
    const { format, version } = JSON.parse(head ?? 'null') ?? {};
    if (format !== FORMAT) throw new SyntaxError('this is not a recording of a session');
    if (version !== VERSION) throw new SyntaxError(`this recording has version ${version}; only ${VERSION} is known`);
    return new Recording(lines.map((line) => JSON.parse(line) as RecordingEntry));
  }

  static async load(path: string): Promise<Recording> {
    return Recording.parse(await readFile(path, 'utf8'));
  }

  async save(path: string): Promise<void> {
    await writeFile(path, this.toString());
  }

  /** The text of the file. */
  toString(): string {
    return `${[RECORDING_HEAD, ...this.entries.map((entry) => JSON.stringify(entry))].join('\n')}\n`;
  }
}

/** Makes the entries of a recording of what a tap hears in one session, as it hears it. */
export class RecordingWriter {
  readonly #write: (entry: RecordingEntry) => void;
  #start: number | undefined;
  /** What the client has said of an action so far. */
  #pending = '';

  constructor(write: (entry: RecordingEntry) => void) {
    this.#write = write;
  }

  take({ from, at: wallAt, bytes }: TapEntry): void {
    this.#start ??= wallAt;
    const at = wallAt - this.#start;
    const text = bytes?.toString('latin1');
    if (from === 'server' || text === undefined) {
      this.#write({ at, from, text });
      return;
    }
    const actions = (this.#pending + text).split(AFTER_BLANK_LINE);
    this.#pending = actions.at(-1)?.match(BLANK_LINE_LAST) ? '' : (actions.pop() ?? '');
    for (const action of actions) this.#write({ at, from, text: maskSecrets(action) });
  }
}

const AFTER_BLANK_LINE = /(?<=\n\r?\n)/;
const BLANK_LINE_LAST = /\n\r?\n$/;

const maskSecrets = (action: string): string => action.replace(/^((?:Secret|Key):)[^\r\n]*/gim, '$1 [secret]');

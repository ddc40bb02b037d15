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
    const own = entries.filter((entry) => entry.session === session);
    const start = own[0]?.at ?? 0;
    const recorded: RecordingEntry[] = [];
    let pending = '';
    for (const { from, at, bytes } of own) {
      const text = bytes?.toString('latin1');
      if (from === 'server' || text === undefined) {
        recorded.push({ at: at - start, from, text });
        continue;
      }
      const actions = (pending + text).split(AFTER_BLANK_LINE);
      pending = actions.at(-1)?.match(BLANK_LINE_LAST) ? '' : (actions.pop() ?? '');
      for (const action of actions) recorded.push({ at: at - start, from, text: maskSecrets(action) });
    }
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
    const head = JSON.stringify({ format: FORMAT, version: VERSION });
    return `${[head, ...this.entries.map((entry) => JSON.stringify(entry))].join('\n')}\n`;
  }
}

const AFTER_BLANK_LINE = /(?<=\n\r?\n)/;
const BLANK_LINE_LAST = /\n\r?\n$/;

const maskSecrets = (action: string): string => action.replace(/^((?:Secret|Key):)[^\r\n]*/gim, '$1 [secret]');

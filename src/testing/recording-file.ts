import { closeSync, openSync, writeSync } from 'node:fs';
import { RECORDING_HEAD, RecordingWriter } from './recording.js';
import { Tap, type TapEntry } from './tap.js';

export interface RecordingFileOptions {
  /** Write over a file that is there; default false: it is an error. */
  readonly overwrite?: boolean | undefined;
}

/**
 * A tap that writes the recording of one session to a file while it goes on, so that a long one takes no memory, and one that
 * is cut off is there up to then. Only the owner may read the file: it holds what was said about callers. Secrets and keys of
 * logins are masked.
 *
 * @example
 * await using file = new RecordingFile('session.ndjson');
 * await using pbx = await connect('ami://app@pbx', { secret, dial: file.dial });
 */
export class RecordingFile extends Tap implements AsyncDisposable {
  readonly #file: number;
  readonly #writer: RecordingWriter;
  #entriesWritten = 0;
  #failure: Error | undefined;
  #open = true;

  /** Throws the error of the file system, `EEXIST` for a file that is there. */
  constructor(path: string, { overwrite = false }: RecordingFileOptions = {}) {
    super();
    this.#file = openSync(path, overwrite ? 'w' : 'wx', 0o600);
    this.#writer = new RecordingWriter((entry) => this.#append(JSON.stringify(entry)));
    this.#append(RECORDING_HEAD);
    this.#entriesWritten = 0;
  }

  /** How many entries the file has. */
  get size(): number {
    return this.#entriesWritten;
  }

  /** Why nothing is written any more; undefined while all is well. */
  get failure(): Error | undefined {
    return this.#failure;
  }

  /** Writes what the first session says. @internal */
  override record(session: number, from: TapEntry['from'], bytes: Uint8Array | undefined): void {
    if (session !== 1) return;
    this.#writer.take({ session, from, at: Date.now(), bytes: bytes && Buffer.from(bytes) });
  }

  /** Closes the file. Idempotent. */
  close(): void {
    if (this.#open) closeSync(this.#file);
    this.#open = false;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.close();
  }

  /** A disk that is full must not end the session that is listened to. */
  #append(line: string): void {
    if (!this.#open || this.#failure) return;
    try {
      writeSync(this.#file, `${line}\n`);
      this.#entriesWritten += 1;
    } catch (error) {
      this.#failure = error as Error;
    }
  }
}

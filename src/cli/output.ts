import type { Writable } from 'node:stream';
import { type Canvas, type Paint, paintFor } from './paint.js';
import { jsonLine } from './printable.js';
import { Progress } from './progress.js';

/** `pretty` is for people, `json` for programs: one JSON value a line. */
export type Format = 'pretty' | 'json';

/** The streams of a process. */
export interface OutputStreams {
  readonly stdout: Writable & Canvas & { readonly columns?: number | undefined };
  readonly stderr: Writable & Canvas;
}

/** Whoever read the output has gone, as `head` does when it has seen enough. No fault of anybody. */
export class ReaderGoneError extends Error {
  override readonly name = 'ReaderGoneError';
}

/** The output could not be written: a disk is full, or the like. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
}

/** Data go to stdout, in the chosen format, and all that is said about them to stderr. */
export class Output {
  readonly format: Format;
  /** Colours for stdout, and for stderr. */
  readonly paint: Paint;
  readonly notePaint: Paint;
  readonly #streams: OutputStreams;
  readonly #progress: Progress;

  /** Default: pretty on a terminal, JSON elsewhere. */
  constructor(streams: OutputStreams, format?: Format) {
    this.#streams = streams;
    this.format = format ?? (streams.stdout.isTTY ? 'pretty' : 'json');
    this.paint = paintFor(streams.stdout);
    this.notePaint = paintFor(streams.stderr);
    this.#progress = new Progress(streams.stderr, this.notePaint);
    // What goes wrong is told to the one who writes; without these it would end the process.
    streams.stdout.on('error', () => {});
    streams.stderr.on('error', () => {});
  }

  /** How wide a line may be; without a terminal there is no end to it. */
  get width(): number {
    return (this.#streams.stdout.isTTY && this.#streams.stdout.columns) || Number.POSITIVE_INFINITY;
  }

  /** Whether data go to a terminal, whose screen may be drawn anew. */
  get onTerminal(): boolean {
    return this.#streams.stdout.isTTY === true;
  }

  /** Waits for work, and says so when it takes more than a second. */
  during<T>(what: string, work: Promise<T>): Promise<T> {
    return this.#progress.during(what, work);
  }

  /** A value in the chosen format. Settles when it is written, so that a slow reader is waited for. Rejects with {@link ReaderGoneError} or {@link OutputError}. */
  async data(value: unknown, pretty: () => string): Promise<void> {
    await this.text(this.format === 'json' ? jsonLine(value) : pretty());
  }

  /** Lines as they are, whatever the format. Settles and rejects as {@link data} does. */
  text(lines: string): Promise<void> {
    return this.#write(`${lines}\n`);
  }

  /** Draws the screen of a terminal anew. */
  screen(lines: string): Promise<void> {
    return this.#write(`\u001b[H\u001b[2J\u001b[3J${lines}\n`);
  }

  /** A remark for people, beside the data. */
  note(line: string): void {
    this.#progress.clear();
    this.#streams.stderr.write(`${line}\n`);
  }

  async #write(text: string): Promise<void> {
    const { stdout } = this.#streams;
    this.#progress.clear();
    await new Promise<void>((resolve, reject) => {
      stdout.write(text, (error) => {
        if (!error) resolve();
        else if (isGone(error)) reject(new ReaderGoneError());
        else reject(new OutputError(`the output could not be written: ${error.message}`, { cause: error }));
      });
    });
  }
}

const isGone = (error: NodeJS.ErrnoException): boolean =>
  error.code === 'EPIPE' || error.code === 'ECONNRESET' || error.code === 'ERR_STREAM_DESTROYED';

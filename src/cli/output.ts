import type { Writable } from 'node:stream';
import { type Canvas, type Paint, paintFor } from './paint.js';
import { jsonLine } from './printable.js';

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

  /** Default: pretty on a terminal, JSON elsewhere. */
  constructor(streams: OutputStreams, format?: Format) {
    this.#streams = streams;
    this.format = format ?? (streams.stdout.isTTY ? 'pretty' : 'json');
    this.paint = paintFor(streams.stdout);
    this.notePaint = paintFor(streams.stderr);
    // What goes wrong is told to the one who writes; without these it would end the process.
    streams.stdout.on('error', () => {});
    streams.stderr.on('error', () => {});
  }

  /** How wide a line may be; without a terminal there is no end to it. */
  get width(): number {
    return (this.#streams.stdout.isTTY && this.#streams.stdout.columns) || Number.POSITIVE_INFINITY;
  }

  /** A value in the chosen format. Settles when it is written, so that a slow reader is waited for. Rejects with {@link ReaderGoneError} or {@link OutputError}. */
  async data(value: unknown, pretty: () => string): Promise<void> {
    await this.text(this.format === 'json' ? jsonLine(value) : pretty());
  }

  /** Lines as they are, whatever the format. Settles and rejects as {@link data} does. */
  async text(lines: string): Promise<void> {
    const { stdout } = this.#streams;
    await new Promise<void>((resolve, reject) => {
      stdout.write(`${lines}\n`, (error) => {
        if (!error) resolve();
        else if (isGone(error)) reject(new ReaderGoneError());
        else reject(new OutputError(`the output could not be written: ${error.message}`, { cause: error }));
      });
    });
  }

  /** A remark for people, beside the data. */
  note(line: string): void {
    this.#streams.stderr.write(`${line}\n`);
  }
}

const isGone = (error: NodeJS.ErrnoException): boolean =>
  error.code === 'EPIPE' || error.code === 'ECONNRESET' || error.code === 'ERR_STREAM_DESTROYED';

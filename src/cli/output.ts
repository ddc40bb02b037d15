import type { Writable } from 'node:stream';
import { type Canvas, type Paint, paintFor } from './paint.js';
import { jsonLine } from './printable.js';
import { Progress } from './progress.js';

/** `pretty` is for people, `json` for programs: one JSON value a line. */
export type Format = 'pretty' | 'json';

/** The streams of a process. */
export interface OutputStreams {
  readonly stdout: Writable & Canvas & { readonly columns?: number | undefined; readonly rows?: number | undefined };
  readonly stderr: Writable & Canvas;
  /** Names the kind of terminal, in `TERM`. */
  readonly env?: NodeJS.ProcessEnv;
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
  /** Whether data go to a terminal whose screen may be drawn anew. */
  readonly canDraw: boolean;
  readonly #streams: OutputStreams;
  readonly #progress: Progress;

  /** Default: pretty on a terminal, JSON elsewhere. */
  constructor(streams: OutputStreams, format?: Format) {
    this.#streams = streams;
    this.format = format ?? (streams.stdout.isTTY ? 'pretty' : 'json');
    this.paint = paintFor(streams.stdout);
    this.notePaint = paintFor(streams.stderr);
    const steered = streams.env?.TERM !== 'dumb';
    this.canDraw = steered && streams.stdout.isTTY === true;
    this.#progress = new Progress(streams.stderr, this.notePaint, steered && streams.stderr.isTTY === true);
    // What goes wrong is told to the one who writes; without these it would end the process.
    streams.stdout.on('error', () => {});
    streams.stderr.on('error', () => {});
  }

  /** How wide a line may be; without a terminal there is no end to it. */
  get width(): number {
    return (this.#streams.stdout.isTTY && this.#streams.stdout.columns) || Number.POSITIVE_INFINITY;
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

  /** Draws the screen of a terminal anew, over what was there. Where it is not high enough, lines before the last are counted. */
  screen(lines: string): Promise<void> {
    const shown = clipped(lines.split('\n'), (this.#streams.stdout.rows || Number.POSITIVE_INFINITY) - 1);
    return this.#write(`\u001b[H${shown.map((line) => `${line}\u001b[K\n`).join('')}\u001b[J`);
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

/** The first lines, and the last, which is a summary. */
const clipped = (lines: readonly string[], room: number): readonly string[] => {
  if (lines.length <= room) return lines;
  const kept = Math.max(0, room - 2);
  return [...lines.slice(0, kept), `… ${lines.length - kept - 1} more`, ...lines.slice(-1)];
};

const isGone = (error: NodeJS.ErrnoException): boolean =>
  error.code === 'EPIPE' || error.code === 'ECONNRESET' || error.code === 'ERR_STREAM_DESTROYED';

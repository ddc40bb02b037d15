import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../index.js';
import type { Output } from '../output.js';
import type { Style } from '../paint.js';
import { cells, cut, padded, printable, wrapped } from '../printable.js';

const WIDEST = 100;
const TIME_WIDTH = 6;
const WHO_WIDTH = 8;
/** Where what is said begins. */
const MARGIN = TIME_WIDTH + WHO_WIDTH + 2;
/** Where details begin, counted from there, when there is room. */
const WHAT_WIDTH = 32;

/** Who speaks on the stage, and in which colour. */
const VOICES = {
  north: 'cyan',
  south: 'magenta',
  campaign: 'yellow',
  tree: 'blue',
  you: 'green',
} as const satisfies Readonly<Record<string, Style>>;

export type Voice = keyof typeof VOICES;

/** Something that the demo promises did not happen. */
export class SceneError extends Error {
  override readonly name = 'SceneError';
}

/** Where the demo plays: numbered scenes, lines with a time and a speaker, and patience with an end. */
export class Stage {
  readonly #output: Output;
  readonly #end = new AbortController();
  readonly #signal: AbortSignal;
  readonly #startedAt = systemClock.now();
  #written: Promise<void> = Promise.resolve();
  #scenes = 0;

  /** `signal` ends the play before its time. */
  constructor(output: Output, signal: AbortSignal) {
    this.#output = output;
    this.#signal = AbortSignal.any([signal, this.#end.signal]);
  }

  /** Seconds since the curtain rose. */
  get seconds(): number {
    return (systemClock.now() - this.#startedAt) / 1_000;
  }

  get #width(): number {
    return Math.min(this.#output.width, WIDEST);
  }

  opening(title: string, subtitle: string): void {
    const { paint } = this.#output;
    this.#write([paint('bold', title), ...this.#wrapped(subtitle).map((line) => paint('dim', line))].join('\n'));
  }

  /** Opens a scene: what is shown, why it matters, and what one would type for it. */
  scene(title: string, why: string, code?: string): void {
    const { paint } = this.#output;
    this.#scenes += 1;
    const rule = '─'.repeat(Math.max(2, this.#width - title.length - 4));
    const number = paint('bold', String(this.#scenes));
    const lines = [`\n${number}  ${paint('bold', title)} ${paint('dim', rule)}`];
    for (const line of this.#wrapped(why)) lines.push(`   ${line}`);
    if (code !== undefined) lines.push(`   ${paint('dim', `> ${code}`)}`);
    this.#write(`${lines.join('\n')}\n`);
  }

  /** One thing that happened, and when. `detail` follows where there is room for it, or stands below. */
  say(who: Voice, what: string, detail = '', style?: Style): void {
    const { paint } = this.#output;
    const time = paint('dim', this.seconds.toFixed(2).padStart(TIME_WIDTH));
    const head = `${time} ${paint(VOICES[who], padded(who, WHO_WIDTH))} `;
    const said = printable(what);
    const told = style === undefined ? said : paint(style, said);
    const more = printable(detail);
    const room = this.#width - MARGIN - cells(more);
    if (more === '') {
      this.#write(`${head}${told}`);
    } else if (cells(said) + 2 <= room) {
      const gap = ' '.repeat(Math.max(2, Math.min(room, WHAT_WIDTH) - cells(said)));
      this.#write(`${head}${told}${gap}${paint('dim', more)}`);
    } else {
      const below = wrapped(more, this.#width - MARGIN - 2);
      this.#write(
        [`${head}${told}`, ...below.map((line) => `${' '.repeat(MARGIN + 2)}${paint('dim', line)}`)].join('\n'),
      );
    }
  }

  /** Lines that are shown as they are, such as a table. */
  show(text: string): void {
    const { width } = this.#output;
    const lines = text.split('\n').map((line) => cut(`   ${printable(line)}`, width));
    this.#write(lines.join('\n'));
  }

  blank(): void {
    this.#write('');
  }

  closing(summary: string, next: string): void {
    const { paint } = this.#output;
    const done = `Done in ${this.seconds.toFixed(1)} s.`;
    const [first = '', ...more] = this.#wrapped(`${done} ${summary}`);
    this.#write(['', first.replace(done, paint('bold', done)), ...more, paint('dim', next)].join('\n'));
  }

  /** Waits for what has to happen, and not for ever. Rejects with {@link SceneError}, or with what ended the play. */
  async within<T>(ms: number, what: string, happening: Promise<T>): Promise<T> {
    const over = new AbortController();
    const lateness = sleep(ms, undefined, { signal: AbortSignal.any([over.signal, this.#signal]) }).then(
      () => Promise.reject(new SceneError(`${what} did not happen within ${ms / 1_000} s`)),
      () => this.#signal.throwIfAborted(),
    );
    try {
      return (await Promise.race([happening, lateness])) as T;
    } finally {
      over.abort();
    }
  }

  /** Time to read. */
  async pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#signal }).catch(() => this.#signal.throwIfAborted());
    await this.#written;
  }

  /** Settles when everything that was said is written. */
  async flush(): Promise<void> {
    await this.#written;
    this.#end.signal.throwIfAborted();
  }

  #wrapped(text: string): string[] {
    return wrapped(text, this.#width - 3);
  }

  #write(lines: string): void {
    this.#written = this.#written.then(() => this.#output.text(lines)).catch((error) => this.#end.abort(error));
  }
}

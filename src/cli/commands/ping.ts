import { setTimeout as sleep } from 'node:timers/promises';
import { type Connection, systemClock } from '../../index.js';
import { command } from '../command.js';
import { EXIT, exitCodeOf } from '../exit-code.js';
import { Interruption } from '../interruption.js';
import { single } from '../option.js';
import { count, duration } from '../option-value.js';
import type { Output } from '../output.js';
import { printable } from '../printable.js';

const EVERY_MS = 1_000;
const TIMEOUT_MS = 5_000;

export const ping = command(
  {
    name: 'ping',
    summary: 'measure how long Asterisk takes to answer',
    description:
      'Sends a Ping every second and tells how long the answers take, until Ctrl-C. The exit code is 0 when all were answered. Here -c is the count, as with ping; a connection is picked by --connection.',
    connects: true,
    options: {
      count: single('COUNT', 'end after so many', count, { short: 'c' }),
      interval: single('TIME', 'from one to the next; default 1s', duration, { short: 'i' }),
      timeout: single('TIME', 'how long to wait for an answer; default 5s', duration),
    },
    examples: ['astervisor ping -c 5 --url ami://app@pbx'],
  },
  async ({ options, output, open }) => {
    await using session = await open({ eventMask: 'off' });
    const { pbx, ended } = session;
    const { count: rounds = Number.POSITIVE_INFINITY, interval = EVERY_MS, timeout = TIMEOUT_MS } = options;
    const series = new Series(pbx, output);
    for (let seq = 1; seq <= rounds && !ended.aborted; seq += 1) {
      await series.round(seq, timeout, ended);
      if (seq < rounds) await sleep(interval, undefined, { signal: ended }).catch(() => {});
    }
    series.summarise();
    if (ended.aborted && !(ended.reason instanceof Interruption)) throw ended.reason;
    return series.exitCode;
  },
);

/** Pings, one after the other, and what became of them. */
class Series {
  readonly #pbx: Connection;
  readonly #output: Output;
  readonly #times: number[] = [];
  #sent = 0;
  #exitCode: number = EXIT.ok;

  constructor(pbx: Connection, output: Output) {
    this.#pbx = pbx;
    this.#output = output;
  }

  /** Of the last that was not answered; 0 when all were. */
  get exitCode(): number {
    return this.#exitCode;
  }

  async round(seq: number, timeoutMs: number, signal: AbortSignal): Promise<void> {
    const { paint } = this.#output;
    const started = systemClock.now();
    try {
      await this.#pbx.send('Ping', {}, { timeoutMs, signal });
    } catch (error) {
      if (signal.aborted) return;
      this.#sent += 1;
      this.#exitCode = exitCodeOf(error);
      this.#output.note(printable(error instanceof Error ? error.message : String(error)));
      return;
    }
    const ms = Number((systemClock.now() - started).toFixed(3));
    this.#sent += 1;
    this.#times.push(ms);
    const row = { connection: this.#pbx.id, seq, ms };
    await this.#output.data(
      row,
      () => `pong from ${printable(this.#pbx.id)}  ${paint('dim', 'seq')} ${seq}  ${paint('dim', 'time')} ${ms} ms`,
    );
  }

  summarise(): void {
    const times = this.#times;
    const answered = times.length;
    const counts = `${this.#sent} sent, ${answered} answered`;
    const average = times.reduce((sum, ms) => sum + ms, 0) / answered;
    const figures = [Math.min(...times), average, Math.max(...times)].map((ms) => ms.toFixed(2)).join(' / ');
    this.#output.note(answered === 0 ? counts : `${counts}; least / average / most ${figures} ms`);
  }
}

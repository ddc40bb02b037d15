import type { Connection } from 'astervisor';
import { connectTo } from '../clients/astervisor.js';
import type { Open } from '../clients/client.js';
import { type Measured, measure } from '../measured.js';
import { REPLAYED } from '../stream.js';

/** 380 bytes each. */
const EVENTS_OF_10_MB = 27_500;
const STREAM = 22_362;

/** How long the event loop is held at a time: by the clock, and in processor time of this process, in milliseconds. */
class LoopWatch {
  clockMs = 0;
  cpuMs = 0;
  #running = true;
  #at = performance.now();
  #cpu = process.cpuUsage();

  readonly turn = (): void => {
    const at = performance.now();
    const cpu = process.cpuUsage(this.#cpu);
    this.clockMs = Math.max(this.clockMs, at - this.#at);
    this.cpuMs = Math.max(this.cpuMs, (cpu.user + cpu.system) / 1_000);
    this.#at = performance.now();
    this.#cpu = process.cpuUsage();
    if (this.#running) setImmediate(this.turn);
  };

  stop(): void {
    this.#running = false;
  }
}

/** A burst over so many connections, 10 MB in all or on each, with one cheap listener each; nothing pauses a socket. */
export const burst =
  (connections: number, events = EVENTS_OF_10_MB) =>
  async (_open: Open, port: number, bursts: number): Promise<Measured> => {
    const all: Connection[] = [];
    for (let i = 0; i < connections; i += 1) all.push(await connectTo(port));
    let count = 0;
    for (const pbx of all) {
      pbx.addListener(
        () => true,
        () => {
          count += 1;
        },
      );
    }
    const once = async (): Promise<void> => {
      const ends = all.map((pbx) => pbx.waitFor(REPLAYED, { timeoutMs: 120_000 }));
      // The stream is a little shorter than 10 MB: it comes as often as it takes.
      const times = Math.ceil(events / STREAM);
      for (const pbx of all) void pbx.send('Replay', { Times: times, Events: Math.floor(events / times) });
      await Promise.all(ends);
    };
    for (let warm = 0; warm < 3; warm += 1) await once();
    const held: LoopWatch[] = [];
    count = 0;
    const measured = await measure(async () => {
      for (let left = bursts; left > 0; left -= 1) {
        const watch = new LoopWatch();
        setImmediate(watch.turn);
        await once();
        watch.stop();
        held.push(watch);
      }
      return count;
    });
    const times = Math.ceil(events / STREAM);
    const due = bursts * connections * (times * Math.floor(events / times) + 1);
    if (count !== due) throw new Error(`${count} events came, and ${due} were sent`);
    for (const pbx of all) void pbx.close({ force: true });
    const least = (of: (watch: LoopWatch) => number): number => Math.min(...held.map(of));
    // Others on the machine make a turn longer and never shorter: the least of several bursts is what is ours.
    return {
      ...measured,
      figures: { heldCpuMs: least(({ cpuMs }) => cpuMs), heldClockMs: least(({ clockMs }) => clockMs) },
    };
  };

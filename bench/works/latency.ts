import { connectTo } from '../clients/astervisor.js';
import type { Open } from '../clients/client.js';
import { type Measured, measure, nowMicros } from '../measured.js';
import { REPLAYED } from '../stream.js';

const ACTIONS_IN_FLIGHT = 10;

const quantile = (sorted: Float64Array, part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;

/** From the wire to the listener: so many events a second, each with the time of its sending, beside ten Pings in flight. */
export const latencyAt =
  (perSecond: number) =>
  async (_open: Open, port: number, seconds: number): Promise<Measured> => {
    const pbx = await connectTo(port);
    const taken = new Float64Array(perSecond * seconds);
    let count = 0;
    pbx.addListener('UserEvent', (event) => {
      taken[count] = nowMicros() - Number(event.get('SentAt'));
      count += 1;
    });
    let busy = true;
    let actions = 0;
    const ask = async (): Promise<void> => {
      while (busy) {
        await pbx.send('Ping');
        actions += 1;
        // A turn in between: the figure is of events beside actions, not of actions as fast as they go.
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    };
    const asking = Array.from({ length: ACTIONS_IN_FLIGHT }, ask);
    const measured = await measure(async () => {
      const end = pbx.waitFor(REPLAYED, { timeoutMs: 120_000 });
      await pbx.send('Pace', { Pace: perSecond, Events: taken.length });
      await end;
      return count;
    });
    busy = false;
    await Promise.all(asking);
    if (count !== taken.length) throw new Error(`${count} events came, and ${taken.length} were sent`);
    await pbx.close({ force: true });
    taken.sort();
    const milliseconds = (part: number): number => quantile(taken, part) / 1_000;
    const figures = { p50: milliseconds(0.5), p99: milliseconds(0.99), p999: milliseconds(0.999) };
    return { ...measured, figures: { ...figures, actionsPerSecond: actions / measured.seconds } };
  };

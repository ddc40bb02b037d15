import { connectTo } from '../clients/astervisor.js';
import type { Open } from '../clients/client.js';
import { inUse, type Measured, measure } from '../measured.js';
import { REPLAYED } from '../stream.js';

/** The characters and the header of a string, which begins at a multiple of eight, and its place in an array. */
const weigh = ({ length }: string): number => Math.ceil((16 + length) / 8) * 8 + 8;

/** What it weighs when somebody keeps a field of many events: no more than the values themselves. */
export const keptValues = async (_open: Open, port: number, count: number): Promise<Measured> => {
  const pbx = await connectTo(port);
  const kept: string[] = [];
  const replayed = async (): Promise<void> => {
    const end = pbx.waitFor(REPLAYED, { timeoutMs: 60_000 });
    await pbx.send('Replay', { Times: 1 });
    await end;
  };
  let wanted = 0;
  // Reads before it keeps: what is learnt of layouts is no part of what a value weighs.
  pbx.addListener(
    (event) => {
      const value = event.get('Channel');
      if (value !== undefined && kept.length < wanted) kept.push(value);
      return false;
    },
    () => {},
  );
  for (let warm = 0; warm < 4; warm += 1) await replayed();
  const before = await inUse();
  wanted = count;
  const measured = await measure(async () => {
    await replayed();
    return kept.length;
  });
  const after = await inUse();
  const values = kept.reduce((sum, value) => sum + weigh(value), 0);
  const grown = after.heap - before.heap;
  await pbx.close({ force: true });
  const figures = { grownBytes: grown, valuesWeigh: values, grownOverWeight: grown / values };
  return { ...measured, figures: { ...figures, grownBuffers: after.buffers - before.buffers } };
};

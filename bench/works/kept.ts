import { connectTo } from '../clients/astervisor.js';
import type { Open } from '../clients/client.js';
import { inUse, type Measured, measure } from '../measured.js';
import { REPLAYED } from '../stream.js';

/** An array slot, and what a string has beside its characters. */
const SLOT_AND_HEADER = 8 + 16;

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
  pbx.addListener(
    () => kept.length < wanted,
    (event) => {
      const value = event.get('Channel');
      if (value !== undefined) kept.push(value);
    },
  );
  await replayed();
  const before = await inUse();
  wanted = count;
  const measured = await measure(async () => {
    await replayed();
    return kept.length;
  });
  const after = await inUse();
  const values = kept.reduce((sum, value) => sum + value.length + SLOT_AND_HEADER, 0);
  const grown = after.heap - before.heap;
  await pbx.close({ force: true });
  const figures = { grownBytes: grown, valuesWeigh: values, grownOverWeight: grown / values };
  return { ...measured, figures: { ...figures, grownBuffers: after.buffers - before.buffers } };
};

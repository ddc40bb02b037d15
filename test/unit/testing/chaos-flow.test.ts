import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SimulatedClock } from 'xstate';
import { ChaosFlow } from '../../../src/testing/chaos-flow.js';
import type { Toxic } from '../../../src/testing/index.js';

const setUp = (toxics: readonly Toxic[] = [], random = () => 0.5) => {
  const clock = new SimulatedClock();
  const out: string[] = [];
  const flow = new ChaosFlow(
    { clock, random },
    {
      write: (bytes) => out.push(bytes.toString('latin1')),
      end: () => out.push('FIN'),
      close: () => out.push('CLOSE'),
      hold: (full) => out.push(full ? 'HOLD' : 'GO'),
    },
  );
  flow.toxics = toxics;
  return { clock, out, flow, push: (text: string) => flow.push(Buffer.from(text)) };
};

describe('a flow of bytes', () => {
  it('passes at once without a toxic', () => {
    const { out, flow, push } = setUp();
    push('a');
    push('b');
    flow.push(undefined);
    expect(out).toEqual(['a', 'b', 'FIN']);
  });

  it('is late by the latency, FIN too, and does not add up', () => {
    const { clock, out, flow, push } = setUp([{ type: 'latency', latencyMs: 100 }]);
    push('a');
    clock.increment(50);
    push('b');
    flow.push(undefined);
    clock.increment(49);
    expect(out).toEqual([]);
    clock.increment(1);
    expect(out).toEqual(['a']);
    clock.increment(50);
    expect(out).toEqual(['a', 'b', 'FIN']);
  });

  it('keeps its order under jitter', () => {
    const numbers = [1, 0, 0.5];
    const { clock, out, push } = setUp(
      [{ type: 'latency', latencyMs: 100, jitterMs: 80 }],
      () => numbers.shift() ?? 0.5,
    );
    push('a');
    push('b');
    clock.increment(179);
    expect(out).toEqual([]);
    clock.increment(1);
    expect(out).toEqual(['a', 'b']);
  });

  it('trickles through a narrow link', () => {
    const { clock, out, push } = setUp([{ type: 'bandwidth', bytesPerSecond: 1_000 }]);
    push('x'.repeat(200));
    clock.increment(49);
    expect(out).toEqual([]);
    clock.increment(1);
    expect(out).toEqual(['x'.repeat(50)]);
    clock.increment(150);
    expect(out.join('')).toHaveLength(200);
  });

  it('asks the source to wait when a narrow link is full', () => {
    const { clock, out, push } = setUp([{ type: 'bandwidth', bytesPerSecond: 100_000 }]);
    push('x'.repeat(300_000));
    expect(out).toEqual(['HOLD']);
    clock.increment(3_000);
    expect(out).toContain('GO');
  });

  it('is cut into slices, with pauses between', () => {
    const { clock, out, push } = setUp([{ type: 'slicer', bytes: 2, delayMs: 10 }]);
    push('abcde');
    clock.increment(30);
    expect(out).toEqual(['ab', 'cd', 'e']);
  });

  it('is held by a black hole, and arrives when that is gone', () => {
    const { clock, out, flow, push } = setUp();
    flow.toxics = [{ type: 'timeout' }];
    push('a');
    flow.push(undefined);
    clock.increment(1_000_000);
    expect(out).toEqual([]);
    flow.toxics = [];
    expect(out).toEqual(['a', 'FIN']);
  });

  it('is closed after its limit of bytes', () => {
    const { out, push } = setUp([{ type: 'limit_data', bytes: 3 }]);
    push('ab');
    push('cd');
    expect(out).toEqual(['ab', 'c', 'CLOSE']);
  });

  it('ends slowly', () => {
    const { clock, out, flow, push } = setUp([{ type: 'slow_close', delayMs: 500 }]);
    push('a');
    flow.push(undefined);
    expect(out).toEqual(['a']);
    clock.increment(500);
    expect(out).toEqual(['a', 'FIN']);
  });

  it('plans anew what waits when its toxics change', () => {
    const { out, flow, push } = setUp([{ type: 'bandwidth', bytesPerSecond: 0 }]);
    push('abc');
    expect(out).toEqual([]);
    flow.toxics = [];
    expect(out).toEqual(['abc']);
  });

  it('loses and reorders nothing, whatever harms it', () => {
    const toxic: fc.Arbitrary<Toxic> = fc.oneof(
      fc.record({ type: fc.constant('latency' as const), latencyMs: fc.nat(500), jitterMs: fc.nat(500) }),
      fc.record({ type: fc.constant('bandwidth' as const), bytesPerSecond: fc.integer({ min: 10, max: 1_000 }) }),
      fc.record({
        type: fc.constant('slicer' as const),
        bytes: fc.integer({ min: 1, max: 5 }),
        variation: fc.nat(3),
        delayMs: fc.nat(9),
      }),
      fc.record({ type: fc.constant('timeout' as const) }),
    );
    const step = fc.oneof(
      fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme-ascii' }).map((text) => ({ text })),
      fc.array(toxic, { maxLength: 3 }).map((toxics) => ({ toxics })),
      fc.nat(300).map((ms) => ({ ms })),
    );
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 20 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (steps, randoms) => {
          const { clock, out, flow, push } = setUp([], () => randoms.next().value as number);
          let sent = '';
          for (const one of steps) {
            if ('text' in one) {
              push(one.text);
              sent += one.text;
            } else if ('toxics' in one) flow.toxics = one.toxics;
            else clock.increment(one.ms);
          }
          flow.push(undefined);
          flow.toxics = [];
          expect(out.join('')).toBe(`${sent}FIN`);
        },
      ),
    );
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import type { ChaosProxy, Toxic } from '../../src/testing/index.js';
import type { OtherSide } from './other-side.js';

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const toxics: readonly Toxic[] = [
  { type: 'latency', latencyMs: 200, jitterMs: 150 },
  { type: 'latency', latencyMs: 200, jitterMs: 150, stream: 'upstream' },
  { type: 'slicer', bytes: 7, variation: 6, stream: 'upstream' },
  { type: 'slicer', bytes: 100, variation: 99 },
  { type: 'timeout' },
  { type: 'timeout', stream: 'upstream' },
  { type: 'limit_data', bytes: 3_333 },
  { type: 'limit_data', bytes: 333, stream: 'upstream' },
  { type: 'reset', afterMs: 100 },
];

/** What can be stopped for a while, and goes on where it was. */
interface Freezable {
  freeze(): void;
  thaw(): void;
}

/** Does one harm that calls survive, to the link or to the server. Returns what it was. */
export const linkTrouble = async (random: () => number, proxy: ChaosProxy, server: Freezable): Promise<string> => {
  const choice = Math.floor(random() * 5);
  const lasting = 300 + random() * 3_000;
  if (choice === 0) {
    proxy.drop({ mode: 'rst' });
    return 'RST';
  }
  if (choice === 1) {
    proxy.drop();
    return 'FIN';
  }
  if (choice === 2) {
    proxy.down();
    await sleep(lasting);
    await proxy.up();
    return 'nobody listens';
  }
  if (choice === 3) {
    server.freeze();
    await sleep(lasting);
    server.thaw();
    return 'Asterisk stands still';
  }
  const stream = random() < 0.5 ? 'upstream' : 'downstream';
  const id = proxy.add({ type: 'timeout', stream });
  await sleep(lasting);
  proxy.remove(id);
  return `black hole ${stream}`;
};

/** Does one harm to the link or to the other side, waits, and takes it away again. Returns what it was. */
export const trouble = async (random: () => number, proxy: ChaosProxy, other: OtherSide): Promise<string> => {
  const choice = Math.floor(random() * (toxics.length + 4));
  const lasting = 500 + random() * 2_500;
  const toxic = toxics[choice];
  if (toxic) {
    const id = proxy.add(toxic);
    await sleep(lasting);
    proxy.remove(id);
    return `${toxic.type} ${toxic.stream ?? 'downstream'}`;
  }
  if (choice === toxics.length) {
    proxy.drop({ mode: 'rst' });
    return 'RST';
  }
  if (choice === toxics.length + 1) {
    proxy.drop();
    return 'FIN';
  }
  if (choice === toxics.length + 2) {
    proxy.down();
    await sleep(lasting);
    await proxy.up();
    return 'nobody listens';
  }
  await other.kill();
  await sleep(lasting / 5);
  await other.restart();
  return 'Asterisk is killed';
};

import { describe, expect, it, vi } from 'vitest';
import { memoryDial, memoryPair } from '../../../src/transport/memory.js';
import { describeTransport } from './contract.js';
import { Recorded, RecordedPeer } from './recorded.js';

const target = { host: 'pbx', port: 5038 };
const microtasks = async (count: number) => {
  for (let index = 0; index < count; index += 1) await Promise.resolve();
};

describeTransport({ name: 'memory', dial: (listener) => listener.dial, target: () => target });

describe('a transport in memory', () => {
  it('delivers in microtasks alone', async () => {
    const [near, far] = [new Recorded(), new Recorded()];
    const [end] = memoryPair(near, far);
    end.write('a');
    end.write('b');
    expect(far.calls).toEqual([]);
    await microtasks(5);
    expect(far.calls).toEqual(['opened', 'data']);
    expect(far.text).toBe('ab');
  });

  it('delivers the writes of one turn as one chunk', async () => {
    const chunks: string[] = [];
    const far = new Recorded();
    far.data = (chunk) => chunks.push(chunk.toString());
    const [end] = memoryPair(new Recorded(), far);
    end.write('a');
    end.write('b');
    await microtasks(5);
    end.write('c');
    await microtasks(5);
    expect(chunks).toEqual(['ab', 'c']);
  });

  it('copies the bytes, which the writer may use again', async () => {
    const far = new Recorded();
    const [end] = memoryPair(new Recorded(), far);
    const bytes = Buffer.from('first');
    end.write(bytes);
    bytes.write('again');
    await microtasks(5);
    expect(far.text).toBe('first');
  });

  it('loses what was written in the turn in which it is destroyed, as a socket does', async () => {
    const far = new Recorded();
    const [end] = memoryPair(new Recorded(), far);
    await microtasks(5);
    end.write('lost');
    end.destroy();
    await microtasks(5);
    expect(far.text).toBe('');
    expect(far.calls).toEqual(['opened', 'closed']);
  });

  it('vanishes without a word', async () => {
    const far = new Recorded();
    const [end, other] = memoryPair(new Recorded(), far);
    await microtasks(5);
    end.vanish();
    other.write('into the void');
    await microtasks(5);
    expect(far.calls).toEqual(['opened']);
  });

  it('breaks the link of one who writes to an end that is gone', async () => {
    const far = new RecordedPeer();
    const [end, other] = memoryPair(new Recorded(), far);
    await microtasks(5);
    end.destroy();
    await microtasks(5);
    expect(far.calls).toEqual(['opened', 'ended']);
    other.write('too late');
    await microtasks(5);
    expect(far.code).toBe('EPIPE');
  });

  it('goes on delivering after a handler has thrown', async () => {
    const queued: (() => void)[] = [];
    vi.spyOn(globalThis, 'queueMicrotask').mockImplementation((task) => void queued.push(task));
    const far = new Recorded();
    far.opened = () => {
      throw new Error('planned');
    };
    const [end] = memoryPair(new Recorded(), far);
    end.write('still there');
    const thrown: unknown[] = [];
    for (let task = queued.shift(); task; task = queued.shift()) {
      try {
        task();
      } catch (error) {
        thrown.push(error);
      }
    }
    vi.restoreAllMocks();
    expect(thrown).toEqual([new Error('planned')]);
    expect(far.text).toBe('still there');
  });

  it('can leave a dial without any answer', async () => {
    const near = new Recorded();
    memoryDial(() => 'unanswered')(target, near);
    await microtasks(10);
    expect(near.calls).toEqual([]);
  });

  it('is told the target, and names it', async () => {
    const targets: unknown[] = [];
    const transport = memoryDial((_end, wanted) => {
      targets.push(wanted);
      return 'refused';
    })(target, new Recorded());
    await microtasks(5);
    expect(targets).toEqual([target]);
    expect(transport.remote).toBe('pbx:5038');
  });
});

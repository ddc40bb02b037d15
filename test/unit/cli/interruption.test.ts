import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { Interruption, Interruptions } from '../../../src/cli/interruption.js';

class FakeProcess extends EventEmitter {
  readonly exits: number[] = [];
  exit(code: number): never {
    this.exits.push(code);
    return undefined as never;
  }
}

describe('an interruption', () => {
  it('asks politely once, and then gives way', () => {
    const source = new FakeProcess();
    const { signal } = new Interruptions(source);
    expect(signal.aborted).toBe(false);
    source.emit('SIGINT', 'SIGINT');
    expect(signal.reason).toBeInstanceOf(Interruption);
    expect(signal.reason).toMatchObject({ signal: 'SIGINT', exitCode: 130 });
    expect(source.exits).toEqual([]);
    source.emit('SIGTERM', 'SIGTERM');
    expect(source.exits).toEqual([143]);
  });

  it('is no longer watched for when the work is done', () => {
    const source = new FakeProcess();
    new Interruptions(source)[Symbol.dispose]();
    expect(source.listenerCount('SIGINT') + source.listenerCount('SIGTERM')).toBe(0);
  });
});

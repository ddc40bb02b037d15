import { describe, expect, it } from 'vitest';
import { HandshakeLimiter, type Permit } from '../../../src/connection/handshake-limiter.js';

describe('a handshake limiter', () => {
  it('grants so many permits at a time, and the next in the order of asking', () => {
    const limiter = new HandshakeLimiter(2);
    const permits: Permit[] = [];
    const order: number[] = [];
    for (const number of [1, 2, 3, 4]) {
      limiter.acquire('pbx:5038', (permit) => {
        permits.push(permit);
        order.push(number);
      });
    }
    expect(order).toEqual([1, 2]);
    permits[0]?.();
    expect(order).toEqual([1, 2, 3]);
    permits[1]?.();
    expect(order).toEqual([1, 2, 3, 4]);
  });

  it('counts a permit that is released twice once', () => {
    const limiter = new HandshakeLimiter(1);
    const first = limiter.tryAcquire('pbx:5038');
    first?.();
    const second = limiter.tryAcquire('pbx:5038');
    first?.();
    expect(second).toBeDefined();
    expect(limiter.tryAcquire('pbx:5038')).toBeUndefined();
  });

  it('passes over a request that was taken back', () => {
    const limiter = new HandshakeLimiter(1);
    const permit = limiter.tryAcquire('pbx:5038');
    const order: string[] = [];
    const withdraw = limiter.acquire('pbx:5038', () => order.push('withdrawn'));
    limiter.acquire('pbx:5038', () => order.push('next'));
    withdraw();
    permit?.();
    expect(order).toEqual(['next']);
  });

  it('lets nobody overtake those who wait', () => {
    const limiter = new HandshakeLimiter(1);
    const permit = limiter.tryAcquire('pbx:5038');
    limiter.acquire('pbx:5038', () => undefined);
    permit?.();
    expect(limiter.tryAcquire('pbx:5038')).toBeUndefined();
  });

  it('counts each endpoint by itself', () => {
    const limiter = new HandshakeLimiter(1);
    expect(limiter.tryAcquire('a:5038')).toBeDefined();
    expect(limiter.tryAcquire('b:5038')).toBeDefined();
    expect(limiter.tryAcquire('a:5038')).toBeUndefined();
  });

  it('wakes everyone who sleeps, once', () => {
    const limiter = new HandshakeLimiter();
    const woken: number[] = [];
    for (const number of [1, 2]) limiter.onRevival('pbx:5038', () => woken.push(number));
    limiter.onRevival('other:5038', () => woken.push(3));
    limiter.revived('pbx:5038');
    limiter.revived('pbx:5038');
    expect(woken).toEqual([1, 2]);
  });

  it('keeps its limit when those it wakes ask for a permit at once, as connections do', () => {
    const limiter = new HandshakeLimiter(2);
    let granted = 0;
    const sleep = () => {
      const withdraw = limiter.onRevival('pbx:5038', () => {
        withdraw();
        limiter.acquire('pbx:5038', () => {
          granted += 1;
        });
      });
    };
    for (let i = 0; i < 50; i += 1) sleep();
    limiter.revived('pbx:5038');
    expect(granted).toBe(2);
  });

  it('does not wake one who was removed by another that was woken', () => {
    const limiter = new HandshakeLimiter();
    const woken: string[] = [];
    let withdrawSecond = () => {};
    limiter.onRevival('pbx:5038', () => {
      woken.push('first');
      withdrawSecond();
    });
    withdrawSecond = limiter.onRevival('pbx:5038', () => woken.push('second'));
    limiter.revived('pbx:5038');
    expect(woken).toEqual(['first']);
  });
});

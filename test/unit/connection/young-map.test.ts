import { describe, expect, it } from 'vitest';
import { YoungMap } from '../../../src/connection/young-map.js';

describe('a map for entries that come and go', () => {
  it('holds what a Map holds, in its order, however often it starts anew', () => {
    const young = new YoungMap<number, string>();
    const map = new Map<number, string>();
    for (let i = 0; i < 20_000; i += 1) {
      young.set(i, `${i}`);
      map.set(i, `${i}`);
      // Some stay for long, some leave at once, some twice.
      const leaving = i % 7 === 0 ? i - 5_000 : i;
      expect(young.delete(leaving)).toBe(map.delete(leaving));
      expect(young.size).toBe(map.size);
    }
    expect([...young.values()]).toEqual([...map.values()]);
    expect(map.size).toBeGreaterThan(100);
    for (const key of map.keys()) expect([young.has(key), young.get(key)]).toEqual([true, map.get(key)]);
    expect([young.has(-1), young.get(-1), young.delete(-1)]).toEqual([false, undefined, false]);
  });

  it('keeps the place of a key that is set again', () => {
    const young = new YoungMap<string, number>();
    young.set('a', 1);
    young.set('b', 2);
    young.set('a', 3);
    expect([...young.values()]).toEqual([3, 2]);
  });

  it('lets entries be deleted by the one who walks over them', () => {
    const young = new YoungMap<number, number>();
    for (let i = 0; i < 5_000; i += 1) young.set(i, i);
    const seen: number[] = [];
    for (const value of young.values()) {
      seen.push(value);
      young.delete(value);
    }
    expect([seen.length, young.size]).toEqual([5_000, 0]);
  });
});

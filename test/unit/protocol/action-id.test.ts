import { describe, expect, it } from 'vitest';
import { createActionIds } from '../../../src/protocol/action-id.js';

describe('ActionIDs', () => {
  it('differ within a source and between sources', () => {
    const sources = Array.from({ length: 50 }, createActionIds);
    const ids = sources.flatMap((next) => [next(), next(), next()]);
    expect(new Set(ids).size).toBe(150);
  });

  it('begin with the prefix of their source', () => {
    const next = createActionIds();
    expect(next().startsWith(next.prefix)).toBe(true);
    expect(next.prefix).not.toBe(createActionIds().prefix);
  });

  it('are at most 32 characters of plain ASCII', () => {
    const next = createActionIds();
    for (let i = 0; i < 1_000; i++) expect(next()).toMatch(/^[!-~]{1,32}$/);
    // A counter may grow to the last integer that a number tells apart.
    expect(next.prefix.length + String(Number.MAX_SAFE_INTEGER).length).toBeLessThanOrEqual(32);
  });
});

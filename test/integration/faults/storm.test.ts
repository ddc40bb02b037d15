import { expect, it } from 'vitest';
import { Program } from './support/program.js';

it('E57: 50,000 events a second for ten seconds are all heard, in order, in 64 MB, with slow listeners beside them', {
  timeout: 600_000,
}, async () => {
  const storm = new Program('storm.ts');
  const url = await storm.line(0);
  const flooded = new Program('flooded.ts', [url], { flags: ['--max-old-space-size=64'] });
  const { code, stdout, stderr } = await storm.whileUp(flooded.ended);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toEqual({
    counted: 500_000,
    disorder: 0,
    slow: 500,
    pings: true,
    overflow: 'AMI_STREAM_OVERFLOW',
    stream: { all: 500_000, dropped: true, bounded: true },
    paused: 0,
    lagged: true,
    maxLag: true,
    state: 'ready',
    epoch: 1,
    malformed: 0,
  });
  expect(await storm.line(1)).toMatch(/^\d+ ms$/);
});

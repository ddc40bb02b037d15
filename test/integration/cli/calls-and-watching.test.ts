import { describe, expect, it } from 'vitest';
import { run, start, values } from './support/cli.js';
import { startPbx } from './support/pbx.js';

describe('astervisor call', () => {
  it('ends with 1 when the phone is busy, and does not wait for a far end', async () => {
    const { env } = await startPbx({ dialOutcome: () => ({ status: 'BUSY', afterMs: 1 }) });
    const { code, stdout } = await run(['call', 'PJSIP/100', '200'], env);
    expect(values(stdout).map(({ stage, status }) => [stage, status])).toEqual([
      ['queued', 'queued'],
      ['answered', 'busy'],
    ]);
    expect(code).toBe(1);
  });
});

describe('--watch', () => {
  it('keeps its connection until Ctrl-C', async () => {
    const { fake, env } = await startPbx();
    const cli = start(['channels', '--watch'], env);
    await cli.says('stdout', /"synced"/);
    void fake.simulateCall({ from: 'PJSIP/1001', to: 'PJSIP/1002', durationMs: 60_000, ringMs: 1 });
    await cli.says('stdout', /"type":"event"/);
    cli.signal('SIGINT');
    const { code, stdout } = await cli.end();
    expect(code).toBe(0);
    expect(values(stdout).map(({ type }) => type)).not.toContain('stale');
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FakeAsterisk } from '../../../src/testing/index.js';
import { aFake } from './support/connections.js';
import { Program } from './support/program.js';

const recipe = `process.on('SIGTERM', async () => {
  await tree.stop({ timeoutMs: 10_000 });
});`;

/** The program, with one action in flight and one waiting; `answer` answers the first. */
const atWork = async ({ drainTimeoutMs = 120_000, stopTimeoutMs = 240_000 } = {}) => {
  const fake = await aFake();
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  fake.on('CoreStatus', async (call) => {
    await held;
    call.respond();
  });
  const program = new Program('terminable.ts', [fake.url(), drainTimeoutMs, stopTimeoutMs]);
  await program.whileUp(fake.waitForAction('CoreStatus'));
  return { fake, program, answer };
};

const names = (fake: FakeAsterisk) => fake.actions.map(({ name }) => name);
const after = (lines: readonly string[], line: string) => lines.slice(lines.indexOf(line));

describe('H81: SIGTERM in the middle of an action', { timeout: 120_000 }, () => {
  it('is handled by three lines, which stand in the manual', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/how-to/shut-down.md'), 'utf8');
    expect(page).toContain(recipe);
    const program = readFileSync(join(import.meta.dirname, 'programs/terminable.ts'), 'utf8');
    expect(program).toContain(recipe.replace('10_000', 'Number(stopTimeoutMs)'));
  });

  it('lets it be answered, sends what was accepted, refuses what is new, says Logoff and exits with 0', async () => {
    const { fake, program, answer } = await atWork();
    program.signal('SIGTERM');
    await program.says('closing');
    expect(names(fake)).not.toContain('Logoff');
    answer();
    expect(await program.ended).toMatchObject({ code: 0, signal: null, stderr: '' });
    expect(after(program.lines, 'SIGTERM')).toEqual([
      'SIGTERM',
      'worker: asked to stop',
      'closing',
      'afterwards: AMI_CLOSED, sent false',
      'in flight: answered',
      'waiting: answered',
      'closed',
      'ended: "shutdown"',
    ]);
    expect(names(fake).slice(-3)).toEqual(['CoreStatus', 'CoreSettings', 'Logoff']);
    expect(fake.sessions).toEqual([]);
  });

  it('does the same when it comes twice, and again', async () => {
    const { fake, program, answer } = await atWork();
    program.signal('SIGTERM');
    await program.says('SIGTERM', 1);
    program.signal('SIGTERM');
    await program.says('SIGTERM', 2);
    program.signal('SIGTERM');
    await program.says('SIGTERM', 3);
    answer();
    expect(await program.ended).toMatchObject({ code: 0, signal: null, stderr: '' });
    expect(program.lines).toContain('in flight: answered');
    expect(program.lines.at(-1)).toBe('ended: "shutdown"');
    expect(names(fake).filter((name) => name === 'Logoff')).toHaveLength(1);
  });

  it('waits for a PBX that hangs no longer than it may, and says what is in doubt', async () => {
    const { fake, program } = await atWork({ drainTimeoutMs: 300 });
    fake.stall();
    program.signal('SIGTERM');
    expect(await program.ended).toMatchObject({ code: 0, signal: null, stderr: '' });
    expect(program.lines).toContain('in flight: AMI_OUTCOME_UNKNOWN, sent true');
    expect(program.lines).toContain('waiting: AMI_CLOSED, sent false');
    expect(program.lines).not.toContain('shutdown_error');
    expect(program.lines.at(-1)).toBe('ended: "shutdown"');
    expect(names(fake)).not.toContain('CoreSettings');
  });

  it('kills what is not down when the time of stop() is over, reports it, and still exits with 0', async () => {
    const { fake, program } = await atWork({ stopTimeoutMs: 100 });
    fake.stall();
    program.signal('SIGTERM');
    expect(await program.ended).toMatchObject({ code: 0, signal: null, stderr: '' });
    expect(program.lines).toContain('in flight: AMI_OUTCOME_UNKNOWN, sent true');
    expect(program.lines).toContain('waiting: AMI_CLOSED, sent false');
    expect(program.lines).toContain('shutdown_error');
    expect(program.lines).toContain('ended: "killed"');
  });

  it('ends a process whose PBX is gone at once', async () => {
    const { fake, program } = await atWork();
    fake.crash();
    await program.says('reconnecting');
    program.signal('SIGTERM');
    expect(await program.ended).toMatchObject({ code: 0, signal: null, stderr: '' });
    expect(program.lines).toContain('in flight: AMI_OUTCOME_UNKNOWN, sent true');
    expect(program.lines.slice(-2)).toEqual(['closed', 'ended: "shutdown"']);
  });

  it('ends a process whose PBX dies while it drains', async () => {
    const { fake, program } = await atWork();
    program.signal('SIGTERM');
    await program.says('closing');
    fake.crash({ mode: 'rst' });
    expect(await program.ended).toMatchObject({ code: 0, signal: null, stderr: '' });
    expect(program.lines).toContain('in flight: AMI_OUTCOME_UNKNOWN, sent true');
    expect(program.lines).toContain('waiting: AMI_CLOSED, sent false');
    expect(program.lines).not.toContain('reconnecting');
  });
});

import { describe, expect, it } from 'vitest';
import { AbortGroups } from '../../../src/client/actions/abort-groups.js';
import { Outbox } from '../../../src/client/actions/outbox.js';
import type { PendingAction } from '../../../src/connection/pending-action.js';
import type { Session } from '../../../src/connection/session.js';
import { dose } from '../../support/dose.js';
import { anAction } from '../../support/messages.js';
import { type Outcome, outcome } from '../../support/outcome.js';
import { ManualClock, turns } from '../supervisor/support/manual-clock.js';

const many = dose(50_000);
/** Generous: an algorithm whose time grows with the square takes minutes. */
const timeout = 180_000;

const queued = async (signal?: AbortSignal) => {
  const clock = new ManualClock();
  const unlimited = Number.POSITIVE_INFINITY;
  const limits = { concurrency: unlimited, callsPerSecond: unlimited, maxQueued: many, maxPending: many };
  const outbox = new Outbox({ clock, aborts: new AbortGroups(), ...limits });
  const fates: Outcome[] = [];
  for (let i = 0; i < many; i += 1) {
    const pending = anAction('Ping', `id-${i}`);
    fates.push(outcome(pending.promise));
    outbox.post(pending, { priority: 0, whenDisconnected: 'queue', signal });
  }
  await turns();
  expect(outbox.waiting).toBe(many);
  return { outbox, fates, clock };
};

const withResolver = () => {
  let reject = (_error: Error): void => undefined;
  const promise = new Promise<never>((_, fail) => {
    reject = fail;
  });
  return { promise, reject };
};

const rejectAll = (rejections: readonly ReturnType<typeof withResolver>[]): void => {
  for (const { reject } of rejections) reject(new Error('closed'));
};

/** Milliseconds of processor time until everybody has been told. */
const processorTime = async (work: () => void): Promise<number> => {
  const before = process.cpuUsage();
  work();
  await turns();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};

const kinds = (fates: readonly Outcome[]) => [...new Set(fates.map(({ code, sent }) => `${code} ${sent}`))];

describe('fifty thousand actions that wait', { timeout }, () => {
  it('are all rejected when the connection is closed', async () => {
    const { outbox, fates, clock } = await queued();
    outbox.end('AMI_CLOSED', undefined);
    await turns();
    expect(kinds(fates)).toEqual(['AMI_CLOSED false']);
    expect(outbox.waiting).toBe(0);
    expect(clock.pending).toBe(0);
  });

  it('cost less to reject than as many promises with an error each that has its stack', async () => {
    const ours: number[] = [];
    const bare: number[] = [];
    // The better of two of each, in turns: what else the machine does then weighs on both.
    for (let round = 0; round < 2; round += 1) {
      const { outbox, fates } = await queued();
      ours.push(await processorTime(() => outbox.end('AMI_CLOSED', undefined)));
      expect(kinds(fates)).toEqual(['AMI_CLOSED false']);
      const rejections = Array.from({ length: many }, () => withResolver());
      for (const { promise } of rejections) outcome(promise);
      bare.push(await processorTime(() => rejectAll(rejections)));
    }
    expect(Math.min(...ours)).toBeLessThan(Math.min(...bare));
  });

  it('may share one signal, which rejects them all, and of which the process does not warn', async () => {
    const heard: string[] = [];
    const listen = (warning: Error) => heard.push(warning.message);
    process.on('warning', listen);
    const controller = new AbortController();
    const { outbox, fates } = await queued(controller.signal);
    controller.abort();
    await turns();
    process.off('warning', listen);
    expect(kinds(fates)).toEqual(['AMI_ACTION_ABORTED false']);
    expect(heard).toEqual([]);
    outbox.end('AMI_CLOSED', undefined);
  });

  it('come due together', async () => {
    const { outbox, fates, clock } = await queued();
    await clock.advance(10_000);
    expect(kinds(fates)).toEqual(['AMI_ACTION_TIMEOUT false']);
    expect(outbox).toMatchObject({ waiting: 0, inFlight: 0 });
  });

  it('D51: all go out in the order of their calls when the link comes up', async () => {
    const { outbox, fates } = await queued();
    const sent: string[] = [];
    const submit = (pending: PendingAction) => {
      pending.sent = true;
      sent.push(pending.actionId);
    };
    outbox.open({ submit, takes: () => true } as unknown as Session);
    await turns();
    expect(sent).toHaveLength(many);
    expect(sent.every((id, index) => id === `id-${index}`)).toBe(true);
    expect(kinds(fates)).toEqual(['pending undefined']);
    outbox.failAll(() => new Error('over'));
  });
});

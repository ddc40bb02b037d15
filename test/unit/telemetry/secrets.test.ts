import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { connection } from '../../../src/client/tree/connection-spec.js';
import { startSupervisor } from '../../../src/client/tree/tree.js';
import { Secret } from '../../../src/telemetry/secret.js';
import { outcome } from '../../support/outcome.js';
import { Rig } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

const hidden = 'hunter2-très-secret';

/** Everything that a person could print of a value. */
const printed = (value: unknown): string => {
  let json = '';
  try {
    json = JSON.stringify(value, (_key, part) => (typeof part === 'bigint' ? String(part) : part)) ?? '';
  } catch {
    // Circular values have no JSON.
  }
  const shown = inspect(value, { depth: 5, showHidden: true, maxStringLength: null });
  return `${shown}\n${json}\n${String(value)}`;
};

const errors = (value: unknown): unknown[] =>
  value instanceof Error ? [value, value.stack, ...errors(value.cause)] : [value];

describe.each(['md5', 'plain'] as const)('with auth %s, the secret and what is made of it', (auth) => {
  it('G75b: stand in nothing that can be printed', async () => {
    const inspected: unknown[] = [];
    const rig = await Rig.declare({ fake: { users: { app: { secret: hidden } } }, options: { secret: hidden, auth } });
    const other = await startSupervisor({
      clock: rig.clock,
      inspect: (event) => inspected.push(event.type === '@xstate.snapshot' ? event.snapshot : event.type),
      children: [
        connection({
          id: 'inspected',
          host: 'pbx',
          username: 'app',
          secret: hidden,
          auth,
          dial: rig.fake.dial,
          identify: false,
        }),
      ],
    });
    await turns();
    await rig.tree.start();
    await turns();
    expect(other.connection('inspected').state).toBe('ready');
    const { pbx, tree } = rig;
    rig.fake.on('CoreStatus', () => undefined);
    const fates = [
      outcome(pbx.send('CoreStatus')),
      outcome(pbx.send('Nonsense')),
      outcome(pbx.send('X', { Y: 'a\nb' })),
    ];
    await turns();
    rig.fake.drop();
    await rig.advance(1_000);
    const child = tree.whichChild('pbx').child;
    const things: unknown[] = [
      pbx,
      tree,
      pbx.info,
      pbx.stats,
      tree.toJSON(),
      tree.print(),
      tree.health(),
      tree.getChildSpec('pbx'),
      tree.whichChildren(),
      (child as { ref?: { getSnapshot(): unknown; getPersistedSnapshot(): unknown } }).ref?.getSnapshot(),
      (child as { ref?: { getPersistedSnapshot(): unknown } }).ref?.getPersistedSnapshot(),
      ...rig.reports,
      ...rig.statuses,
      ...inspected,
      ...fates.flatMap(({ error }) => errors(error)),
    ];
    const text = things.map(printed).join('\n');
    const challenges = rig.fake.actions.flatMap((action) => action.get('Key') ?? []);
    expect(text).not.toContain(hidden);
    for (const key of challenges) expect(text).not.toContain(key);
    expect(text).toContain('pbx');
    expect(printed({ deep: [{ secret: hidden }] })).toContain(hidden);
    await rig.finish(other.stop());
  });

  it('do not stand in the error of a login that was refused', async () => {
    const rig = await Rig.start({ options: { secret: hidden, auth } });
    await rig.advance(1_000);
    expect(rig.pbx.state).toBe('failed');
    const text = [...errors(rig.pbx.cause), ...rig.reports, ...rig.statuses].map(printed).join('\n');
    expect(text).not.toContain(hidden);
    for (const key of rig.fake.actions.flatMap((action) => action.get('Key') ?? [])) expect(text).not.toContain(key);
  });
});

describe('a secret', () => {
  it('prints as [secret], however it is printed', () => {
    for (const secret of [new Secret(hidden), new Secret(() => hidden)]) {
      expect(`${secret}`).toBe('[secret]');
      expect(JSON.stringify({ secret })).toBe('{"secret":"[secret]"}');
      expect(inspect({ secret }, { showHidden: true, depth: 5 })).not.toContain(hidden);
    }
  });

  it('is what was given, or what the function returns', async () => {
    expect(await new Secret(hidden).reveal()).toBe(hidden);
    expect(await new Secret(async () => hidden).reveal()).toBe(hidden);
  });
});

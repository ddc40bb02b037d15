import { connectionInput, connectionMachine } from 'astervisor/machine';
import { FakeAsterisk } from 'astervisor/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createActor, waitFor } from 'xstate';
import { readPage } from '../../docs/blocks.js';
import { ManualClock, turns } from '../supervisor/support/manual-clock.js';

const pbx = { id: 'pbx', host: 'pbx', username: 'app', secret: 'tr0ub4dor', identify: false } as const;

/** Every state of the statechart, as a path. */
const paths = (states: object, above = ''): string[] =>
  Object.entries(states as Record<string, { states?: object }>).flatMap(([name, { states: inner = {} }]) => [
    above + name,
    ...paths(inner, `${above}${name}.`),
  ]);

describe('the statechart, in an XState system of the user', () => {
  it('goes from the dial to ready and to a polite end, and tells who listens', async () => {
    const fake = await FakeAsterisk.start({ port: false, users: { app: { secret: 'tr0ub4dor' } } });
    onTestFinished(() => fake.stop());
    const told: string[] = [];
    const heard: string[] = [];
    const input = connectionInput(
      { ...pbx, dial: fake.dial },
      { changed: ({ state }) => told.push(state), dispatch: ({ name }) => heard.push(name) },
    );
    const actor = createActor(connectionMachine, { input });
    actor.start();
    await waitFor(actor, (snapshot) => snapshot.matches({ online: { handshaked: 'ready' } }));
    fake.emit('Custom');
    await turns();
    actor.send({ type: 'supervisor.shutdown' });
    const { output, status } = await waitFor(actor, ({ status: now }) => now === 'done');
    expect({ output, status }).toEqual({ output: { exit: 'shutdown' }, status: 'done' });
    expect(told).toEqual([
      'connecting',
      'awaitingBanner',
      'authenticating',
      'handshaked',
      'ready',
      'closing',
      'closed',
    ]);
    expect(heard).toEqual(['Custom']);
    expect(fake.actions.at(-1)?.name).toBe('Logoff');
  });

  it('lives by the clock that it is given, and shows no secret', async () => {
    const clock = new ManualClock();
    const states: string[] = [];
    const dial = () => {
      throw new Error('unreachable');
    };
    const input = connectionInput(
      { ...pbx, dial },
      { changed: ({ state }) => states.push(state) },
      { clock, random: () => 0 },
    );
    const actor = createActor(connectionMachine, { input, clock });
    actor.start();
    await turns();
    expect(states.at(-1)).toBe('reconnecting');
    await clock.advance(300);
    expect(states.filter((state) => state === 'reconnecting')).toHaveLength(2);
    expect(JSON.stringify(actor.getPersistedSnapshot())).not.toContain('tr0ub4dor');
    actor.stop();
    await turns();
    expect(clock.pending).toBe(0);
  });

  it.each([[null], [7]])('refuses %j for ports and seams', (odd) => {
    expect(() => connectionInput(pbx, odd as never)).toThrow(expect.objectContaining({ option: 'ports' }));
    expect(() => connectionInput(pbx, {}, odd as never)).toThrow(expect.objectContaining({ option: 'seams' }));
    expect(() => connectionInput({ id: 'x' })).toThrow(expect.objectContaining({ code: 'AMI_INVALID_OPTION' }));
  });

  it('has the states that the page names', () => {
    const inside = paths(connectionMachine.config.states ?? {}).map((path) => path.split('.').at(-1));
    const page = readPage('docs/reference/states.md');
    const named = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
    const elsewhere = { idle: 'crashed', authenticating: 'authenticating', handshaked: 'preparing' } as Record<
      string,
      string
    >;
    const states = named.filter((name) =>
      /^(?:idle|connecting|awaiting|authenti|handsh|ready|drain|reconn|clos|failed)/.test(name ?? ''),
    );
    expect(states.length).toBeGreaterThanOrEqual(11);
    for (const name of new Set(states)) expect(inside, name).toContain(elsewhere[name ?? ''] ?? name);
  });
});

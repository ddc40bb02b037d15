import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ActionError, type Connection, connect } from '../../src/index.js';
import { features, without } from '../support/least-privilege.js';
import { hangUpAll, placeCalls } from './calls.js';
import type { AmiUser } from './configuration.js';
import { extensions } from './dialplan.js';
import { describeEachAsterisk, type Pbx } from './each.js';

/** They belong to the login and to the end, which every test here goes through. */
const ofEverySession = new Set(['Challenge', 'Login', 'Logoff']);
/** Told when Asterisk ends, or after an attended transfer between phones, of which there are none here: the catalogue has its class. */
const elsewhere = new Set(['Shutdown', 'Rename']);

interface Rights {
  readonly write: readonly string[];
  readonly read: readonly string[];
}

const nameOf = ({ write, read }: Rights): string => `w-${write.join('-')}.r-${read.join('-')}`;
const userOf = (rights: Rights): AmiUser => ({
  name: nameOf(rights),
  secret: 'secret',
  write: rights.write.join(','),
  read: rights.read.join(','),
});

const every: readonly Rights[] = features.flatMap(({ write, read }) => [
  { write, read },
  ...without(write).map((less) => ({ write: less, read })),
  ...without(read).map((less) => ({ write, read: less })),
]);
const users = [...new Map(every.map((rights) => [nameOf(rights), userOf(rights)])).values()];

/** What an action needs to succeed. `call` places one and says what its channel is called. */
type Fields = (call: () => Promise<string>) => Promise<object> | object;

const member = { Queue: 'support', Interface: `Local/${extensions.queueMember}@default` };
const entry = { Family: 'rights', Key: 'key' };
const place = { Context: 'default', Exten: extensions.hold, Priority: 1 };

const fields: Readonly<Record<string, Fields>> = {
  Filter: () => ({ Operation: 'Add', Filter: 'Event: Nothing' }),
  Events: () => ({ EventMask: 'on' }),
  Originate: () => ({ Channel: `Local/${extensions.answer}@default`, Application: 'Wait', Data: '1', Async: true }),
  Hangup: async (call) => ({ Channel: await call() }),
  Getvar: () => ({ Variable: 'RIGHTS' }),
  Setvar: () => ({ Variable: 'RIGHTS', Value: '1' }),
  Redirect: async (call) => ({ Channel: await call(), ...place }),
  Bridge: async (call) => ({ Channel1: await call(), Channel2: await call() }),
  Park: async (call) => ({ Channel: await call() }),
  QueueAdd: () => ({ ...member, Interface: 'Local/777@default' }),
  QueueRemove: () => ({ ...member, Interface: 'Local/777@default' }),
  QueuePause: () => ({ ...member, Paused: false }),
  QueuePenalty: () => ({ ...member, Penalty: 0 }),
  MixMonitor: async (call) => ({ Channel: await call(), File: 'rights.wav' }),
  DBPut: () => ({ ...entry, Val: 'x' }),
  DBGet: () => ({ Family: 'rights', Key: 'kept' }),
  ExtensionState: () => ({ Exten: extensions.answer, Context: 'default' }),
  UserEvent: () => ({ UserEvent: 'Rights' }),
  ModuleCheck: () => ({ Module: 'app_queue' }),
  ModuleLoad: () => ({ LoadType: 'reload', Module: 'app_queue.so' }),
  Reload: () => ({ Module: 'app_queue.so' }),
  GetConfig: () => ({ Filename: 'queues.conf' }),
  ListCategories: () => ({ Filename: 'queues.conf' }),
  CreateConfig: () => ({ Filename: 'rights.conf' }),
  UpdateConfig: () => ({
    SrcFilename: 'rights.conf',
    DstFilename: 'rights.conf',
    'Action-000000': 'NewCat',
    'Cat-000000': `x${Math.random().toString(36).slice(2)}`,
  }),
  Command: () => ({ Command: 'core show uptime' }),
};

/** Refused for another reason than rights: there is nothing to do it to. */
const idle: Readonly<Record<string, object>> = {
  ConfbridgeListRooms: {},
  ConfbridgeList: { Conference: 'none' },
  StopMixMonitor: { Channel: 'none' },
  MixMonitorMute: { Channel: 'none', Direction: 'both', State: 1 },
  AGI: { Channel: 'none', Command: 'NOOP' },
  DBDel: { Family: 'rights', Key: 'none' },
  DBDelTree: { Family: 'nobody' },
};

const login = (pbx: Pbx, rights: Rights): Promise<Connection> =>
  connect(`ami://${pbx.host}:${pbx.port}`, {
    username: nameOf(rights),
    secret: 'secret',
    identify: false,
    timeoutMs: 60_000,
  });

/** Everything of which the page names an event, that can be caused here. */
const stir = async (admin: Connection): Promise<void> => {
  const marked = admin.waitFor({ Event: 'UserEvent', UserEvent: 'Tested', Sequence: '3' }, { timeoutMs: 30_000 });
  const joined = admin.waitFor('QueueCallerJoin', { timeoutMs: 30_000 });
  const paused = admin.waitFor('QueueMemberPause', { timeoutMs: 30_000 });
  const handed = admin.waitFor('AsyncAGIStart', { timeoutMs: 30_000 });
  const dialled = admin.waitFor('DialEnd', { timeoutMs: 30_000 });
  const answered = placeCalls(admin, 2);
  for (const exten of [extensions.userEvent, extensions.queue, extensions.asyncAgi, extensions.dial]) {
    const Channel = `Local/${exten}@default`;
    await admin.send('Originate', { Channel, Application: 'Wait', Data: '3600', Async: true });
  }
  const [one, other] = await answered;
  const channels = { Channel1: one?.get('Channel') ?? '', Channel2: other?.get('Channel') ?? '' };
  await admin.send('QueuePause', { ...member, Paused: true });
  await admin.send('QueuePause', { ...member, Paused: false });
  const hinted = admin.waitFor('ExtensionStatus', { timeoutMs: 30_000 });
  await admin.send('Setvar', { Variable: 'DEVICE_STATE(Custom:answer)', Value: 'INUSE' });
  await admin.send('Setvar', { Variable: 'DEVICE_STATE(Custom:answer)', Value: 'NOT_INUSE' });
  await hinted;
  const [start] = await Promise.all([handed, marked, joined, paused, dialled]);
  const command = { Channel: start.get('Channel') ?? '', Command: 'NOOP', CommandID: 'rights' };
  const done = admin.waitFor('AsyncAGIExec', { timeoutMs: 30_000 });
  await admin.send('AGI', command);
  await done;
  const over = admin.waitFor('AsyncAGIEnd', { timeoutMs: 30_000 });
  await admin.send('AGI', { ...command, Command: 'ASYNCAGI BREAK' });
  await over;
  const bridged = admin.waitFor('BridgeEnter', { timeoutMs: 30_000 });
  await admin.send('Bridge', channels);
  await bridged;
  const gone = admin.waitFor('Hangup', { timeoutMs: 30_000 });
  await hangUpAll(admin);
  await gone;
};

describeEachAsterisk(
  'the page on least rights',
  (pbx) => {
    let admin: Connection;
    beforeAll(async () => {
      admin = await connect(pbx.url);
      await admin.send('DBPut', { Family: 'rights', Key: 'kept', Val: 'x' });
    });
    afterAll(() => admin.close());
    const call = async () => {
      const [answered] = await placeCalls(admin, 1);
      return answered?.get('Channel') ?? '';
    };

    /** Whether a user may send an action: what is refused must be so with the error that the page names. */
    const mayDo = async (connection: Connection, action: string): Promise<boolean> => {
      const given = await (fields[action]?.(call) ?? idle[action] ?? {});
      try {
        await connection.send(action, given as Record<string, string>);
        return true;
      } catch (error) {
        expect(error).toMatchObject({ code: 'AMI_ACTION_ERROR', sent: true });
        if ((error as ActionError).response.get('Message') === 'Permission denied') return false;
        expect(Object.keys(idle), `${action}: ${String(error)}`).toContain(action);
        return true;
      }
    };

    describe('write', () => {
      const rows = features.map((feature) => ({
        ...feature,
        actions: feature.actions.filter((action) => !ofEverySession.has(action)),
      }));

      it.each(rows.filter(({ actions }) => actions.length > 0))(
        'names classes that suffice, and none too many: $feature',
        async ({ actions, write, read }) => {
          await using enough = await login(pbx, { write, read });
          for (const action of actions) expect(await mayDo(enough, action), action).toBe(true);
          for (const less of without(write)) {
            await using short = await login(pbx, { write: less, read });
            const denied: string[] = [];
            for (const action of actions) if (!(await mayDo(short, action))) denied.push(action);
            expect(denied, `without one of ${write.join()}`).not.toEqual([]);
            expect(short).toMatchObject({ state: 'ready', epoch: 1 });
          }
          await hangUpAll(admin);
        },
      );
    });

    it('read: names classes that suffice, and none too many', async () => {
      const heard = new Map<string, Set<string>>();
      const listen = (name: string, connection: Connection) => {
        const names = new Set<string>();
        heard.set(name, names);
        connection.addListener(
          () => true,
          (event) => names.add(event.name),
        );
      };
      listen('admin', admin);
      const readers = new Map(every.map((rights) => [nameOf(rights), rights]));
      const connections = new Map<string, Connection>();
      for (const [name, rights] of readers) connections.set(name, await login(pbx, rights));
      for (const [name, connection] of connections) listen(name, connection);
      await stir(admin);
      // What was told before a Ping is there when it is answered.
      await Promise.all([...connections.values()].map((connection) => connection.send('Ping')));
      const wanted = new Set(features.flatMap(({ events }) => events).filter((event) => !elsewhere.has(event)));
      const stirred = [...wanted].filter((event) => heard.get('admin')?.has(event));
      expect([...wanted].filter((event) => !stirred.includes(event))).toEqual([]);
      for (const { feature, events, write, read } of features) {
        const due = events.filter((event) => !elsewhere.has(event));
        if (due.length === 0) continue;
        expect(
          due.filter((event) => !heard.get(nameOf({ write, read }))?.has(event)),
          feature,
        ).toEqual([]);
        for (const less of without(read)) {
          const silent = due.filter((event) => !heard.get(nameOf({ write, read: less }))?.has(event));
          expect(silent, `${feature} without one of ${read.join()}`).not.toEqual([]);
        }
      }
      await Promise.all([...connections.values()].map((connection) => connection.close()));
    });

    it('read: system announces the end, and nothing else does', async () => {
      const told: string[][] = [];
      for (const read of [['system'], []]) {
        const states: string[] = [];
        told.push(states);
        const connection = await login(pbx, { write: [], read });
        connection.addStatusListener((status) => status.type === 'state' && states.push(status.state));
        await pbx.server.restart();
        await expect.poll(() => states.includes('ready'), { timeout: 30_000 }).toBe(true);
        await connection.close();
      }
      expect(told[0]).toContain('draining');
      expect(told[1]).not.toContain('draining');
    });
  },
  { users },
);

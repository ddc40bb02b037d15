import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createActor } from 'xstate';
import { handleAsyncAgi } from '../../../src/agi/handle-async-agi.js';
import { connect } from '../../../src/client/connect.js';
import type { Connection } from '../../../src/client/connection.js';
import { connection } from '../../../src/client/tree/connection-spec.js';
import { createSupervisor, type Tree } from '../../../src/client/tree/tree.js';
import { createLogger } from '../../../src/logging/index.js';
import { connectionInput, connectionMachine } from '../../../src/machine/index.js';
import { resolveConnectionOptions } from '../../../src/options/connection-options.js';
import { actionChannel, reportChannel } from '../../../src/telemetry/channels.js';
import { FakeAsterisk, Recorder, RecordingFile } from '../../../src/testing/index.js';
import { issue } from '../../support/certificates.js';
import { everythingIn } from '../../support/everything-in.js';
import { foundIn, secretForms } from '../../support/secret-forms.js';
import { turns } from '../supervisor/support/manual-clock.js';

const SECRET = 'hunter2-très/se"cret+@:%41';
const PASSPHRASE = 'correct-horse/"battery" ß';

interface World {
  readonly auth: 'md5' | 'plain';
  readonly fake: FakeAsterisk;
  readonly tree: Tree;
  readonly pbx: Connection;
  /** Of which the secret is wrong. */
  readonly wrong: Connection;
  readonly recorded: { readonly path: string; readonly recorder: Recorder };
  /** What each reader was told while all of this happened. */
  readonly told: { readonly [reader: string]: unknown[] };
  readonly end: () => Promise<void>;
}

/** Something that shows what is inside; what it shows must hold `proof`, so that it is known to have looked. */
interface Surface {
  readonly name: string;
  readonly proof: string;
  readonly show: (world: World) => unknown;
}

const failed = async (work: () => unknown): Promise<string> => {
  try {
    await work();
  } catch (error) {
    return everythingIn(error);
  }
  throw new Error('it was to fail');
};

const urlOf = (secret: string): string => `ami://app:${encodeURIComponent(secret)}@127.0.0.1:1`;
const base = { id: 'x', host: 'pbx', username: 'app', secret: SECRET } as const;
const deep = { depth: Number.POSITIVE_INFINITY, showHidden: true } as const;

const surfaces: readonly Surface[] = [
  { name: 'a logger of createLogger, at trace', proof: '> Action: Login', show: ({ told }) => told.logger },
  { name: 'a plain pino, at trace', proof: '> Action: Login', show: ({ told }) => told.pino },
  { name: 'onReport', proof: 'connection pbx is ready', show: ({ told }) => told.report },
  { name: 'the wire trace', proof: 'Username: app', show: ({ told }) => told.wire },
  { name: 'the channel astervisor:report', proof: 'connection pbx is ready', show: ({ told }) => told.reportChannel },
  { name: 'the channel astervisor:action', proof: 'AMI_ACTION_ERROR', show: ({ told }) => told.actionChannel },
  { name: 'the inspector of XState', proof: 'handshaked', show: ({ told }) => told.inspector },
  { name: 'statuses of the connections', proof: 'AMI_AUTH_FAILED', show: ({ told }) => told.status },
  { name: 'the connection, to its depths', proof: 'Connection', show: ({ pbx }) => [inspect(pbx, deep), pbx] },
  { name: 'the tree, to its depths', proof: 'pbx', show: ({ tree }) => [inspect(tree, deep), tree, tree.print()] },
  { name: 'info, stats and health', proof: 'app', show: ({ pbx, tree }) => [pbx.info, pbx.stats, tree.health()] },
  {
    name: 'child specs and children',
    proof: 'transient',
    show: ({ tree }) => [tree.getChildSpec('pbx'), tree.whichChildren(), inspect(tree.getChildSpec('pbx'), deep)],
  },
  {
    name: 'snapshots of the machine, persisted ones too',
    proof: 'handshaked',
    show: ({ tree }) => {
      const { ref } = tree.whichChild('pbx').child as unknown as {
        ref: { getSnapshot(): { toJSON(): unknown }; getPersistedSnapshot(): unknown };
      };
      return [ref.getPersistedSnapshot(), JSON.stringify(ref.getSnapshot()), ref.getSnapshot()];
    },
  },
  {
    name: 'the machine in an XState system of the user',
    proof: 'connecting',
    show: ({ auth, fake }) => {
      const seen: unknown[] = [];
      const input = connectionInput({ ...base, auth, dial: fake.dial });
      const actor = createActor(connectionMachine, { input, inspect: (event) => seen.push(event) });
      actor.start();
      actor.send({ type: 'supervisor.shutdown' });
      return [seen, actor.getPersistedSnapshot(), input];
    },
  },
  { name: 'the error of a wrong secret', proof: 'AMI_AUTH_FAILED', show: ({ wrong }) => failed(() => wrong.ready()) },
  {
    name: 'errors of actions',
    proof: 'AMI_ACTION_ERROR',
    show: async ({ pbx }) => [
      await failed(() => pbx.send('Nonsense')),
      await failed(() => pbx.send('Odd' as string, { Secret: `${SECRET}\r\n` })),
      await failed(() => pbx.send('Odd' as string, { [`Secret ${SECRET}\r\n`.slice(0, 7)]: `${SECRET}\0` })),
    ],
  },
  {
    name: 'an action that was built',
    proof: 'Login',
    show: ({ pbx }) => pbx.build('Login', { Username: 'app', Secret: SECRET, AuthType: 'plain' }),
  },
  {
    name: 'errors of options',
    proof: 'AMI_INVALID_OPTION',
    show: async () => [
      await failed(() => connection({ ...base, nonsense: SECRET } as never)),
      await failed(() => connection({ ...base, secret: [SECRET] } as never)),
      await failed(() => connection({ ...base, secret: { toString: () => SECRET } } as never)),
      await failed(() => connection({ ...base, port: 0 })),
    ],
  },
  {
    name: 'errors of URLs',
    proof: 'AMI_INVALID_OPTION',
    show: async () => {
      const url = urlOf(SECRET);
      const bad = [`${url}99999`, url.replace('ami:', 'http:'), `${url}/%zz`, url.replace('@', '@@'), `x ${SECRET}`];
      return Promise.all(bad.map((one) => failed(() => connect(one))));
    },
  },
  {
    name: 'options that were resolved',
    proof: 'heartbeatMs',
    show: () => {
      const options = resolveConnectionOptions({ id: 'x', url: urlOf(SECRET) });
      return [options, inspect(options, deep)];
    },
  },
  {
    name: 'the key of a TLS client, and its passphrase',
    proof: 'AMI_INVALID_OPTION',
    show: async () => {
      const { cert, key } = issue();
      const tls = { cert, key, passphrase: PASSPHRASE };
      const spec = connection({ ...base, tls });
      const tree = createSupervisor({ onReport: () => undefined, children: [spec] });
      const other = issue();
      const wrong = { cert, key: other.key, passphrase: PASSPHRASE };
      const shown = [spec, inspect(spec, deep), tree, resolveConnectionOptions({ ...base, tls })];
      const said = [...shown.map(everythingIn), await failed(() => connection({ ...base, tls: wrong }))].join('\n');
      for (const secret of [key, other.key]) {
        const [, line = ''] = secret.split('\n');
        expect(foundIn(said, [line.toLowerCase(), ...secretForms(line)])).toEqual([]);
      }
      expect(foundIn(said, secretForms(PASSPHRASE))).toEqual([]);
      return said;
    },
  },
  { name: 'a RecordingFile', proof: 'Action: Login', show: ({ recorded }) => readFileSync(recorded.path, 'utf8') },
  {
    name: 'what a Recorder saves',
    proof: 'Action: Login',
    show: async ({ recorded: { recorder, path } }) => {
      await recorder.save(`${path}.saved`);
      return [readFileSync(`${path}.saved`, 'utf8'), recorder.recording()];
    },
  },
  {
    name: 'a registration for AGI, and its session',
    proof: 'PJSIP/1',
    show: async ({ pbx, fake }) => {
      const registration = handleAsyncAgi(pbx, () => new Promise(() => undefined));
      fake.emit('AsyncAGIStart', { Channel: 'PJSIP/1', Uniqueid: '1.1', Env: 'agi_request%3A%20async%0A%0A' });
      await expect.poll(() => registration.sessions.length).toBe(1);
      const shown = [registration, ...registration.sessions, registration.sessions.map((one) => one.toJSON())];
      const said = shown.map((one) => everythingIn(one));
      await registration.close({ force: true });
      return said;
    },
  },
  {
    name: 'this process to others',
    proof: process.title,
    show: () => [process.title, process.argv, process.execArgv],
  },
];

const world = async (auth: 'md5' | 'plain'): Promise<World> => {
  const fake = await FakeAsterisk.start({ port: false, users: { app: { secret: SECRET } } });
  const folder = await mkdtemp(join(tmpdir(), 'astervisor-'));
  const path = join(folder, 'session.ndjson');
  const told: Record<string, unknown[]> = {};
  const hear = (reader: string) => {
    const said: unknown[] = [];
    told[reader] = said;
    return (message: unknown) => void said.push(message);
  };
  const channels = [
    [reportChannel, hear('reportChannel')],
    [actionChannel, hear('actionChannel')],
  ] as const;
  for (const [channel, listener] of channels) channel.subscribe(listener);
  const logger = createLogger({ level: 'trace', destination: { write: hear('logger') } });
  const plain = pino({ level: 'trace' }, { write: hear('pino') });
  const [report, wire, inspector, status] = ['report', 'wire', 'inspector', 'status'].map(hear);
  const recorder = new Recorder();
  const file = new RecordingFile(path);
  const dial = file.wrap(recorder.wrap(fake.dial));
  const shared = { auth, host: 'pbx', username: 'app', identify: false, reconnect: () => 1 } as const;
  const tree = createSupervisor({
    name: 'secretive',
    logger,
    onReport: (one) => {
      report?.(one);
      if (one.type === 'wire') wire?.(one);
      plain[one.level](one.fields, one.message);
    },
    inspect: (event) => inspector?.(event),
    children: [
      connection({ ...shared, id: 'pbx', secret: SECRET, dial }),
      connection({ ...shared, id: 'wrong', secret: async () => `${SECRET}${SECRET}`, dial: fake.dial }),
    ],
  });
  const [pbx, wrong] = [tree.connection('pbx'), tree.connection('wrong')];
  for (const one of [pbx, wrong]) {
    one.debug(true);
    one.addStatusListener((news) => status?.(news));
  }
  const end = async () => {
    for (const [channel, listener] of channels) channel.unsubscribe(listener);
    await tree.stop();
    await fake.stop();
    file.close();
    await rm(folder, { recursive: true });
  };
  await tree.start();
  await pbx.ready();
  await wrong.ready().catch(() => undefined);
  await pbx.send('Nonsense').catch(() => undefined);
  await pbx.send('Login', { Username: 'app', Secret: SECRET, AuthType: 'plain' }).catch(() => undefined);
  fake.drop();
  await vi.waitUntil(() => pbx.epoch > 1, { timeout: 60_000 });
  await pbx.ready();
  await turns();
  return { auth, fake, tree, pbx, wrong, recorded: { path, recorder }, told, end };
};

describe.each(['md5', 'plain'] as const)('G75b: with auth %s, secret, key and answer to the challenge', (auth) => {
  let here: World;
  beforeAll(async () => {
    here = await world(auth);
  }, 120_000);
  afterAll(() => here.end());

  it.each(surfaces.map((one) => [one.name, one] as const))('do not stand in %s', async (_, { show, proof }) => {
    const text = everythingIn(await show(here));
    const keys = here.fake.actions.flatMap((action) => action.get('Key') ?? []).filter((key) => key !== '');
    if (auth === 'md5') expect(keys.length).toBeGreaterThan(2);
    const forms = [...secretForms(SECRET), ...secretForms(`${SECRET}${SECRET}`), ...keys.flatMap(secretForms)];
    expect(text).toContain(proof);
    expect(foundIn(text, forms)).toEqual([]);
  });
});

describe('whoever looks', () => {
  it('would find it in every form, wherever it stands', () => {
    const forms = secretForms(SECRET);
    const cyclic: { self?: unknown; deep: unknown } = { deep: new Map([['key', { list: [{ text: SECRET }] }]]) };
    cyclic.self = cyclic;
    for (const value of [
      cyclic,
      new Error('outer', { cause: new Error(`inner ${SECRET}`) }),
      [`ami://app:${encodeURIComponent(SECRET)}@pbx`],
      Buffer.from(SECRET),
      Buffer.from(SECRET, 'utf16le'),
      JSON.stringify({ text: JSON.stringify({ secret: SECRET }) }),
      Buffer.from(`app:${SECRET}:x`).toString('base64'),
      Buffer.from(SECRET).toString('hex').toUpperCase(),
      Object.defineProperty({}, 'hidden', { value: SECRET, enumerable: false }),
      { [Symbol(SECRET)]: 1 },
      new (class {
        readonly [SECRET] = 1;
      })(),
    ]) {
      expect(foundIn(everythingIn(value), forms), inspect(value)).not.toEqual([]);
    }
  });
});

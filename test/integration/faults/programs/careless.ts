/**
 * A program that does everything wrong that can be done wrong, and looks after nothing: promises are dropped, signals
 * aborted, listeners and streams throw, the link is killed again and again, handles are closed half-way and used
 * afterwards. Runs with `--unhandled-rejections=strict`. Its argument says which kind of carelessness. Prints `survived`.
 */

import { type Connection, connect, connection, createSupervisor, startSupervisor, type Tree, worker } from 'astervisor';
import { handleAsyncAgi } from 'astervisor/agi';
import { FakeAsterisk } from 'astervisor/testing';

const [kind = ''] = process.argv.slice(2);

/** Asks for something and looks at nothing of it. The promises of calls that may reject are the caller's to handle: he drops them through this. */
const careless = (work: () => unknown): void => {
  try {
    const promise = work();
    if (promise instanceof Promise) handled.push(promise.then(noted, noted));
  } catch {
    // Whoever calls is told at once.
  }
};
const handled: Promise<void>[] = [];
let settled = 0;
const noted = () => {
  settled += 1;
};

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const reports: string[] = [];
const call = { Channel: 'PJSIP/100', Context: 'default', Exten: '200', Priority: 1 } as const;

const fake = await FakeAsterisk.start();
fake.on('Silent', () => undefined);
fake.on('Slow', async (held) => {
  await held.sleep(20);
  held.respond();
});
const tree: Tree = await startSupervisor({
  name: 'careless',
  onReport: ({ type }) => reports.push(type),
  intensity: 100,
  children: [
    connection({ id: 'pbx', url: fake.url(), drainTimeoutMs: 50, reconnect: () => 1 }),
    connection({ id: 'nobody', host: '127.0.0.1', port: 1, username: 'a', secret: 'b', reconnect: () => 1 }),
  ],
});
const pbx: Connection = tree.connection('pbx');
await pbx.ready();

/** Everything that gives something that may reject, and of which nothing is kept that would have to be looked at. */
const everything = (on: Connection, signal: AbortSignal | undefined) => {
  const rows = on.list('Status', {}, { signal });
  on.list('Silent', {}, { signal, timeoutMs: 5 });
  on.list('Nonsense');
  on.list('Two\r\nlines' as string);
  const placed = on.originate(call, { signal } as object);
  on.originate(call);
  on.events('Never', { signal });
  on.events(() => {
    throw new Error('predicate');
  });
  on.follow('QueueStatus', 'QueueMemberStatus', { signal });
  on.follow('Nonsense', 'Never');
  on.status();
  careless(() => on.send('Silent', {}, { signal, timeoutMs: 10 }));
  careless(() => on.send('Slow', {}, { signal }));
  careless(() => on.send('Nonsense'));
  careless(() => on.send('X', { Y: 'a\r\nb' }));
  careless(() =>
    on.send(
      'Ping',
      {},
      {
        until: () => {
          throw new Error('until');
        },
      },
    ),
  );
  careless(() => on.waitFor('Never', { timeoutMs: 5, signal }));
  careless(() => on.waitFor('Never'));
  careless(() => on.ready({ timeoutMs: 5 }));
  careless(() => on.setEventMask(['call', 'user']));
  careless(() => on.addFilter({ event: 'Hangup' }));
  careless(() => placed.hangup());
  careless(() => on.queue.status('none'));
  return { rows, placed };
};

const throwers = () => {
  pbx.addListener('UserEvent', () => {
    throw new Error('listener');
  });
  pbx.addListener('UserEvent', async () => {
    throw new Error('async listener');
  });
  pbx.addListener('UserEvent', () => {
    throw undefined;
  });
  pbx.addListener('UserEvent', () => Promise.reject(null));
  pbx.addListener(
    'UserEvent',
    async () => {
      throw new Error('in turn');
    },
    { serializeBy: 'Key', maxPending: 1 },
  );
  pbx.addListener(
    () => {
      throw new Error('predicate');
    },
    () => undefined,
  );
  pbx.addListener('UserEvent', {
    handle: async () => {
      throw new Error('object');
    },
  });
  pbx.forward('UserEvent', {
    send: () => {
      throw new Error('actor');
    },
  });
  pbx.addStatusListener(() => {
    throw new Error('status');
  });
  pbx.addStatusListener((async () => {
    throw new Error('async status');
  }) as () => void);
  tree.addStatusListener(() => {
    throw new Error('tree status');
  });
  handleAsyncAgi(pbx, async () => {
    throw new Error('agi');
  });
};

/** Loops that throw, break, and are left hanging; streams that are returned twice. */
const streams = async () => {
  for (const overflow of ['error', 'drop-oldest', 'drop-newest'] as const) {
    const stream = pbx.events('UserEvent', { buffer: 1, overflow });
    for (let n = 0; n < 5; n += 1) fake.emit('UserEvent', { UserEvent: 'X', Key: n });
    await turn();
    void stream.next().catch(() => undefined);
    await stream.return?.();
    await stream.return?.();
  }
  const thrown = (async () => {
    for await (const _ of pbx.status()) throw new Error('loop');
  })();
  await thrown.catch(() => undefined);
  const broken = (async () => {
    for await (const _ of pbx.list('Status')) break;
  })();
  await broken.catch(() => undefined);
  for await (const _ of pbx.follow('QueueStatus', 'X')) break;
  const rows = pbx.list('Silent', {}, { timeoutMs: 5 });
  careless(() => rows.completion());
  careless(() => rows.response());
  const iterator = pbx.events('UserEvent');
  void iterator.next();
  void iterator.next();
  await iterator[Symbol.asyncDispose]();
};

const kinds: Record<string, () => Promise<void>> = {
  async drop() {
    for (let n = 0; n < 20; n += 1) everything(pbx, undefined);
    await turn();
  },
  async abort() {
    for (let n = 0; n < 20; n += 1) {
      const controller = new AbortController();
      if (n % 4 === 0) controller.abort(n % 8 === 0 ? undefined : new Error('reason'));
      everything(pbx, controller.signal);
      if (n % 3 === 0) await turn();
      controller.abort();
      controller.abort();
    }
  },
  async kill() {
    for (let n = 0; n < 20; n += 1) {
      everything(pbx, undefined);
      if (n % 2) await turn();
      fake.drop({ mode: n % 3 ? 'fin' : 'rst' });
      everything(pbx, undefined);
      if (n % 5 === 0) fake.garble('HTTP/1.1 400 Bad Request\r\n\r\n');
      if (n % 4 === 0) careless(() => pbx.reconnect());
      await turn();
      await pbx.ready();
    }
  },
  async listeners() {
    throwers();
    for (let n = 0; n < 20; n += 1) fake.emit('UserEvent', { UserEvent: 'X', Key: 'k' });
    fake.emit('AsyncAGIStart', { Channel: 'X', Env: 'agi_request%3A%20async%0A%0A' });
    fake.drop();
    await turn();
    await pbx.ready();
    await streams();
    await turn();
  },
  async close() {
    throwers();
    for (let n = 0; n < 5; n += 1) {
      everything(pbx, undefined);
      careless(() => pbx.close());
      careless(() => pbx.close({ force: true }));
      careless(() => pbx.reconnect({ timeoutMs: 1 }));
      everything(pbx, undefined);
      await pbx.close();
      everything(pbx, undefined);
      await pbx.reconnect();
    }
    careless(() => pbx.close({ force: 1 } as never));
    careless(() => pbx.close(null as never));
  },
  async tree() {
    careless(() => tree.startChild(connection({ id: 'late', url: fake.url() })));
    careless(() => tree.startChild(null as never));
    careless(() => tree.terminateChild('none'));
    careless(() => tree.restartChild('pbx'));
    careless(() => tree.deleteChild('pbx'));
    careless(() => tree.reconcile([null] as never));
    careless(() => tree.ready({ timeoutMs: 1 }));
    const broken = [
      async () => {
        throw new Error('worker');
      },
      () => {
        throw new Error('sync worker');
      },
      () => Promise.reject(undefined),
      async ({ signal }: { signal: AbortSignal }) => {
        await new Promise((resolve) => signal.addEventListener('abort', resolve));
        throw new Error('at the end');
      },
    ];
    for (const [n, run] of broken.entries()) {
      careless(() => tree.startChild(worker({ id: `worker-${n}`, restart: 'temporary', run: run as never })));
      careless(() =>
        tree.startChild(
          worker({ id: `init-${n}`, restart: 'temporary', init: run as never, run: async () => undefined }),
        ),
      );
    }
    careless(() =>
      startSupervisor({
        onReport: () => undefined,
        children: [worker({ id: 'x', run: broken[0] as never })],
      }),
    );
    const doomed = createSupervisor({
      onReport: () => undefined,
      intensity: 0,
      children: [worker({ id: 'x', restart: 'permanent', run: broken[0] as never })],
    });
    careless(() => doomed.start());
    void doomed.terminated;
    careless(() => doomed.stop());
    careless(() => doomed.stop());
    careless(() => connect('ami://a:b@127.0.0.1:1', { timeoutMs: 20, onReport: () => undefined } as never));
    careless(() => connect('nonsense'));
    careless(() =>
      connect(fake.url('nobody'), {
        secret: () => {
          throw new Error('secret');
        },
        onReport: () => undefined,
      }),
    );
    careless(() =>
      connect(fake.url(), {
        secret: async () => {
          throw undefined;
        },
        onReport: () => undefined,
        timeoutMs: 50,
      } as never),
    );
    await turn();
  },
};

await kinds[kind]?.();
careless(() => tree.stop({ timeoutMs: 5_000 }));
everything(pbx, undefined);
await tree.stop();
everything(pbx, undefined);
const crashed = kinds[kind] === undefined;
await fake.stop();
await Promise.all(handled);
await new Promise((resolve) => setTimeout(resolve, 50));
const all = settled === handled.length && !crashed;
process.stdout.write(all ? 'survived\n' : `${settled} of ${handled.length} settled\n`);

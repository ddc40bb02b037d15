import { handleAsyncAgi } from '../../../src/agi/handle-async-agi.js';
import type { ConnectionOptions } from '../../../src/options/connection-options.js';
import { dose } from '../../support/dose.js';
import { turns } from '../../unit/supervisor/support/manual-clock.js';
import { type Attack, alone, filled, KIB, LEAST } from './attack.js';

/** Somebody goes far beyond one limit. */
export interface Case {
  /** The limit, as docs/reference/limits.md names it; where several have the name, with what it says behind. */
  readonly row: string;
  readonly how: string;
  readonly options?: Partial<ConnectionOptions>;
  /** The code, or the type of the report, that says so; undefined for what is forgotten without a word. */
  readonly says: string | undefined;
  /** Takes seconds, so that it is left for `ASTERVISOR_THOROUGH=1`. */
  readonly slow?: true;
  /** How many bytes may be kept at most; default 8 MB. At least twice as much has to go by. */
  readonly bound?: number;
  readonly run: (attack: Attack) => Promise<unknown>;
}

const never = () => undefined;
const forEver = () => new Promise<never>(never);
const event = (name: string, value: string): string => `Event: ${name}\r\nKey: k\r\nValue: ${value}\r\n\r\n`;
const row = (id: string, value = KIB): string => `Event: Row\r\nActionID: ${id}\r\nValue: ${value}\r\n\r\n`;

/** Has a list answered by rows without an end, as `chunk` makes them of the ActionID, until nobody takes more. */
const listing = async (attack: Attack, send: () => Promise<unknown>, chunk: (id: string) => string) => {
  let id = '';
  attack.server.answer = (action, actionId) => {
    if (action === 'CoreShowChannels') id = actionId;
    return `Response: Success\r\nActionID: ${actionId}\r\nEventList: start\r\n\r\n`;
  };
  let over = true;
  await attack.flood(() => {
    if (over) {
      over = false;
      attack.watch(send().finally(() => (over = true)));
    }
    return chunk(id);
  });
};

/** Sends actions of 8 kB as fast as it goes. */
const sendMuch = (attack: Attack) => {
  const Line = Array.from({ length: 8 }, () => 'x'.repeat(1_000));
  return attack.repeat(8_000, () => attack.watch(attack.pbx.send('UserEvent' as string, { UserEvent: 'A', Line })));
};

const announce = (index: number, env = KIB): string =>
  `Event: AsyncAGIStart\r\nChannel: PJSIP/${index}\r\nUniqueid: ${index}.1\r\nEnv: agi_x%3A%20${env}%0A%0A\r\n\r\n`;

export const cases: readonly Case[] = [
  {
    row: 'lineBytes',
    how: 'a line without an end',
    says: 'AMI_LIMIT_EXCEEDED',
    run: (attack) => attack.flood(() => 'x'.repeat(65_536)),
  },
  {
    row: 'frameBytes',
    how: 'a message without an end',
    options: { limits: { frameBytes: 1_048_576 } },
    says: 'AMI_LIMIT_EXCEEDED',
    run: (attack) => attack.flood(() => filled(`Name: ${'x'.repeat(8_000)}\r\n`)),
  },
  {
    row: 'fields',
    how: 'a message of countless fields',
    says: 'AMI_LIMIT_EXCEEDED',
    run: (attack) => attack.flood(() => filled('a: b\r\n'), LEAST),
  },
  {
    row: 'listRows',
    how: 'a list without an end',
    options: { limits: { listRows: 1_000 } },
    says: 'AMI_LIST_TOO_LONG',
    run: (attack) =>
      listing(
        attack,
        () => attack.pbx.send('CoreShowChannels'),
        (id) => filled(row(id)),
      ),
  },
  {
    row: 'listRows',
    how: 'a list of which nobody takes a row',
    options: { limits: { listRows: 1_000 } },
    says: 'AMI_LIST_TOO_LONG',
    run: (attack) =>
      listing(
        attack,
        () => attack.pbx.list('CoreShowChannels').completion(),
        (id) => filled(row(id)),
      ),
  },
  {
    row: 'listRows',
    how: 'small rows far apart, each in a chunk of its own',
    says: undefined,
    run: (attack) =>
      listing(
        attack,
        () => attack.pbx.send('CoreShowChannels'),
        (id) => alone(row(id, '')),
      ),
  },
  {
    row: 'listBytes',
    how: 'a list of large rows',
    options: { limits: { listBytes: 1_048_576 } },
    says: 'AMI_LIST_TOO_LONG',
    run: (attack) =>
      listing(
        attack,
        () => attack.pbx.send('CoreShowChannels'),
        (id) => row(id, 'x'.repeat(60_000)),
      ),
  },
  {
    row: 'queued',
    how: 'a caller who goes on while nothing is sent',
    options: { limits: { queued: 100 }, whenDisconnected: 'queue', reconnect: () => 1_000_000 },
    says: 'AMI_QUEUE_FULL',
    run: (attack) => {
      attack.server.drop();
      return sendMuch(attack);
    },
  },
  {
    row: 'pending',
    how: 'a server that answers nothing',
    options: { limits: { pending: 100 } },
    says: 'AMI_QUEUE_FULL',
    run: (attack) => {
      attack.server.answer = never;
      return sendMuch(attack);
    },
  },
  {
    row: 'outgoingBytes',
    how: 'a link that takes nothing',
    options: { limits: { outgoingBytes: 1_048_576 } },
    says: 'AMI_QUEUE_FULL',
    run: (attack) => {
      attack.server.stalled = true;
      return sendMuch(attack);
    },
  },
  {
    row: 'listeners',
    how: 'listeners that nobody removes',
    options: { limits: { listeners: 200 } },
    says: 'AMI_TOO_MANY_LISTENERS',
    run: (attack) =>
      attack.repeat(8_000, (index) => {
        const held = Buffer.alloc(8_000, index);
        attack.dare(() => attack.pbx.addListener('Hangup', () => held));
      }),
  },
  {
    row: 'listeners',
    how: 'status listeners that nobody removes',
    options: { limits: { listeners: 200 } },
    says: 'AMI_TOO_MANY_LISTENERS',
    run: (attack) =>
      attack.repeat(8_000, (index) => {
        const held = Buffer.alloc(8_000, index);
        attack.dare(() => attack.pbx.addStatusListener(() => held));
      }),
  },
  {
    row: 'status listeners of a tree',
    how: 'status listeners that nobody removes',
    says: 'AMI_TOO_MANY_LISTENERS',
    bound: 16_000_000,
    run: (attack) =>
      attack.repeat(
        1_000,
        (index) => {
          const held = Buffer.alloc(1_000, index);
          attack.dare(() => attack.tree.addStatusListener(() => held));
        },
        2 * LEAST,
      ),
  },
  {
    row: 'buffer of events()',
    how: 'a loop that has stopped taking events',
    says: 'AMI_STREAM_OVERFLOW',
    run: async (attack) => {
      const stream = attack.pbx.events('Much', { buffer: 1_000 });
      await attack.flood(() => filled(event('Much', KIB)));
      await drained(attack, stream);
    },
  },
  {
    row: 'buffer of events()',
    how: 'small events far apart, each in a chunk of its own',
    says: undefined,
    run: async (attack) => {
      const stream = attack.pbx.events('Much', { buffer: 1_000, overflow: 'drop-oldest' });
      await attack.flood(() => alone(event('Much', '')));
      await stream.return?.();
    },
  },
  {
    row: 'bufferBytes of events()',
    how: 'large events that nobody takes',
    says: undefined,
    run: async (attack) => {
      const stream = attack.pbx.events('Much', { bufferBytes: 1_048_576, overflow: 'drop-oldest' });
      await attack.flood(() => event('Much', 'x'.repeat(300_000)));
      if (stream.dropped < 50) throw new Error(`${stream.dropped} were dropped`);
      await stream.return?.();
    },
  },
  {
    row: 'buffer of follow()',
    how: 'a loop that has stopped taking steps',
    says: 'AMI_STREAM_OVERFLOW',
    run: async (attack) => {
      const stream = attack.pbx.follow('QueueStatus', 'Much', { buffer: 1_000 });
      await attack.flood(() => filled(event('Much', KIB)));
      await drained(attack, stream);
    },
  },
  {
    row: 'bufferBytes of follow()',
    how: 'large events that nobody takes',
    says: 'AMI_STREAM_OVERFLOW',
    run: async (attack) => {
      const stream = attack.pbx.follow('QueueStatus', 'Much', { bufferBytes: 1_048_576 });
      await attack.flood(() => event('Much', 'x'.repeat(300_000)));
      await drained(attack, stream);
    },
  },
  {
    row: 'maxPending of addListener with serializeBy',
    how: 'a handler that never ends',
    says: 'listener_overflow',
    run: (attack) => {
      attack.pbx.addListener('Much', forEver, { serializeBy: 'Key', maxPending: 1_000 });
      return attack.flood(() => filled(event('Much', KIB)));
    },
  },
  {
    row: 'bytes of the events that wait for one listener with serializeBy',
    how: 'large events for a handler that never ends',
    slow: true,
    says: 'listener_overflow',
    bound: 80_000_000,
    run: (attack) => {
      attack.pbx.addListener('Much', forEver, { serializeBy: 'Key', maxPending: 100_000 });
      return attack.flood(() => event('Much', 'x'.repeat(500_000)), 10 * LEAST);
    },
  },
  {
    row: 'maxCommands of handleAsyncAgi',
    how: 'a handler that awaits no answer',
    options: { limits: { pending: Number.POSITIVE_INFINITY } },
    says: 'AMI_AGI_TOO_MANY_COMMANDS',
    run: async (attack) => {
      const registration = handleAsyncAgi(attack.pbx, forEver, { maxCommands: 500 });
      attack.server.push(announce(1));
      const [session] = registration.sessions;
      if (!session) throw new Error('no session began');
      await attack.repeat(900, () => attack.watch(session.verbose('x'.repeat(850))), LEAST);
      await registration.close({ force: true });
    },
  },
  {
    row: 'maxSessions of handleAsyncAgi',
    how: 'a server that announces channels without an end',
    says: 'AMI_AGI_TOO_MANY_SESSIONS',
    run: async (attack) => {
      const registration = handleAsyncAgi(attack.pbx, forEver, { maxSessions: 100 });
      const env = KIB.repeat(4);
      await attack.flood((index) => Array.from({ length: 12 }, (_, one) => announce(index * 12 + one, env)).join(''));
      if (registration.sessions.length !== 100) throw new Error(`${registration.sessions.length} sessions`);
      await registration.close({ force: true });
    },
  },
  {
    row: 'maxSessions of handleAsyncAgi',
    how: 'a server that takes its channels along with the link, again and again',
    slow: true,
    says: 'agi_foundling',
    run: async (attack) => {
      attack.server.answer = (action, id) =>
        action === 'Getvar' ? undefined : `Response: Success\r\nActionID: ${id}\r\n\r\n`;
      const registration = handleAsyncAgi(attack.pbx, () => undefined, { maxSessions: 200 });
      for (let epoch = 0; epoch < dose(100, 80); epoch += 1) {
        attack.server.push(Array.from({ length: 200 }, (_, one) => announce(epoch * 200 + one)).join(''));
        attack.server.drop();
        await attack.clock.advance(2);
        await attack.heap.pass(200 * announce(1).length);
      }
      await attack.heap.look();
      await registration.close({ force: true });
    },
  },
  {
    row: 'bytes of what Asterisk says of a channel that it hands to AGI',
    how: 'announcements as long as a message may be',
    says: 'AMI_AGI_TOO_MANY_SESSIONS',
    run: async (attack) => {
      const registration = handleAsyncAgi(attack.pbx, forEver, {});
      await attack.flood((index) => announce(index, 'x'.repeat(100_000)));
      await registration.close({ force: true });
    },
  },
  {
    row: 'bytes of one reply of AGI',
    how: 'a reply without an end',
    says: undefined,
    run: async (attack) => {
      const registration = handleAsyncAgi(attack.pbx, forEver, {});
      attack.server.push(announce(1));
      const [session] = registration.sessions;
      if (!session) throw new Error('no session began');
      attack.watch(session.noop());
      const reply = `Event: AsyncAGIExec\r\nChannel: PJSIP/1\r\nUniqueid: 1.1\r\nResult: ${'x'.repeat(1_024)}\r\n\r\n`;
      await attack.flood(() => filled(reply));
      await registration.close({ force: true });
    },
  },
  {
    row: 'one line of an action, without its line end',
    how: 'lines of a megabyte',
    says: 'AMI_LINE_TOO_LONG',
    run: (attack) =>
      attack.repeat(1_000_000, () =>
        attack.watch(attack.pbx.send('Setvar', { Variable: 'A', Value: 'x'.repeat(1_000_000) })),
      ),
  },
  {
    row: 'lines of an action',
    how: 'actions of ten thousand lines',
    says: 'AMI_TOO_MANY_LINES',
    run: (attack) => {
      const Line = Array.from({ length: 10_000 }, () => 'x'.repeat(100));
      return attack.repeat(1_000_000, () =>
        attack.watch(attack.pbx.send('UserEvent' as string, { UserEvent: 'A', Line })),
      );
    },
  },
  {
    row: 'an ActionID',
    how: 'an id of a megabyte',
    says: 'AMI_INVALID_FIELD',
    run: (attack) =>
      attack.repeat(1_000_000, () => attack.watch(attack.pbx.send('Ping', { ActionID: 'x'.repeat(1_000_000) }))),
  },
  {
    row: 'statuses that wait in status()',
    how: 'a link that comes and goes while nobody looks',
    slow: true,
    says: undefined,
    bound: 2_000_000,
    run: async (attack) => {
      const stream = attack.pbx.status();
      const rounds = dose(5_000, 2_200);
      for (let round = 0; round < rounds; round += 1) {
        attack.server.drop();
        await attack.clock.advance(2);
        // A loss and a login are told in eight statuses, of some 250 bytes each with their errors.
        await attack.heap.pass(2_000);
      }
      await attack.heap.look();
      if (attack.pbx.epoch < 0.8 * rounds) throw new Error(`${attack.pbx.epoch} logins`);
      await stream.return?.();
    },
  },
  {
    row: 'ended actions that are remembered, to know late rows when they come',
    how: 'a server that never answers what was given up',
    slow: true,
    says: 'AMI_ACTION_ABORTED',
    run: async (attack) => {
      attack.server.answer = never;
      let controller = new AbortController();
      await attack.repeat(320, (index) => {
        attack.watch(attack.pbx.send('Ping', {}, { signal: controller.signal }));
        if (index % 500 !== 499) return;
        controller.abort();
        controller = new AbortController();
      });
    },
  },
  {
    row: 'layouts of messages that are remembered, to read the next of the kind faster',
    how: 'events of which no two are alike',
    slow: true,
    says: undefined,
    bound: 16_000_000,
    run: async (attack) => {
      attack.pbx.addListener(
        (one) => one.get('None') !== undefined,
        () => undefined,
      );
      let count = 0;
      const line = () => `Field-${'f'.repeat(40)}-${count++}: x\r\n`;
      await attack.flood(
        (index) => `Event: Kind${index % 3_000}\r\n${Array.from({ length: 60 }, line).join('')}\r\n`,
        2 * LEAST,
      );
    },
  },
  {
    row: 'the first line of a connection',
    how: 'a greeting without an end',
    says: 'AMI_NOT_AMI',
    run: (attack) => {
      attack.server.greeting = '';
      attack.server.drop();
      return attack.flood(() => 'x'.repeat(65_536));
    },
  },
];

/** Takes what waits, up to the error. */
const drained = async (attack: Attack, stream: AsyncIterable<unknown>): Promise<void> => {
  try {
    for await (const _ of stream) await turns(0);
  } catch (error) {
    attack.note((error as { code?: string }).code);
  }
};

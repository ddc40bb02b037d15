import { type Announcement, agiEvents, readAnnouncement } from '../../../src/agi/announcement.js';
import { AgiError } from '../../../src/agi/errors.js';
import { decodePercent } from '../../../src/agi/percent-encoding.js';
import { AgiResult, parseResult } from '../../../src/agi/result.js';
import { AgiSession } from '../../../src/agi/session.js';
import type { Clock } from '../../../src/clock.js';
import { NotSentError } from '../../../src/errors.js';
import { Decoder } from '../../../src/protocol/decoder.js';
import { AmiEvent } from '../../../src/protocol/event.js';
import { captures } from '../../property/captures.js';
import { numberOf, Random } from '../random.js';
import { hold, type Target } from '../target.js';

const COMMANDS = 14;
const MAX_COMMANDS = 40;
const arrival = { source: 'pbx', epoch: 1, encoding: 'utf8', receivedAt: 0 } as const;

const encode = (text: string): string =>
  text.replace(/[^\w.~-]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);

const exec = (result: string, id: string): string =>
  `Event: AsyncAGIExec\r\nChannel: c\r\nUniqueid: u1\r\nResult: ${encode(result)}\r\nCommandId: ${id}\r\n\r\n`;

const ENVIRONMENT = 'agi_request: async\nagi_channel: c\nagi_uniqueid: u1\nagi_arg_1: x\nagi_arg_2: y\n\n';
const START = `Event: AsyncAGIStart\r\nChannel: c\r\nContext: default\r\nUniqueid: u1\r\nEnv: ${encode(ENVIRONMENT)}\r\n\r\n`;
const END = 'Event: AsyncAGIEnd\r\nChannel: c\r\nUniqueid: u1\r\n\r\n';

const REPLIES = [
  '200 result=1\n',
  '200 result=0 endpos=1234\n',
  '200 result=1 (a (b) c)\n',
  '200 result= (timeout)\n',
  '200 result=1 (speech) endpos=9 results=1 score0=900 text0="call (me) now" grammar0=g\n',
  '100 result=0 Trying...\n200 result=0 Gosub complete\n',
  '510 Invalid or unknown command\n',
  '511 Command Not Permitted on a dead channel or intercept routine\n',
  '520-Invalid command syntax.\nusage\n520 End of proper usage.\n',
  `200 result=1 (${'x'.repeat(1_100)})\n`,
];

/** The CommandIDs of a capture, as ours: c1, c2, … in the order in which they come. */
const renumbered = (text: string): string => {
  const ids = new Map<string, string>();
  return text.replace(/(?<=CommandId: )[^\r]+/gi, (id) => {
    if (!ids.has(id)) ids.set(id, `c${ids.size + 1}`);
    return ids.get(id) ?? id;
  });
};

const seeds = (): Buffer[] => [
  ...REPLIES.map((reply) => Buffer.from(`${START}${exec(reply, 'c1')}${END}`, 'latin1')),
  Buffer.from(`${START}${REPLIES.map((reply, index) => exec(reply, `c${index + 1}`)).join('')}${END}`, 'latin1'),
  Buffer.from(
    `Event: AsyncAGI\r\nSubEvent: Start\r\nChannel: c\r\nEnv: ${encode(ENVIRONMENT)}\r\n\r\nEvent: AsyncAGI\r\nSubEvent: Exec\r\nChannel: c\r\nCommandID: c1\r\nResult: ${encode('200 result=1\n')}\r\n\r\n`,
    'latin1',
  ),
  ...captures
    .filter(({ name }) => name.includes('asyncagi'))
    .flatMap(({ bytes }) => renumbered(bytes.toString('latin1')).split(/(?=Event: AsyncAGIStart)/))
    .map((part) => Buffer.from(part.slice(0, 12_000), 'latin1')),
];

/** A clock whose time a run moves; it knows its timers. */
class Timers implements Clock {
  readonly pending = new Map<number, () => void>();
  #last = 0;
  readonly now = (): number => 0;
  readonly setTimeout = (callback: () => void): number => {
    this.#last += 1;
    this.pending.set(this.#last, callback);
    return this.#last;
  };
  readonly clearTimeout = (id: unknown): void => void this.pending.delete(id as number);

  fireOne(): void {
    for (const [id, callback] of this.pending) {
      this.pending.delete(id);
      callback();
      return;
    }
  }
}

/** What a handler may ask of a channel: each reads its result in a way of its own. */
const CALLS: readonly ((session: AgiSession) => Promise<unknown>)[] = [
  (session) => session.command('GET VARIABLE "X"', { deadlineMs: 50 }),
  (session) => session.command('ASYNCAGI BREAK'),
  (session) => session.command('HANGUP'),
  (session) => session.command('STREAM FILE "beep" ""', { signal: AbortSignal.abort() }),
  (session) => session.noop({ deadlineMs: 50 }),
  (session) => session.answer(),
  (session) => session.hangup('c'),
  (session) => session.channelStatus(),
  (session) => session.exec('Playback', 'beep'),
  (session) => session.gosub('default', 's', 1),
  (session) => session.setCallerid('x'),
  (session) => session.setMusic(true),
  (session) => session.tddMode(true),
  (session) => session.getVariable('X'),
  (session) => session.getFullVariable('X'),
  (session) => session.setVariable('X', 'y'),
  (session) => session.databaseGet('a', 'b'),
  (session) => session.databaseDel('a', 'b'),
  (session) => session.getData('beep'),
  (session) => session.streamFile('beep'),
  (session) => session.controlStreamFile('beep'),
  (session) => session.getOption('beep'),
  (session) => session.waitForDigit(1_000),
  (session) => session.recordFile('x', 'wav'),
  (session) => session.sayDigits('12'),
  (session) => session.receiveChar(1_000),
  (session) => session.receiveText(1_000),
  (session) => session.speechRecognize('beep'),
];

/** A command that was handed over, and what became of it. */
class Given {
  settled = 0;
  result: unknown;
  error: unknown;

  constructor(promise: Promise<unknown>) {
    promise.then(
      (result) => {
        this.settled += 1;
        this.result = result;
      },
      (error: unknown) => {
        this.settled += 1;
        this.error = error;
      },
    );
  }

  check(): void {
    hold(this.settled === 1, `a command settled ${this.settled} times`);
    if (this.result instanceof AgiResult) checkResult(this.result);
    hold(this.error === undefined || this.error instanceof AgiError, `a command rejected with ${String(this.error)}`);
  }
}

const checkResult = (result: AgiResult): void => {
  const { code, text, data, endpos, named, digit } = result;
  hold(Number.isInteger(code) && code >= 0 && code <= 999, `a code of ${code}`);
  hold(data === undefined || text.includes(data), 'data that did not come');
  hold(endpos === undefined || !Number.isNaN(endpos), 'an endpos that is no number');
  for (const value of named.values()) hold(text.includes(value), 'a named value that did not come');
  hold(digit === undefined || digit.length === 1, 'a digit of several characters');
};

/** The channels of one run, in the way of a registration, with commands given to each. */
class Channels {
  readonly timers = new Timers();
  readonly commands: Given[] = [];
  readonly #sessions = new Map<string, AgiSession>();
  readonly #random: Random;
  #nextId = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  heard(event: AmiEvent): void {
    const said = readAnnouncement(event);
    if (said?.kind === 'start') this.#begin(event, said);
    else if (said) {
      const session = [...this.#sessions.values()].find(
        ({ uniqueid, channel }) => uniqueid === said.uniqueid || channel === said.channel,
      );
      if (said.kind === 'exec') session?.heard(said.commandId, said.payload);
      else session?.finish({ code: 'AMI_AGI_ENDED', problem: 'Asterisk took the channel back' });
    }
  }

  end(): void {
    for (const session of this.#sessions.values()) {
      session.finish({ code: 'AMI_AGI_LINK_LOST', problem: 'the link was lost' });
    }
  }

  #begin(event: AmiEvent, said: Announcement): void {
    const session = new AgiSession(event, said, {
      clock: this.timers,
      commandTimeoutMs: 10_000,
      maxCommands: MAX_COMMANDS,
      nextCommandId: () => `c${++this.#nextId}`,
      send: () => (this.#random.below(10) === 0 ? Promise.reject(refused()) : Promise.resolve()),
    });
    this.#sessions
      .get(session.uniqueid)
      ?.finish({ code: 'AMI_AGI_ENDED', problem: 'the channel began another session' });
    this.#sessions.set(session.uniqueid, session);
    session.begin();
    hold(session.arguments.length <= said.payload.length, 'more arguments than bytes');
    JSON.stringify(session);
    for (let count = 0; count < COMMANDS; count += 1) {
      this.commands.push(new Given(this.#random.pick(CALLS)(session)));
    }
  }
}

const refused = (): Error =>
  new NotSentError('AMI_NOT_CONNECTED', { action: 'AGI', connection: 'pbx', actionId: 'a' }, 'was not sent');

/**
 * Asynchronous AGI, from the events of a mutated stream to the results of commands: every command settles once, with what
 * was said or an error of AGI, and no timer is left.
 */
export const agi: Target = {
  name: 'agi',
  sources: ['agi/'],
  words: [
    ...agiEvents.map((name) => `Event: ${name}`),
    'SubEvent: Exec',
    'Channel: c',
    'Uniqueid: u1',
    'CommandID: c1',
    'CommandId: c2',
    'Result: 200%20result%3D1%0A',
    'Result: ',
    'Env: ',
    '%0a',
    '%20',
    '%28',
    '%29',
    '%22',
    '%',
    '200 result=',
    '200%20result%3D',
    '100%20',
    '520-',
    '%0a520 ',
    '%20endpos%3D1',
    '%20a%3D%22',
    ') a="',
    'agi_arg_1%3A%20x%0a',
    START,
    END,
    ...REPLIES.map((reply) => exec(reply, 'c3')),
  ],
  seeds,
  make: (random) => Buffer.from(`${START}${exec(random.pick(REPLIES), 'c1')}${END}`, 'latin1'),
  async run(input) {
    const random = new Random(numberOf(input));
    const channels = new Channels(random);
    const stream = new Decoder(
      {
        banner: () => undefined,
        response: () => undefined,
        malformed: () => undefined,
        event(name, text) {
          if ((agiEvents as readonly string[]).includes(name)) channels.heard(new AmiEvent(name, text, arrival, 1));
          if (random.below(6) === 0) channels.timers.fireOne();
        },
      },
      { banner: false },
    );
    stream.push(input);
    await new Promise((resolve) => setImmediate(resolve));
    channels.end();
    await new Promise((resolve) => setImmediate(resolve));
    for (const command of channels.commands) command.check();
    hold(channels.timers.pending.size === 0, `${channels.timers.pending.size} timers are left`);

    for (const line of input.toString('latin1').split('\r\n')) {
      const bytes = decodePercent(line);
      for (const truncated of [false, true]) {
        const result = parseResult(bytes, truncated);
        if (result) checkResult(result);
      }
    }
  },
};

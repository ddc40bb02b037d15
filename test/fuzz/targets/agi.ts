import { agiEvents } from '../../../src/agi/announcement.js';
import { decodePercent } from '../../../src/agi/percent-encoding.js';
import { type AgiResult, parseResult } from '../../../src/agi/result.js';
import { Decoder } from '../../../src/protocol/decoder.js';
import { AmiEvent } from '../../../src/protocol/event.js';
import { captures } from '../../property/captures.js';
import { wordsOf } from '../agi-calls.js';
import { AgiWorld } from '../agi-world.js';
import { numberOf, type Random, Random as RandomNumbers } from '../random.js';
import { referencePercent, referenceReading } from '../reference-agi.js';
import { hold, type Target } from '../target.js';

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

const CHUNK = 1_024;

/** Bytes percent-encoded as a version of Asterisk might, and not always whole. */
const encodeAnyhow = (bytes: string, random: Random): string => {
  const all = random.below(4) === 0;
  const lower = random.below(2) === 0;
  return bytes.replace(all ? /[\s\S]/g : /[^\w.~-]/g, (character) => {
    const hex = character.charCodeAt(0).toString(16).padStart(2, '0');
    return `%${lower ? hex : hex.toUpperCase()}`;
  });
};

const DATA = [
  'x',
  '',
  'a (b) c',
  'a) endpos=1 b',
  ') a="b c"',
  '%25',
  '%2525',
  '%0a',
  '\xc3\xa9',
  '\xff',
  'l\n200 result=9\nm',
  '(',
  ')',
  ' a="',
  '7',
];
const BEHIND = [
  '',
  '',
  ' endpos=1234',
  ' endpos=-1',
  ' endpos=',
  ' a="b c"',
  ' a="b" endpos=5',
  ' Gosub complete',
  ' results=1 score0=9 text0="a b" grammar0=g',
];
const RESULTS = ['0', '1', '-1', '-2', '49', '3', '', '12#', 'x', '1e3', '99999999'];
const CODES = [
  '510 Invalid or unknown command\n',
  '511 Command Not Permitted on a dead channel\n',
  '520-Invalid\nusage\n520 End of proper usage.\n',
  '503 x\n',
  '520 x\n',
  '299 x\n',
  '300 x\n',
  '99 x\n',
  '200\n',
  'nothing\n',
  '',
];

const reply = (random: Random): string => {
  if (random.below(5) === 0) return random.pick(CODES);
  const long = random.below(8) === 0 ? 'y'.repeat(900 + random.below(1_300)) : '';
  const data = random.below(2) === 0 ? ` (${random.pick(DATA)}${long}${random.pick(DATA)})` : '';
  const provisional = random.below(8) === 0 ? '100 result=0 Trying...\n' : '';
  return `${provisional}200 result=${random.pick(RESULTS)}${data}${random.pick(BEHIND)}${random.below(12) === 0 ? '' : '\n'}`;
};

/** Channels that begin and end, and what Asterisk would say to their commands, in its pieces, or nearly. */
const make = (random: Random): Buffer => {
  const channels = random.below(3) === 0 ? ['1', '2'] : ['1'];
  const old = random.below(5) === 0;
  let id = 0;
  const event = (kind: string, channel: string, lines: string): string => {
    const head = old ? `Event: AsyncAGI\r\nSubEvent: ${kind}\r\n` : `Event: AsyncAGI${kind}\r\n`;
    const uniqueid = old || random.below(12) === 0 ? '' : `Uniqueid: u${channel}\r\n`;
    return `${head}Channel: ${random.below(20) === 0 ? 'c1' : `c${channel}`}\r\n${uniqueid}${lines}\r\n`;
  };
  const start = (channel: string) => {
    const more = random.below(6) === 0 ? `agi_arg_3: ${'z'.repeat(1_000)}\n` : '';
    const whole = `agi_channel: c${channel}\nagi_uniqueid: u${channel}\nagi_arg_1: 50%25\nagi_arg_2: \xc3\xa9\n${more}\n`;
    rest.set(channel, whole.slice(CHUNK));
    return event('Start', channel, `Context: default\r\nEnv: ${encodeAnyhow(whole.slice(0, CHUNK), random)}\r\n`);
  };
  const rest = new Map<string, string>();
  const replies = (channel: string) => {
    let bytes = `${rest.get(channel) ?? ''}${reply(random)}`;
    rest.delete(channel);
    if (random.below(4) === 0 && bytes.length <= CHUNK) {
      // It loses its end on the way: what is left comes with the next.
      const at = random.below(bytes.length + 1);
      if (random.below(2) === 0) rest.set(channel, bytes.slice(at));
      bytes = bytes.slice(0, at);
    } else if (bytes.length > CHUNK) {
      rest.set(channel, bytes.slice(CHUNK));
      bytes = bytes.slice(0, CHUNK);
    }
    if (random.below(8) !== 0) id += 1;
    const of =
      random.below(20) === 0
        ? ''
        : `Command${random.pick(['Id', 'ID'])}: c${random.below(12) === 0 ? 1 + random.below(30) : id}\r\n`;
    return event('Exec', channel, `${of}Result: ${encodeAnyhow(bytes, random)}\r\n`);
  };
  const others = (channel: string) =>
    random.pick([
      `Event: HangupRequest\r\nChannel: c${channel}\r\nUniqueid: u${channel}\r\n\r\n`,
      `Event: SoftHangupRequest\r\nChannel: c${channel}\r\nUniqueid: u${channel}\r\n\r\n`,
      `Event: Hangup\r\nChannel: c${channel}\r\nUniqueid: u${random.below(3) === 0 ? 9 : channel}\r\n\r\n`,
      `Event: Rename\r\nChannel: c${channel}\r\nNewname: c${random.pick(['1', '2', '3'])}\r\nUniqueid: u${channel}\r\n\r\n`,
      event('End', channel, ''),
      event(random.pick(['constructor', 'start', 'x']), channel, ''),
      start(channel),
    ]);
  let text = channels.map(start).join('');
  for (let count = random.below(24); count > 0; count -= 1) {
    const channel = random.pick(channels);
    text += random.below(8) === 0 ? others(channel) : replies(channel);
  }
  return Buffer.from(`${text}${random.below(2) === 0 ? event('End', '1', '') : ''}`, 'latin1');
};

const checkResult = (result: AgiResult): void => {
  const { code, text, data, endpos, named, digit } = result;
  hold(Number.isInteger(code) && code >= 0 && code <= 999, `a code of ${code}`);
  hold(data === undefined || text.includes(data), 'data that did not come');
  hold(endpos === undefined || !Number.isNaN(endpos), 'an endpos that is no number');
  for (const value of named.values()) hold(text.includes(value), 'a named value that did not come');
  hold(digit === undefined || digit.length === 1, 'a digit of several characters');
};

/** The naive reader goes back and forth between quotes. */
const isReadSlowly = (text: string): boolean => (text.match(/"/g)?.length ?? 0) > 12 || text.length > 4_000;

/**
 * Asynchronous AGI, from the events of a mutated stream to what the callers of commands are told: each once, what was said
 * to that command or the error that says why nothing was, while time runs out, callers give up and Asterisk refuses.
 */
export const agi: Target = {
  name: 'agi',
  sources: ['agi/'],
  words: [
    ...agiEvents.map((name) => `Event: ${name}`),
    'Event: Hangup',
    'Event: HangupRequest',
    'Event: Rename',
    'Newname: d',
    'SubEvent: Exec',
    'SubEvent: constructor',
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
    '%25',
    '%2525',
    '%',
    '200 result=',
    '200%20result%3D',
    '100%20',
    '510%20',
    '511%20',
    '520-',
    '%0a520 ',
    '%20endpos%3D1',
    '%20a%3D%22',
    ') a="',
    'agi_arg_1%3A%20x%0a',
    START,
    END,
    ...REPLIES.map((one) => exec(one, 'c3')),
  ],
  seeds,
  make,
  async run(input) {
    const random = new RandomNumbers(numberOf(input));
    const world = new AgiWorld(random);
    const events: AmiEvent[] = [];
    const stream = new Decoder(
      {
        banner: () => undefined,
        response: () => undefined,
        malformed: () => undefined,
        event: (name, text) => void events.push(new AmiEvent(name, world.translated(text), arrival, 1)),
      },
      { banner: false },
    );
    for (const stanza of input.toString('latin1').split(/(?<=\r\n\r\n)/)) {
      stream.push(Buffer.from(stanza, 'latin1'));
      for (const event of events.splice(0)) {
        world.hear(event);
        const pause = world.stir();
        if (pause) await pause;
      }
    }
    await world.end();

    for (const line of input.toString('latin1').split('\r\n')) {
      const bytes = decodePercent(line);
      hold(bytes === referencePercent(line), 'percent-encoding is undone differently');
      for (const truncated of [false, true]) {
        const result = parseResult(bytes, truncated);
        if (result) checkResult(result);
        if (isReadSlowly(bytes)) continue;
        hold(wordsOf(result) === wordsOf(referenceReading(bytes, truncated)), 'a reply is read differently');
      }
    }
  },
};

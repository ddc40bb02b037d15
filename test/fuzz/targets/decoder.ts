import { createHash } from 'node:crypto';
import { ProtocolError } from '../../../src/errors.js';
import type { Arrival, TextEncoding } from '../../../src/protocol/arrival.js';
import { Decoder } from '../../../src/protocol/decoder.js';
import { AmiEvent } from '../../../src/protocol/event.js';
import { type DecoderLimits, UNCOUNTED_BYTES } from '../../../src/protocol/limits.js';
import type { AmiMessage } from '../../../src/protocol/message.js';
import { AmiResponse } from '../../../src/protocol/response.js';
import { rawOutputLine, referenceDecode, referenceEntries } from '../../property/reference-decoder.js';
import { type Received, Recorder } from '../../unit/protocol/received.js';
import { numberOf, Random } from '../random.js';
import { referenceOutput, referenceText, referenceVariables, SNAPSHOT } from '../reference-values.js';
import { capturedPieces } from '../seeds.js';
import { hold, type Target } from '../target.js';

const BANNER = 'Asterisk Call Manager/';
const MAX_BANNER_BYTES = 256;
/** Longer inputs are seldom taken byte by byte, which costs a call for each. */
const BYTEWISE = 400;
const SMALL: DecoderLimits = { lineBytes: 120, frameBytes: 900, fields: 12 };
const PROBED = ['channel', 'ACTIONID', 'Output', 'Message', 'ChanVariable', 'Value', '', '__proto__', 'constructor'];
const YES = ['yes', 'true', 'y', 't', '1', 'on'];
const NO = ['no', 'false', 'n', 'f', '0', 'off'];

/** What no recent server sends any more, and what stands at the edge of the limits. */
const MADE = [
  'Response: Follows\r\nPrivilege: Command\r\nActionID: 1\r\nline\n\r\n\r\nEvent: x\r\n\n--END COMMAND--\r\n\r\nEvent: A\r\n\r\n',
  'Response: Follows\r\nPrivilege: Command\r\nOutput: x\r\n\r\n',
  'junk\r\nEvent: A\r\nK: v\r\n\r\n',
  'Asterisk Call Manager/1.1\r\nResponse: Success\r\n\nEvent: B\r\n\r\n',
  `Event: A\r\nK: ${'x'.repeat(SMALL.lineBytes)}\r\n\r\n`,
  `Event: A\r\n${'K: v\r\n'.repeat(3_000)}\r\n`,
  `Event: A\r\n${`K: ${'v'.repeat(100)}\r\n`.repeat(9)}\r\n`,
  `Event: A\r\n${'K: v\r\n'.repeat(20)}K: ${'v'.repeat(UNCOUNTED_BYTES - 133)}\r\n\r\nEvent: B\r\n\r\n`,
  'HTTP/1.1 400 Bad Request\r\n\r\n',
];

const NAMES = [
  'K',
  'K.l',
  'KXl',
  'Channel',
  'ActionID',
  'actionid',
  'Privilege',
  'Message',
  'Output',
  'output',
  'Outputs',
  ...PROBED,
];
const VARIABLES = [
  'ChanVariable',
  'DestChanVariable',
  'ChanVariable(SIP/1-1)',
  'ChanVariable(IAX2/1:2-3)',
  'ChanVariable(a):b)',
];
const VALUES = [
  'v',
  '',
  ' ',
  'x: y',
  'yes',
  'OFF',
  '17',
  '\xc3\xa9',
  '\xff',
  'A=b',
  "A=O\\'B",
  '\\n\\?\\"\\\\x',
  'a\rb',
  'a\nb\n',
  'v'.repeat(30),
];
const EVENT_NAMES = ['A', 'Aa', 'BB', 'VarSet', 'UserEvent', 'PresenceStateChange', 'Newstate', '', 'x'.repeat(70)];
const HEADS = ['Event: ', 'Event: ', 'Event: ', 'event:', 'EVENT: ', 'Event:', 'Event : '];
const RAW_LINES = ['line', '', '', '\n', '--END COMMAND--', 'x --END COMMAND--', 'Event: x', '\r\n\r\n', '\xe9'];
const RAW_ENDS = ['--END COMMAND--\r\n\r\n', '--END COMMAND--\r\n\n', '--END COMMAND--\r\n', '--END COMMAND--\n\r\n'];

const times = (random: Random, most: number, line: () => string): string =>
  Array.from({ length: random.below(most + 1) }, line).join('');

/** Stanzas of all kinds, several of one layout among them, now and then broken. */
const make = (random: Random): Buffer => {
  const names = Array.from({ length: 1 + random.below(3) }, () => random.pick(NAMES));
  const field = () =>
    `${random.pick(random.below(4) === 0 ? NAMES : names)}:${random.below(6) === 0 ? '' : ' '}${random.pick(VALUES)}\r\n`;
  const variable = () => `${random.pick(VARIABLES)}: ${random.pick(VALUES)}\r\n`;
  const snapshot = () => {
    const prefix = random.pick(['', 'Dest', 'Old']);
    return SNAPSHOT.map((name) => `${random.below(30) === 0 ? 'X' : prefix}${name}: ${random.pick(VALUES)}\r\n`).join(
      '',
    );
  };
  const end = () => random.pick(['\r\n', '\r\n', '\r\n', '\r\n', '\n', '\r\r\n', '', '\r\n\r\n']);
  const event = () => {
    const body = [
      times(random, 3, field),
      random.below(5) === 0 ? 'UserEvent: x\r\n' : '',
      random.below(3) === 0 ? snapshot() : '',
      random.below(3) === 0 ? times(random, 3, variable) : '',
      random.below(8) === 0 ? `${random.pick(['Event: ', 'event: '])}B\r\nK: v\r\n` : '',
      times(random, 3, field),
    ];
    const text = `${random.pick(HEADS)}${random.pick(EVENT_NAMES)}\r\n${body.join('')}`;
    return `${text}${end()}`.repeat(random.below(3) === 0 ? 5 : 1);
  };
  const long = () => {
    const line = random.pick(['K: v\r\n', 'Output: v\r\n', 'Outputs: v\r\n', `K: ${'v'.repeat(300)}\r\n`]);
    const count = Math.ceil((UNCOUNTED_BYTES - 40 + random.below(80)) / line.length);
    return `Event: A\r\n${line.repeat(count)}${field()}${end()}Event: A\r\n${times(random, 30, () => 'K: v\r\n')}\r\n`;
  };
  const response = () =>
    `Response: ${random.pick(['Success', 'Error', 'Follows', 'follows'])}\r\n${times(random, 5, field)}${end()}`;
  const raw = () => {
    const head = `${random.pick(['Response: Follows', 'response:follows', 'Response: Followed'])}\r\n`;
    const headers = times(random, 3, () =>
      random.pick(['Privilege: Command\r\n', 'ActionID: 1\r\n', 'actionid:2\r\n', 'Message: x\r\n']),
    );
    const lines = times(random, 6, () => `${random.pick(RAW_LINES)}${random.pick(['\n', '\n', '\r\n'])}`);
    return `${head}${headers}${lines}${random.pick(RAW_ENDS)}${random.below(2) === 0 ? random.pick(RAW_ENDS) : ''}`;
  };
  const malformed = () =>
    `${field()}${random.below(2) === 0 ? random.pick(['Event: A\r\n', 'response: Success\r\n']) : ''}${end()}`;
  const kinds = [event, event, event, response, raw, malformed];
  if (random.below(24) === 0) kinds.push(long);
  const banner = random.below(3) === 0 ? `${BANNER}5.0.4\r\n` : '';
  return Buffer.from(
    `${banner}${Array.from({ length: 1 + random.below(6) }, () => random.pick(kinds)()).join('')}`,
    'latin1',
  );
};

/** What a decoder made of an input: what it delivered, and the code of the error with which it stopped. */
interface Decoded {
  readonly received: readonly Received[];
  readonly code: string | undefined;
}

const decodeIn = (chunks: Iterable<Buffer>, banner: boolean, limits: Partial<DecoderLimits>): Decoded => {
  const recorder = new Recorder();
  const decoder = new Decoder(recorder, { banner, limits });
  for (const chunk of chunks) {
    try {
      decoder.push(chunk);
      chunk.fill(0);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      hold(decoder.bufferedBytes === 0, 'a decoder that has stopped keeps bytes');
      return { received: recorder.received, code: error.code };
    }
    hold(
      decoder.bufferedBytes <= Math.max(MAX_BANNER_BYTES, limits.frameBytes ?? 16_777_216) + 4,
      'more is buffered than a stanza may have',
    );
  }
  return { received: recorder.received, code: undefined };
};

function* chunksOf(input: Buffer, size: () => number): Generator<Buffer> {
  for (let at = 0; at < input.length; ) {
    const end = at + Math.max(1, size());
    yield Buffer.from(input.subarray(at, end));
    at = end;
  }
}

const same = (a: Received, b: Received | undefined): boolean =>
  b !== undefined &&
  a.type === b.type &&
  (a.type === 'banner' ? a.line === (b as typeof a).line : a.text === (b as typeof a).text) &&
  (a.type !== 'event' || a.name === (b as typeof a).name);

const sameMessages = (a: readonly Received[], b: readonly Received[]): boolean =>
  a.length === b.length && a.every((received, index) => same(received, b[index]));

const OWN_ERROR = new Error('of the sink');

/** A sink that throws at every other call, and one that stops the decoder at one of them. */
class Interrupting extends Recorder {
  readonly #interrupt: (count: number) => void;

  constructor(interrupt: (count: number) => void) {
    super();
    this.#interrupt = interrupt;
  }

  override banner(line: string, version: string): void {
    super.banner(line, version);
    this.#interrupt(this.received.length);
  }

  override event(name: string, text: string): void {
    super.event(name, text);
    this.#interrupt(this.received.length);
  }

  override response(text: string): void {
    super.response(text);
    this.#interrupt(this.received.length);
  }

  override malformed(text: string): void {
    super.malformed(text);
    this.#interrupt(this.received.length);
  }
}

/** What a callback throws passes through and costs no message, and behind `stop` comes none. */
const checkInterruptions = (input: Buffer, banner: boolean, whole: Decoded, random: Random): void => {
  const chunks = [...chunksOf(input, () => 1 + random.below(600))];
  const throwing = new Interrupting((count) => {
    if (count % 2 === 0) throw OWN_ERROR;
  });
  const interrupted = new Decoder(throwing, { banner });
  let thrown = 0;
  for (const chunk of [...chunks, ...Array.from({ length: whole.received.length }, () => Buffer.alloc(0))]) {
    try {
      interrupted.push(chunk);
    } catch (error) {
      if (error instanceof ProtocolError) break;
      if (error !== OWN_ERROR) throw error;
      thrown += 1;
    }
  }
  hold(sameMessages(throwing.received, whole.received), 'a callback that throws makes a difference');
  // A head that is found behind junk is delivered although the junk threw: then one error takes the place of the other.
  hold(thrown <= Math.floor(whole.received.length / 2), 'an error came more than once');

  const last = 1 + random.below(whole.received.length + 1);
  const stopping: Interrupting = new Interrupting((count) => count === last && stopped.stop());
  const stopped = new Decoder(stopping, { banner });
  try {
    for (const chunk of chunksOf(input, () => 1 + random.below(2_000))) stopped.push(chunk);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
  }
  hold(sameMessages(stopping.received, whole.received.slice(0, last)), 'more or less came than up to the stop');
  hold(stopping.received.length < last || stopped.bufferedBytes === 0, 'a decoder that was stopped keeps bytes');
};

/** However the bytes are cut, the same comes out of them. */
const decodeAnyhow = (input: Buffer, banner: boolean, limits: Partial<DecoderLimits>, random: Random): Decoded => {
  const whole = decodeIn([Buffer.from(input)], banner, limits);
  const small = () => 1 + random.skewed(200);
  const large = () => 1 + random.below(2_000);
  const bytewise = input.length <= BYTEWISE || random.below(16) === 0;
  for (const size of bytewise ? [() => 1, small, large] : [small, large]) {
    const cut = decodeIn(chunksOf(input, size), banner, limits);
    hold(cut.code === whole.code, `cut into chunks it stops with ${cut.code}, in one piece with ${whole.code}`);
    hold(sameMessages(cut.received, whole.received), 'chunks make a difference');
  }
  return whole;
};

/** What the first line says, as one would read it without care for chunks. */
const expectedOfBanner = (text: string): 'complete' | 'incomplete' | 'refused' => {
  const end = text.indexOf('\r\n');
  const line = end === -1 ? text.replace(/\r$/, '') : text.slice(0, end);
  if (line.length > 256 || /[^ -~]/.test(line)) return 'refused';
  if (end === -1) return 'incomplete';
  return /Call Manager[^/]*\/./.test(line) ? 'complete' : 'refused';
};

const checkAgainstReference = (text: string, banner: boolean, { received, code }: Decoded): void => {
  const first = banner ? expectedOfBanner(text) : 'complete';
  hold(code === (first === 'refused' ? 'AMI_NOT_AMI' : undefined), `stopped with ${code} behind a banner ${first}`);
  if (first !== 'complete') {
    hold(received.length === 0, 'messages came before a banner');
    return;
  }
  const expected = referenceDecode(text, banner);
  hold(sameMessages(received, expected), 'the reference decoder reads something else');
};

/** What a limit has to let through: the measure of a stanza. Lines and fields of raw output do not count. */
const measureOf = (text: string): DecoderLimits => {
  const all = text.split('\r\n');
  const raw = rawOutputLine(all);
  const lines = raw === -1 ? all : all.slice(0, raw);
  const counted = text.length > UNCOUNTED_BYTES && raw === -1;
  return {
    lineBytes: Math.max(...lines.map(({ length }) => length)),
    frameBytes: text.length,
    fields: counted ? lines.filter((line) => !line.startsWith('Output:')).length : 0,
  };
};

const isWithin = (text: string, limits: DecoderLimits): boolean => {
  const measure = measureOf(text);
  return (
    measure.lineBytes <= limits.lineBytes && measure.frameBytes <= limits.frameBytes && measure.fields <= limits.fields
  );
};

/** Limits go wrong by one: they are put next to what one of the stanzas measures. */
const limitsAround = ({ received }: Decoded, random: Random): DecoderLimits => {
  const message = received.length > 0 ? random.pick(received) : undefined;
  if (message === undefined || message.type === 'banner' || random.below(3) === 0) return SMALL;
  const { lineBytes, frameBytes, fields } = measureOf(message.text);
  const off = () => random.below(3) - 1;
  const which = random.below(3);
  return {
    lineBytes: which === 0 ? Math.max(16, lineBytes + off()) : 1_048_576,
    frameBytes: which === 1 ? Math.max(16, frameBytes + off()) : 16_777_216,
    fields: which === 2 ? Math.max(1, fields + off()) : 4_096,
  };
};

const checkLimits = (whole: Decoded, limited: Decoded, limits: DecoderLimits): void => {
  const { received, code } = limited;
  hold(sameMessages(received, whole.received.slice(0, received.length)), 'limits change what is read');
  hold(code !== undefined || received.length === whole.received.length, 'limits drop messages without a word');
  for (const message of received) {
    if (message.type !== 'banner') hold(isWithin(message.text, limits), 'a stanza beyond the limits was delivered');
  }
  const next = whole.received[received.length];
  if (next === undefined || next.type === 'banner' || next.type === 'malformed') return;
  hold(!isWithin(next.text, limits), 'a stanza within the limits was refused');
};

/** What the lines of a message say, read without any cleverness. */
class Expected {
  readonly entries: readonly (readonly [name: string, value: string])[];
  /** By name in lower case: the values in their order. */
  readonly values = new Map<string, string[]>();

  constructor(text: string, encoding: TextEncoding) {
    this.entries = referenceEntries(text, encoding);
    for (const [name, value] of this.entries) {
      const key = name.toLowerCase();
      const values = this.values.get(key);
      if (values) values.push(value);
      else this.values.set(key, [value]);
    }
  }

  all(name: string): readonly string[] {
    return this.values.get(name.toLowerCase()) ?? [];
  }

  first(name: string): string | undefined {
    return this.all(name)[0];
  }
}

const sameStrings = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((value, index) => value === b[index]);

const sameEntries = (a: Expected['entries'], b: Expected['entries']): boolean =>
  a.length === b.length && a.every((entry, index) => sameStrings(entry, b[index] ?? []));

/** All views of one message, against what its lines say. The order of the views varies: the first one parses. */
const checkViews = (message: AmiMessage, text: string, expected: Expected, random: Random): void => {
  const names = [...PROBED, ...[...expected.values.keys()].slice(0, 20)];
  const one = random.pick(names).toUpperCase();
  const views: (() => void)[] = [
    () => hold(sameEntries(message.entries(), expected.entries), 'entries differ'),
    () => hold(message.get(one) === expected.first(one), 'get differs'),
    () => {
      for (const name of names) {
        const value = expected.first(name);
        hold(message.get(name) === value, 'get differs');
        hold(sameStrings(message.getAll(name), expected.all(name)), 'getAll differs');
        hold(message.bool(name) === expectedBoolean(value), 'bool differs');
        hold(message.int(name) === expectedInteger(value), 'int differs');
        hold(message.text(name) === referenceText(message, name, expected.entries), 'text differs');
      }
    },
    () => checkRecord(message.fields as Readonly<Record<string, unknown>>, expected.entries),
    () => hold(message.raw.toString('latin1') === text, 'raw differs'),
    () => hold(message.malformedCount === expected.all('').length, 'the malformed lines are miscounted'),
    () => hold(message.actionId === expected.first('ActionID'), 'actionId differs'),
    () => checkVariables(message, expected),
    () => checkJson(message, expected),
  ];
  const start = random.below(views.length);
  for (let i = 0; i < views.length; i += 1) views[(start + i) % views.length]?.();
};

const expectedBoolean = (value: string | undefined): boolean | undefined => {
  const word = value?.trim().toLowerCase() ?? '';
  if (YES.includes(word)) return true;
  return NO.includes(word) ? false : undefined;
};

const expectedInteger = (value: string | undefined): number | undefined => {
  const digits = value?.trim() ?? '';
  if (!/^[+-]?[0-9]+$/.test(digits)) return undefined;
  const number = Number(digits);
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : undefined;
};

const checkRecord = (fields: Readonly<Record<string, unknown>>, expected: Expected['entries']): void => {
  const firsts = new Map<string, string>();
  for (const [name, value] of expected) if (!firsts.has(name)) firsts.set(name, value);
  hold(Object.keys(fields).length === firsts.size, 'fields differ in number');
  for (const [name, value] of firsts) hold(fields[name] === value, 'fields differ');
  hold(firsts.has('toString') || !('toString' in fields), 'fields inherit something');
};

const checkVariables = ({ variables }: AmiMessage, expected: Expected): void => {
  hold(JSON.stringify(variables) === JSON.stringify(referenceVariables(expected.entries)), 'variables differ');
  for (const channel of variables.channels) {
    const own = variables.of(channel.toUpperCase());
    hold(!('toString' in own) || Object.hasOwn(own, 'toString'), 'variables inherit something');
    for (const [name, value] of Object.entries(own)) {
      hold(variables.get(name, channel) === value, 'a variable is lost');
    }
  }
  hold(variables.of() === variables.of(expected.first('Channel') ?? ''), 'its own variables are those of another');
};

const checkJson = (message: AmiMessage, expected: Expected): void => {
  const { fields } = JSON.parse(JSON.stringify(message)) as { fields: Record<string, string | string[]> };
  const exact = new Map<string, string[]>();
  for (const [name, value] of expected.entries) {
    const values = exact.get(name);
    if (values) values.push(value);
    else exact.set(name, [value]);
  }
  hold(Object.keys(fields).length === exact.size, 'the JSON has other fields');
  for (const [name, values] of exact) hold(sameStrings([fields[name] ?? []].flat(), values), 'the JSON differs');
};

const checkResponse = (response: AmiResponse, text: string, expected: Expected, encoding: TextEncoding): void => {
  const { success, output, message } = response;
  hold(success === (expected.first('Response')?.toLowerCase() !== 'error'), 'success differs');
  hold(message === expected.first('Message')?.replace(/\n$/, ''), 'message differs');
  hold(sameStrings(output, referenceOutput(text, expected.all('Output'), encoding)), 'output differs');
};

const checkEvent = (event: AmiEvent, text: string): void => {
  const bytes = Buffer.from(text, 'latin1');
  const id = createHash('sha256').update('pbx').update('\0').update(bytes).digest('hex');
  hold(event.id === id, 'the id is not that of the bytes');
  const parts = event.unglued();
  const texts = parts.map(({ raw }) => raw.toString('latin1'));
  hold(texts.join('\r\n') === text, 'the parts are not the whole');
  hold(
    texts.length === text.split('\r\nEvent: ').length && texts.slice(1).every((part) => part.startsWith('Event: ')),
    'the parts do not begin with events',
  );
  hold(
    parts.every(({ name }, index) => name === (index === 0 && parts.length === 1 ? event.name : nameOf(texts[index]))),
    'a part has the name of another',
  );
};

const nameOf = (text = ''): string => /^Event: ([^\r\n]*)/.exec(text)?.[1] ?? '';

/** A layout is learnt from three messages: the fourth is read by it. */
const READINGS = 4;

const checkMessage = (received: Received, encoding: TextEncoding, random: Random): void => {
  if (received.type === 'banner') return;
  const arrival: Arrival = { source: 'pbx', epoch: 1, encoding, receivedAt: 0 };
  const { text } = received;
  const expected = new Expected(text, encoding);
  const read = (): AmiMessage => {
    if (received.type === 'response') return new AmiResponse(text, arrival, 1);
    return new AmiEvent(received.type === 'event' ? received.name : '', text, arrival, 1);
  };
  const first = read();
  if (first instanceof AmiEvent && received.type === 'event') checkEvent(first, text);
  if (first instanceof AmiResponse) checkResponse(first, text, expected, encoding);
  checkViews(first, text, expected, random);
  for (let reading = 2; reading < READINGS; reading += 1) read().entries();
  checkViews(read(), text, expected, random);
};

/**
 * The decoder and all views of its messages, against the reference decoder, in any chunks, with and without limits that
 * are met soon.
 */
export const decoder: Target = {
  name: 'decoder',
  sources: ['protocol/'],
  words: [
    'Event: ',
    'event:Hangup',
    'Response: ',
    'Response: Success',
    'Response: Follows\r\nPrivilege: Command\r\n',
    'response:follows',
    'Privilege: Command',
    'ActionID: 1',
    '--END COMMAND--',
    '--END COMMAND--\r\n\r\n',
    'Output: x',
    'output:',
    BANNER,
    'Asterisk Call Manager/5.0.4\r\n',
    'ChanVariable(IAX2/127.0.0.1:4569-1): A=b',
    'DestChanVariable: A=\\"b\\n',
    'ChanVariable(',
    '): ',
    'Variable: a=b',
    'Event: VarSet\r\nVariable: A\r\nValue: \\n\\?\\\\',
    'Event: UserEvent\r\nUserEvent: x',
    '__proto__: x',
    'constructor: y',
    ': nameless',
    'nothing',
    'Empty:',
    '9007199254740993',
    ' +7 ',
    'YES',
    '\xc3\xa9',
    '\xff\xfe',
    '\r\n\n',
    '\r\n\r\n--END COMMAND--\r\n\n',
    'Event: Aa',
    'Event: BB',
    'K.l: v',
    'KXl: v',
    'Outputs: x',
    'outputx: y',
    'ChanVariable(a):b): c=d',
    'event: glued',
  ],
  seeds: () => [...MADE.map((text) => Buffer.from(text, 'latin1')), ...capturedPieces()],
  make,
  run(input) {
    const seed = numberOf(input);
    const random = new Random(seed);
    const text = input.toString('latin1');
    const banner = text.startsWith('Asterisk') && random.below(8) !== 0;
    const encoding = random.below(4) === 0 ? 'latin1' : 'utf8';
    const whole = decodeAnyhow(input, banner, {}, random);
    checkAgainstReference(text, banner, whole);
    if (random.below(3) === 0) checkInterruptions(input, banner, whole, random);
    if (random.below(2) === 0) {
      const limits = limitsAround(whole, random);
      checkLimits(whole, decodeAnyhow(input, banner, limits, random), limits);
    }
    for (const received of whole.received) checkMessage(received, encoding, random);
  },
};

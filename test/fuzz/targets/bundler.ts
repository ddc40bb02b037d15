import { listAction } from '../../../src/catalog/lists.js';
import { PendingAction, type PendingActionInit } from '../../../src/connection/pending-action.js';
import { Session } from '../../../src/connection/session.js';
import { ActionAbortedError, ActionError, LimitError, OutcomeUnknownError } from '../../../src/errors.js';
import { resolveConnectionOptions } from '../../../src/options/connection-options.js';
import type { AmiEvent } from '../../../src/protocol/event.js';
import type { AmiResponse } from '../../../src/protocol/response.js';
import type { Transport, TransportHandlers } from '../../../src/transport/transport.js';
import { numberOf, Random } from '../random.js';
import { type Fate, ReferenceBundler, type Says, type Step } from '../reference-bundler.js';
import { capturedPieces } from '../seeds.js';
import { hold, type Target, Violation } from '../target.js';

const BANNERS = ['1.1', '2.10.6', '5.0.4', '11.0.0'].map((version) => `Asterisk Call Manager/${version}\r\n`);
const MAX_ROWS = 4;
const BOUNDS = {
  timeoutMs: 10_000,
  idleTimeoutMs: 10_000,
  totalTimeoutMs: 10_000,
  maxRows: 1_000,
  maxBytes: 1_000_000,
};
const BROADCAST = new Set(['OriginateResponse', 'UserEvent', 'SIPQualifyPeerDone']);

/** What a caller's own `until` may throw, and what a deadline or a signal ends an action with. */
const OWN_ERROR = new Error('of the caller');

interface Init extends Pick<Partial<PendingActionInit>, 'blocking' | 'stallMs' | 'bounds'> {
  readonly until?: (event: Says) => boolean;
  readonly streams?: boolean;
}

type Asked = readonly [action: string, init?: Init];

/** One action of each way to answer. Their ActionIDs are a1, a2, … */
const ASKED: readonly Asked[] = [
  ['Ping'],
  ['CoreShowChannels'],
  ['QueueStatus'],
  ['Status'],
  ['IAXpeers'],
  ['WaitEvent', { blocking: true, stallMs: 1_000 }],
  ['Originate', { until: (event) => event.name === 'OriginateResponse' }],
  ['Command'],
  ['PJSIPShowEndpoint'],
  ['DBGet'],
  ['SIPpeers', { streams: true }],
  ['VoicemailUsersList', { bounds: { ...BOUNDS, maxRows: MAX_ROWS, maxBytes: 600 } }],
  ['UserEvent', { until: (event) => event.get('End') !== undefined }],
  [
    'Anything',
    {
      until: (event) => {
        if (event.get('Bad') !== undefined) throw OWN_ERROR;
        return event.name === 'Last';
      },
    },
  ],
  ['SKINNYlines'],
  ['DBGetTree'],
  ['VoicemailUserStatus'],
];

const idOf = (index: number): string => `a${index + 1}`;

/** A proper answer to each action. */
const answers = (): string[] =>
  ASKED.map(([action], index) => {
    const list = listAction(action);
    const id = `ActionID: ${idOf(index)}\r\n`;
    if (!list)
      return `Response: Success\r\n${id}Message: x\r\n\r\nEvent: Row\r\n${id}\r\n\r\nEvent: Last\r\n${id}End: 1\r\n\r\n`;
    const rowId = list.headless ? '' : id;
    const rows = list.items.map((name) => `Event: ${name}\r\n${rowId}Channel: x\r\n\r\n`).join('');
    const end = `Event: ${list.complete[0]}\r\n${id}EventList: Complete\r\nListItems: 1\r\n\r\n`;
    return `Response: Success\r\n${id}EventList: start\r\n\r\n${rows}${end}`;
  });

const seeds = (): Buffer[] => [
  ...BANNERS.flatMap((banner) => answers().map((answer) => Buffer.from(`${banner}${answer}`, 'latin1'))),
  ...BANNERS.map((banner) => Buffer.from(`${banner}${answers().join('')}`, 'latin1')),
  ...capturedPieces().map((piece, index) => {
    const ours = piece.toString('latin1').replace(/(?<=ActionID: )[^\r]+/gi, () => idOf(index % ASKED.length));
    return Buffer.from(`${ours.startsWith('Asterisk') ? '' : BANNERS[index % BANNERS.length]}${ours}`, 'latin1');
  }),
];

/** One action, and everything that it came to. */
class Watched {
  readonly pending: PendingAction;
  readonly streams: boolean;
  readonly streamed: AmiEvent[] = [];
  settled = 0;
  response: AmiResponse | undefined;
  error: unknown;

  constructor(action: string, actionId: string, { streams = false, ...init }: Init) {
    this.streams = streams;
    this.pending = new PendingAction({
      context: { action, actionId, connection: 'pbx' },
      wire: '',
      bounds: BOUNDS,
      blocking: false,
      startedAt: 0,
      ...init,
      ...(streams && { onRow: (row) => void this.streamed.push(row) }),
    });
    this.pending.promise.then(
      (response) => {
        this.settled += 1;
        this.response = response;
      },
      (error: unknown) => {
        this.settled += 1;
        this.error = error;
      },
    );
  }

  /** Whether the event may be part of the answer. */
  owns(event: AmiEvent): boolean {
    const { actionId } = event;
    const list = listAction(this.pending.context.action);
    // One of several in one stanza, of which the first names it.
    if (list?.glued) return true;
    if (actionId !== undefined) return actionId === this.pending.actionId;
    // A row without its head.
    if (event.name === '') return true;
    return list?.headless === true && (list.items as readonly string[]).includes(event.name);
  }

  check(named: boolean): void {
    const { response, error, pending } = this;
    const { action, actionId } = pending.context;
    hold(this.settled === 1, `${action} settled ${this.settled} times`);
    if (response) {
      hold(response.success, `${action} resolved with an error`);
      hold(!named || response.actionId === actionId, `${action} took an answer that does not name it`);
      const { events, completion } = response;
      hold(events.length <= pending.bounds.maxRows, `${action} collected more rows than it may`);
      for (const event of completion ? [...events, completion] : events) {
        hold(this.owns(event), `${action} took the event ${event.name} that does not name it`);
      }
      JSON.stringify(response);
      return;
    }
    const expected =
      error === OWN_ERROR ||
      error instanceof ActionError ||
      error instanceof OutcomeUnknownError ||
      (error instanceof ActionAbortedError && error.cause === OWN_ERROR) ||
      (error instanceof LimitError && error.code === 'AMI_LIST_TOO_LONG');
    hold(expected, `${action} rejected with ${String(error)}`);
    if (error instanceof ActionError)
      hold(!named || error.response.get('ActionID') === actionId, 'a refusal of another');
  }
}

const seqsOf = (events: readonly AmiEvent[]): string => events.map(({ seq }) => seq).join(' ');

const bundleOf = ({ seq, events, completion, miscounted }: AmiResponse): string =>
  `${seq} rows ${seqsOf(events)} end ${completion?.seq}${miscounted ? ' miscounted' : ''}`;

/** What became of an action, in the words of {@link wordsOf}. */
const wordsOfReal = ({ response, error, pending }: Watched): string => {
  if (response) return `resolved ${bundleOf(response)}`;
  if (error instanceof ActionError) return `refused ${bundleOf(error.response as AmiResponse)}`;
  if (error instanceof LimitError) return 'too long';
  if (error === OWN_ERROR) return 'given up';
  const { partial } = pending;
  return `${error instanceof OutcomeUnknownError ? 'unknown' : 'until threw'} ${partial ? bundleOf(partial) : ''}`;
};

const wordsOf = ({ how, response, rows, end, miscounted }: Fate): string => {
  if (how === 'too long' || how === 'given up') return how;
  const bundle = `${response} rows ${rows.join(' ')} end ${end}${miscounted ? ' miscounted' : ''}`;
  return `${how} ${response === undefined ? '' : bundle}`;
};

/** A session whose server is the input. */
class Served {
  readonly session: Session;
  readonly actions: Watched[] = [];
  readonly dispatched: AmiEvent[] = [];
  /** All that happened, for the reference. */
  readonly steps: Step[] = [];
  strayed = 0;
  over = false;
  #handlers: TransportHandlers | undefined;
  #lost = 0;

  constructor(limits: Readonly<Record<string, number>>) {
    const options = resolveConnectionOptions({
      id: 'pbx',
      host: 'pbx',
      username: 'u',
      secret: 's',
      limits,
      encoding: 'latin1',
    });
    const transport: Transport = {
      remote: 'pbx',
      bufferedBytes: 0,
      bytesWritten: 0,
      write: () => undefined,
      end: () => undefined,
      destroy: () => undefined,
    };
    this.session = new Session({
      options,
      clock: { now: () => 0, setTimeout: () => 0, clearTimeout: () => undefined, wallNow: () => 0 },
      dial: (_, handlers) => {
        this.#handlers = handlers;
        return transport;
      },
      target: { host: 'pbx', port: 5038 },
      events: {
        wants: () => true,
        dispatch: (event) => this.#dispatch(event),
        trace: (way, text) => way === 'received' && this.steps.push({ kind: 'received', text }),
      },
      epoch: 1,
      watcher: {
        opened: () => undefined,
        banner: () => hold(!this.over, 'a banner came after the end'),
        lost: () => {
          this.#lost += 1;
          this.#end();
          hold(this.#lost === 1, 'the end was told twice');
        },
        strayed: () => {
          this.strayed += 1;
        },
        lagged: () => undefined,
        ending: () => undefined,
        crashed: (error) => {
          throw error instanceof Error ? error : new Violation(String(error));
        },
      },
    });
    this.#handlers?.opened();
  }

  ask(action: string, actionId: string, init: Init = {}): void {
    const watched = new Watched(action, actionId, init);
    const { until } = init;
    const { maxRows, maxBytes } = watched.pending.bounds;
    this.actions.push(watched);
    this.steps.push({ kind: 'asked', asked: { action, actionId, until, streams: watched.streams, maxRows, maxBytes } });
    this.session.submit(watched.pending);
  }

  feed(chunk: Buffer): void {
    this.#handlers?.data(chunk);
    chunk.fill(0);
  }

  giveUp(index: number): void {
    this.steps.push({ kind: 'given up', index });
    this.actions[index]?.pending.fail(OWN_ERROR);
  }

  /** Its time is up, if it is only waiting for what need not come. */
  hurry(index: number): void {
    this.steps.push({ kind: 'hurried', index });
    this.actions[index]?.pending.endQuietly();
  }

  logIn(strict: boolean, indexes: readonly number[]): void {
    this.steps.push({ kind: 'logged in' });
    this.session.loginAccepted();
    if (strict) {
      this.steps.push({ kind: 'set up' });
      this.session.setUp();
    }
    for (const index of indexes) this.ask(ASKED[index]?.[0] ?? '', idOf(index), ASKED[index]?.[1]);
  }

  end(): void {
    this.#end();
    this.session.destroy();
  }

  #end(): void {
    if (!this.over) this.steps.push({ kind: 'over' });
    this.over = true;
  }

  #dispatch(event: AmiEvent): void {
    hold(!this.over, 'an event came after the end');
    const last = this.dispatched.at(-1);
    hold(last === undefined || last.seq < event.seq, 'events are out of order');
    this.dispatched.push(event);
    const { actionId } = event;
    const owner = this.actions.find(({ pending }) => pending.actionId === actionId && !pending.settled);
    hold(!owner || BROADCAST.has(event.name), `${event.name} names an action in flight, and went to the listeners`);
  }
}

const EVENT_LISTS = ['start', 'Start', 'START', 'Complete', 'complete', 'Cancelled', 'CANCELLED', 'x', ''];
const EVENTS = [
  ...ASKED.flatMap(([action]) => [...(listAction(action)?.items ?? []), ...(listAction(action)?.complete ?? [])]),
  ...BROADCAST,
  'Last',
  'Hangup',
];
const MORE = [
  'ListItems: 0',
  'ListItems: 1',
  'ListItems: 2',
  'ListItems: x',
  'End: 1',
  'Bad: 1',
  'Channel: x',
  'Event: Last',
  'Event:Last',
];

/** Responses and events in any order, most of them for few actions. */
const make = (random: Random): Buffer => {
  const ids = Array.from({ length: 1 + random.below(4) }, () => idOf(random.below(ASKED.length)));
  ids.push('stranger', (ids[0] ?? '').toUpperCase());
  const idLine = () =>
    random.below(5) === 0 ? [] : [`ActionID: ${random.pick(ids.slice(0, random.below(4) === 0 ? 9 : -2))}`];
  const stanza = (): string => {
    const kind = random.below(12);
    const lines: string[] = [];
    if (kind < 4) lines.push(`Response: ${random.below(5) === 0 ? 'Error' : 'Success'}`);
    else if (kind < 11) lines.push(`Event: ${random.pick(EVENTS)}`);
    lines.push(...idLine());
    if (random.below(2) === 0) lines.push(`EventList: ${random.pick(EVENT_LISTS)}`);
    for (let more = random.below(3); more > 0; more -= 1) lines.push(random.pick(MORE));
    return `${lines.join('\r\n')}\r\n\r\n`;
  };
  const login = random.below(3) === 0 ? 'Response: Success\r\nActionID: a1\r\n\r\n' : '';
  const stanzas = Array.from({ length: 1 + random.below(24) }, stanza);
  return Buffer.from(`${random.pick(BANNERS)}${login}${stanzas.join('')}`, 'latin1');
};

/**
 * A session with actions in flight, whose server says what the input says: every action settles once, with what names it
 * and nothing else, whatever comes, and whenever it is given up.
 */
export const bundler: Target = {
  name: 'bundler',
  sources: [
    'connection/session',
    'connection/ledger',
    'connection/pending-action',
    'connection/abandoned',
    'catalog/lists',
  ],
  words: [
    ...BANNERS,
    ...ASKED.map((_, index) => `ActionID: ${idOf(index)}`),
    ...ASKED.flatMap(([action]) => [...(listAction(action)?.items ?? []), ...(listAction(action)?.complete ?? [])]).map(
      (name) => `Event: ${name}`,
    ),
    'Response: Success',
    'Response: Error',
    'Response: Follows',
    'EventList: start',
    'EventList: Complete',
    'EventList: cancelled',
    'Event: OriginateResponse',
    'Event: UserEvent',
    'Event: Shutdown',
    'Event: Last',
    'End: 1',
    'Bad: 1',
    'Message: Authentication accepted',
    '\r\n\r\n',
  ],
  seeds,
  make,
  async run(input) {
    const random = new Random(numberOf(input));
    const served = new Served(random.below(3) === 0 ? { lineBytes: 1_024, frameBytes: 2_048, fields: 16 } : {});
    const every = ASKED.map((_, index) => index);
    const indexes = random.below(4) === 0 ? [random.pick(every)] : every;
    // Some begin before the login, when an answer need not say what it answers, and some before all is set up.
    const login = random.below(4) === 0;
    const strict = random.below(4) !== 0;
    if (login) {
      served.ask('Login', 'a1');
      served.actions[0]?.pending.onSettled((outcome) => 'response' in outcome && served.logIn(strict, indexes));
    } else served.logIn(strict, indexes);

    for (let at = 0; at < input.length; ) {
      const size = random.below(2) === 0 ? 1 + random.skewed(100) : 1 + random.below(3_000);
      served.feed(Buffer.from(input.subarray(at, at + size)));
      at += size;
      if (random.below(12) === 0) served.giveUp(random.below(served.actions.length));
      if (random.below(6) === 0) served.hurry(random.below(served.actions.length));
    }
    served.end();
    await new Promise((resolve) => setImmediate(resolve));

    hold(served.session.ledger.size === 0, 'actions are in flight after the end');
    for (const [index, watched] of served.actions.entries()) watched.check(strict && (!login || index > 0));
    checkOnce(served);
    checkAgainstReference(served);
  },
};

const checkAgainstReference = ({ session, steps, actions, dispatched, strayed }: Served): void => {
  const reference = new ReferenceBundler();
  for (const step of steps) reference.say(step);
  for (const [index, watched] of actions.entries()) {
    const fate = reference.fate(index);
    const [real, expected] = [wordsOfReal(watched), wordsOf(fate)];
    hold(real === expected, `${watched.pending.context.action} ${real}, and should have ${expected}`);
    const taken = seqsOf(watched.streamed);
    const { streamed } = fate;
    hold(taken === streamed.join(' '), `it was handed ${taken}, and should have ${streamed.join(' ')}`);
  }
  const told = seqsOf(dispatched);
  hold(told === reference.news.join(' '), `listeners heard ${told}, and should have ${reference.news.join(' ')}`);
  const [counts, expected] = [JSON.stringify(session.ledger.counts), JSON.stringify(reference.counts)];
  hold(counts === expected, `counted ${counts}, and should have ${expected}`);
  hold(strayed === reference.counts.unmatched, 'responses that belong to nobody were not told');
};

/** No event goes to two owners, or to the listeners as well, unless Asterisk sends it to everybody. */
const checkOnce = ({ actions, dispatched }: Served): void => {
  const seen = new Set<AmiEvent>(dispatched);
  for (const { response } of actions) {
    if (!response) continue;
    for (const event of response.completion ? [...response.events, response.completion] : response.events) {
      hold(!seen.has(event) || BROADCAST.has(event.name), `${event.name} was given out twice`);
      seen.add(event);
    }
  }
};

import { listAction } from '../../../src/catalog/lists.js';
import { PendingAction, type PendingActionInit } from '../../../src/connection/pending-action.js';
import { Session } from '../../../src/connection/session.js';
import { ActionError, LimitError, OutcomeUnknownError } from '../../../src/errors.js';
import { resolveConnectionOptions } from '../../../src/options/connection-options.js';
import type { AmiEvent } from '../../../src/protocol/event.js';
import type { AmiResponse } from '../../../src/protocol/response.js';
import type { Transport, TransportHandlers } from '../../../src/transport/transport.js';
import { numberOf, Random } from '../random.js';
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

type Asked = readonly [action: string, init?: Partial<PendingActionInit>];

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
  ['SIPpeers', { onRow: () => undefined }],
  ['VoicemailUsersList', { bounds: { ...BOUNDS, maxRows: MAX_ROWS, maxBytes: 600 } }],
  ['UserEvent', { until: (event) => event.get('End') !== undefined }],
  [
    'Anything',
    {
      until: (event) => {
        if (event.get('Bad') !== undefined) throw OWN_ERROR;
        return event.is('Last');
      },
    },
  ],
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
  settled = 0;
  response: AmiResponse | undefined;
  error: unknown;

  constructor(action: string, actionId: string, init: Partial<PendingActionInit>) {
    this.pending = new PendingAction({
      context: { action, actionId, connection: 'pbx' },
      wire: '',
      bounds: BOUNDS,
      blocking: false,
      startedAt: 0,
      ...init,
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
    if (actionId !== undefined) return actionId === this.pending.actionId;
    const list = listAction(this.pending.context.action);
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
      (error instanceof LimitError && error.code === 'AMI_LIST_TOO_LONG');
    hold(expected, `${action} rejected with ${String(error)}`);
    if (error instanceof ActionError)
      hold(!named || error.response.get('ActionID') === actionId, 'a refusal of another');
  }
}

/** A session whose server is the input. */
class Served {
  readonly session: Session;
  readonly actions: Watched[] = [];
  readonly dispatched: AmiEvent[] = [];
  over = false;
  #handlers: TransportHandlers | undefined;
  #lost = 0;

  constructor(limits: Readonly<Record<string, number>>) {
    const options = resolveConnectionOptions({ id: 'pbx', host: 'pbx', username: 'u', secret: 's', limits });
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
      events: { wants: () => true, dispatch: (event) => this.#dispatch(event) },
      epoch: 1,
      watcher: {
        opened: () => undefined,
        banner: () => hold(!this.over, 'a banner came after the end'),
        lost: () => {
          this.#lost += 1;
          this.over = true;
          hold(this.#lost === 1, 'the end was told twice');
        },
        strayed: () => undefined,
        lagged: () => undefined,
        ending: () => undefined,
        crashed: (error) => {
          throw error instanceof Error ? error : new Violation(String(error));
        },
      },
    });
    this.#handlers?.opened();
  }

  ask(action: string, actionId: string, init: Partial<PendingActionInit> = {}): void {
    const watched = new Watched(action, actionId, init);
    this.actions.push(watched);
    this.session.submit(watched.pending);
  }

  askAll(): void {
    for (const [index, [action, init]] of ASKED.entries()) this.ask(action, idOf(index), init);
  }

  feed(chunk: Buffer): void {
    this.#handlers?.data(chunk);
  }

  end(): void {
    this.session.destroy();
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
  async run(input) {
    const random = new Random(numberOf(input));
    const served = new Served(random.below(3) === 0 ? { lineBytes: 1_024, frameBytes: 2_048, fields: 16 } : {});
    // One run in four begins before the login, when an answer need not say what it answers.
    const login = random.below(4) === 0;
    const logIn = () => {
      served.session.loginAccepted();
      served.askAll();
    };
    if (login) {
      served.ask('Login', 'a1');
      served.actions[0]?.pending.onSettled((outcome) => 'response' in outcome && logIn());
    } else logIn();

    for (let at = 0; at < input.length; ) {
      const size = random.below(2) === 0 ? 1 + random.skewed(100) : 1 + random.below(3_000);
      served.feed(Buffer.from(input.subarray(at, at + size)));
      at += size;
      if (random.below(12) === 0) random.pick(served.actions)?.pending.fail(OWN_ERROR);
    }
    served.end();
    await new Promise((resolve) => setImmediate(resolve));

    hold(served.session.ledger.size === 0, 'actions are in flight after the end');
    for (const [index, watched] of served.actions.entries()) watched.check(!login || index > 0);
    checkOnce(served);
  },
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

import { assign, type EventObject, fromCallback, fromPromise, setup } from 'xstate';
import { AstervisorError, AuthError, ConnectError, type ConnectErrorCode, FieldError } from '../errors.js';
import type { ConnectionRuntime, LinkEvent } from './runtime.js';
import type { ConnectionState } from './state.js';

/** What a connection's actor is started with, and all that its context holds besides the course of its attempts. */
export interface ConnectionInput {
  readonly runtime: ConnectionRuntime;
}

interface ConnectionContext extends ConnectionInput {
  /** Failed attempts since the last stable session. */
  readonly attempt: number;
  readonly failure: Error | undefined;
  readonly retryInMs: number;
  readonly givenUp: boolean;
  readonly exit: unknown;
}

type ConnectionEvent =
  | LinkEvent
  | { readonly type: 'permit.granted' }
  | { readonly type: 'endpoint.revived' }
  | { readonly type: 'process.woken' }
  | { readonly type: 'reconnect' }
  | { readonly type: 'supervisor.shutdown' };

/** A promise actor that runs a method of the runtime and is aborted when its state is left. */
const step = (run: (runtime: ConnectionRuntime, signal: AbortSignal) => Promise<void>) =>
  fromPromise<void, ConnectionInput>(({ input, signal }) => run(input.runtime, signal));

const input = ({ context }: { context: ConnectionContext }): ConnectionInput => ({ runtime: context.runtime });

/** The states that have a reason. */
const ailing: ReadonlySet<ConnectionState> = new Set(['draining', 'reconnecting', 'failed', 'closed', 'idle']);

/** What no further try mends: Asterisk refused the login, or user and secret cannot even be sent. */
const isRefusal = (cause: Error): boolean =>
  cause instanceof FieldError || (cause instanceof AuthError && cause.code === 'AMI_AUTH_FAILED');

const base = setup({
  types: {
    context: {} as ConnectionContext,
    input: {} as ConnectionInput,
    events: {} as ConnectionEvent,
    output: {} as { readonly exit: unknown },
  },
  actors: {
    permit: fromCallback<EventObject, ConnectionInput>(({ input, sendBack }) =>
      input.runtime.askForPermit(() => sendBack({ type: 'permit.granted' })),
    ),
    link: fromCallback<EventObject, ConnectionInput>(({ input, sendBack }) => {
      input.runtime.openLink(sendBack);
      return () => input.runtime.closeLink();
    }),
    revival: fromCallback<EventObject, ConnectionInput & { readonly cause: Error | undefined }>(({ input, sendBack }) =>
      input.runtime.onRevival(input.cause, () => sendBack({ type: 'endpoint.revived' })),
    ),
    wake: fromCallback<EventObject, ConnectionInput>(({ input, sendBack }) =>
      input.runtime.onWake(() => sendBack({ type: 'process.woken' })),
    ),
    challenge: step((runtime) => runtime.askForChallenge()),
    logIn: step((runtime) => runtime.logIn()),
    prepare: step((runtime) => runtime.prepare()),
    ping: step((runtime, signal) => runtime.ping(signal)),
    farewell: step((runtime, signal) => runtime.farewell(signal)),
  },
  actions: {
    tell: ({ context: { runtime, failure, attempt, retryInMs } }, { state }: { state: ConnectionState }) => {
      runtime.tell({
        state,
        cause: ailing.has(state) ? failure : undefined,
        ...(state === 'reconnecting' ? { attempt, retryInMs } : {}),
      });
    },
    introduce: ({ context, self }) => context.runtime.attend((command) => self.send(command)),
    begin: ({ context }) => context.runtime.begin(),
    becameReady: ({ context }) => context.runtime.becameReady(),
    forgetAttempts: assign({ attempt: 0 }),
    noteLate: assign({
      failure: ({ context }, { code, what }: { code: ConnectErrorCode; what: string }) =>
        new ConnectError(code, `${context.runtime.endpoint} ${what}`),
    }),
    noteFailure: assign({ failure: (_, { error }: { error: unknown }) => asError(error) }),
    crash: assign({
      failure: (_, { error }: { error: unknown }) => asError(error),
      exit: (_, { error }) => ({ error }),
    }),
    planRetry: assign(({ context: { runtime, attempt, failure } }) => {
      const cause = failure ?? new ConnectError('AMI_CONNECTION_LOST', `${runtime.id} lost its link`);
      const next = attempt + 1;
      if (isRefusal(cause)) {
        return {
          attempt: next,
          retryInMs: runtime.timing.authRetryMs,
          givenUp: !runtime.retriesRefusedLogins,
          failure: cause,
        };
      }
      const plan = runtime.backOff(next, cause);
      if ('giveUp' in plan) return { attempt: next, givenUp: true, failure: plan.giveUp };
      return { attempt: next, retryInMs: plan.delayMs, givenUp: false, failure: cause };
    }),
    giveUp: assign({ exit: ({ context }) => ['shutdown', context.failure] }),
    finish: assign({ exit: 'shutdown', failure: undefined }),
  },
  guards: {
    leavesLogin: ({ context }) => context.runtime.leavesLogin,
    usesChallenge: ({ context }) => context.runtime.usesChallenge,
    givenUp: ({ context }) => context.givenUp,
    securing: ({ context }) => context.runtime.securing,
    isBug: (_, { error }: { error: unknown }) => !(error instanceof AstervisorError),
    silent: ({ context }) => context.runtime.silenceLeftMs === 0,
  },
  delays: {
    connect: ({ context }) => context.runtime.timing.connectTimeoutMs,
    banner: ({ context }) => context.runtime.timing.bannerTimeoutMs,
    login: ({ context }) => context.runtime.timing.loginTimeoutMs,
    handshake: ({ context }) => context.runtime.timing.handshakeTimeoutMs,
    drain: ({ context }) => context.runtime.timing.drainTimeoutMs,
    stable: ({ context }) => context.runtime.timing.reconnect.stableMs,
    silence: ({ context }) => context.runtime.silenceLeftMs,
    retry: ({ context }) => context.retryInMs,
  },
});

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

type Thrown = { readonly event: { readonly error: unknown } };
const thrown = ({ event }: Thrown) => ({ error: event.error });

/** Where a step of the handshake goes when it fails: an error of ours is a fault of the network or the server, any other a bug. */
const onError = [
  {
    guard: { type: 'isBug', params: thrown },
    target: '#connection.crashed',
    actions: { type: 'crash', params: thrown },
  },
  { target: '#connection.reconnecting', actions: { type: 'noteFailure', params: thrown } },
] as const;

/** A stage that took too long. */
const late = (code: ConnectErrorCode, what: string) =>
  ({ target: '#connection.reconnecting', actions: { type: 'noteLate', params: { code, what } } }) as const;

const tell = (state: ConnectionState) => ({ type: 'tell', params: { state } }) as const;

/**
 * The course of a connection. It decides what state the connection is in and how long it stays there; the data never
 * passes through it.
 *
 * One child actor, `link`, owns the socket for as long as the state is `online`: leaving it, for whatever reason, drops
 * the socket. A network that is away is a state here and no crash; only a bug ends in an error, which its supervisor sees.
 */
export const connectionMachine = base.createMachine({
  id: 'connection',
  context: ({ input }) => ({
    runtime: input.runtime,
    attempt: 0,
    failure: undefined,
    retryInMs: 0,
    givenUp: false,
    exit: undefined,
  }),
  entry: 'introduce',
  initial: 'connecting',
  output: ({ context }) => ({ exit: context.exit }),
  states: {
    /** Waits for its turn at the endpoint. */
    connecting: {
      entry: tell('connecting'),
      invoke: { src: 'permit', input },
      on: { 'permit.granted': 'online', 'supervisor.shutdown': 'closed' },
    },
    online: {
      invoke: { src: 'link', input },
      initial: 'handshaking',
      on: {
        'link.lost': {
          target: 'reconnecting',
          actions: { type: 'noteFailure', params: ({ event }) => ({ error: event.error }) },
        },
        'link.crashed': {
          target: 'crashed',
          actions: { type: 'crash', params: ({ event }) => ({ error: event.error }) },
        },
        'supervisor.shutdown': 'closed',
        reconnect: { target: 'connecting', actions: 'forgetAttempts' },
      },
      states: {
        handshaking: {
          initial: 'connecting',
          after: { handshake: late('AMI_HANDSHAKE_TIMEOUT', 'did not complete the handshake in time') },
          states: {
            connecting: {
              after: {
                connect: [
                  { guard: 'securing', ...late('AMI_TLS_TIMEOUT', 'did not agree on TLS in time') },
                  late('AMI_CONNECT_TIMEOUT', 'did not accept the connection in time'),
                ],
              },
              on: { 'link.opened': 'awaitingBanner' },
            },
            awaitingBanner: {
              entry: tell('awaitingBanner'),
              after: {
                banner: late('AMI_BANNER_TIMEOUT', 'sent no banner in time: is it an AMI port, and one without TLS?'),
              },
              on: {
                'link.banner': [
                  { guard: 'leavesLogin', target: '#connection.online.handshaked', actions: 'begin' },
                  { guard: 'usesChallenge', target: 'authenticating.challenging' },
                  { target: 'authenticating.loggingIn' },
                ],
              },
            },
            authenticating: {
              entry: tell('authenticating'),
              after: { login: late('AMI_LOGIN_TIMEOUT', 'did not answer the login in time') },
              initial: 'challenging',
              states: {
                challenging: { invoke: { src: 'challenge', input, onDone: 'loggingIn', onError } },
                loggingIn: { invoke: { src: 'logIn', input, onDone: '#connection.online.handshaked', onError } },
              },
            },
          },
        },
        handshaked: {
          initial: 'preparing',
          on: {
            'supervisor.shutdown': 'closing',
            'link.ending': {
              target: '.draining',
              actions: { type: 'noteFailure', params: ({ event }) => ({ error: event.error }) },
            },
          },
          states: {
            preparing: {
              entry: tell('handshaked'),
              after: { login: late('AMI_LOGIN_TIMEOUT', 'did not let the session be set up in time') },
              invoke: { src: 'prepare', input, onDone: 'ready', onError },
            },
            ready: {
              entry: ['becameReady', tell('ready')],
              invoke: { src: 'wake', input },
              after: { stable: { actions: 'forgetAttempts' } },
              initial: 'idle',
              states: {
                idle: {
                  after: {
                    silence: [
                      { guard: 'silent', target: 'pinging' },
                      { target: 'idle', reenter: true },
                    ],
                  },
                  on: { 'process.woken': 'pinging' },
                },
                pinging: { invoke: { src: 'ping', input, onDone: 'idle', onError } },
              },
            },
            /** Asterisk has announced its end: it may answer what it has, and is asked nothing more. */
            draining: {
              entry: tell('draining'),
              after: { drain: '#connection.reconnecting' },
              on: { 'link.ending': {} },
            },
          },
        },
        closing: {
          entry: tell('closing'),
          invoke: { src: 'farewell', input, onDone: '#connection.closed', onError: '#connection.closed' },
          on: { 'link.lost': '#connection.closed', 'supervisor.shutdown': {}, reconnect: {} },
        },
      },
    },
    reconnecting: {
      entry: 'planRetry',
      initial: 'deciding',
      on: { 'supervisor.shutdown': 'closed', reconnect: { target: 'connecting', actions: 'forgetAttempts' } },
      states: {
        deciding: {
          always: [{ guard: 'givenUp', target: '#connection.failed', actions: 'giveUp' }, { target: 'waiting' }],
        },
        waiting: {
          entry: tell('reconnecting'),
          invoke: {
            src: 'revival',
            input: ({ context: { runtime, failure } }) => ({ runtime, cause: failure }),
          },
          after: { retry: '#connection.connecting' },
          on: { 'endpoint.revived': '#connection.connecting' },
        },
      },
    },
    closed: { type: 'final', entry: ['finish', tell('closed')] },
    /** Ended for good, unless it is restarted by hand: what Asterisk refuses once, it refuses again. */
    failed: { type: 'final', entry: tell('failed') },
    /** A bug: its supervisor sees an abnormal end, and starts a fresh incarnation. */
    crashed: { type: 'final', entry: tell('idle') },
  },
});

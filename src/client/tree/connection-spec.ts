import { HandshakeLimiter } from '../../connection/handshake-limiter.js';
import { connectionMachine } from '../../connection/machine.js';
import { WakeWatch } from '../../connection/wake-watch.js';
import { OptionError } from '../../errors.js';
import { type ConnectionOptions, resolveConnectionOptions } from '../../options/connection-options.js';
import type { ChildSpec, RestartBudget, RestartType } from '../../supervisor/spec.js';
import { AbortGroups } from '../actions/abort-groups.js';
import { type ConnectionContext, ConnectionCore } from '../connection-core.js';
import { declaredWith } from './declaration.js';

/** How a connection is supervised, beside its own options. */
export interface SupervisionOptions {
  /** Default `transient`: a connection that was closed, or whose login was refused, stays down. */
  readonly restart?: RestartType | undefined;
  readonly significant?: boolean | undefined;
  /** Milliseconds that it may take to drain and say goodbye; default `drainTimeoutMs` and 2 s. */
  readonly shutdown?: number | 'infinity' | 'brutal_kill' | undefined;
  /** Crashes of its own that it may use up without touching its supervisor's window; default 3 in 5 s, then a try every 60 s. `false` is plain OTP. */
  readonly budget?: RestartBudget | false | undefined;
  readonly restartDelayMs?: number | undefined;
  /** Whether the next sibling is started only when this one is ready; default `declared`: it is not waited for. */
  readonly startWhen?: 'declared' | 'ready' | undefined;
  /** With `startWhen: 'ready'`: milliseconds to become ready in. */
  readonly startTimeoutMs?: number | undefined;
}

/** A declared connection; its id is known to the type checker. */
export interface ConnectionSpec<Id extends string = string> extends ChildSpec<ConnectionCore> {
  readonly id: Id;
  /** For the type checker alone. */
  readonly __connection?: Id;
}

/** For a connection in a generic tree, which shares nothing. */
const contextOfOne = (): ConnectionContext => ({
  handshakes: new HandshakeLimiter(),
  aborts: new AbortGroups(),
  wakes: new WakeWatch(),
});

const checkIsGiven = <O>(options: O): O => {
  if (typeof options === 'object' && options !== null && !Array.isArray(options)) return options;
  throw new OptionError('options', 'must be an object');
};

const ownBudget: RestartBudget = Object.freeze({ intensity: 3, periodMs: 5_000, retryMs: 60_000 });

const farewellMs = 2_000;

/**
 * Declares a connection as a child of a supervisor. Throws {@link OptionError} (`AMI_INVALID_OPTION`) for options that cannot
 * be used.
 *
 * ```ts
 * child.connection({ id: 'pbx-a', host: '10.0.0.5', username: 'app', secret: () => readSecret() })
 * ```
 */
export const connection = <const Id extends string>(
  given: ConnectionOptions & SupervisionOptions & { readonly id: Id },
): ConnectionSpec<Id> => {
  const {
    restart = 'transient',
    significant,
    shutdown,
    budget = ownBudget,
    restartDelayMs,
    startWhen,
    startTimeoutMs,
    ...own
  } = checkIsGiven(given);
  const options = resolveConnectionOptions(own);
  const spec: ConnectionSpec<Id> = {
    id: given.id,
    restart,
    significant,
    shutdown: shutdown ?? options.drainTimeoutMs + farewellMs,
    budget,
    restartDelayMs,
    startWhen: startWhen ?? 'declared',
    startTimeoutMs,
    attach: (scope) => {
      const shared = scope.context as ConnectionContext | undefined;
      return new ConnectionCore(options, scope, shared ?? contextOfOne());
    },
    start: ({ attachment, signal }) => ({
      logic: connectionMachine,
      input: { runtime: attachment.begin(options, signal) },
      ready: startWhen === 'ready' ? attachment.readiness.wait({ signal }) : undefined,
    }),
  };
  return declaredWith(spec, given);
};

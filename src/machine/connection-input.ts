import { type Clock, systemClock } from '../clock.js';
import { guardedDial } from '../connection/guarded-dial.js';
import { HandshakeLimiter } from '../connection/handshake-limiter.js';
import type { ConnectionInput } from '../connection/machine.js';
import type { ConnectionPorts } from '../connection/ports.js';
import { ConnectionRuntime } from '../connection/runtime.js';
import { WakeWatch } from '../connection/wake-watch.js';
import { OptionError } from '../errors.js';
import {
  type ConnectionOptions,
  type ResolvedConnectionOptions,
  resolveConnectionOptions,
} from '../options/connection-options.js';
import type { ReportSink } from '../telemetry/report.js';
import { dial } from '../transport/dial.js';

/** What else the statechart depends on. */
export interface MachineSeams {
  /** Default the machine's own. Give the actor the same. */
  readonly clock?: Clock | undefined;
  /** For the jitter of the back-off; default `Math.random`. */
  readonly random?: (() => number) | undefined;
  /** Default: reports are dropped. */
  readonly report?: ReportSink | undefined;
  /** Shared with other connections to the same endpoints; default one of its own. */
  readonly limiter?: HandshakeLimiter | undefined;
  /** Drops the link when it is aborted, whatever the actor does. Default never. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Makes the input of `connectionMachine` from the options of a connection. `ports` hears what becomes of it; what is left out
 * is not heard. Throws `OptionError`.
 *
 * ```ts
 * const actor = createActor(connectionMachine, { input: connectionInput({ id: 'pbx', url, secret }) });
 * actor.subscribe(({ value }) => console.log(value));
 * actor.start();
 * ```
 *
 * Send it `{ type: 'supervisor.shutdown' }` for a polite end. It does not restart itself: `crashed` and `failed` are final.
 */
export const connectionInput = (
  options: ConnectionOptions,
  ports: Partial<ConnectionPorts> = {},
  seams: MachineSeams = {},
): ConnectionInput => {
  const resolved = resolveConnectionOptions(options);
  if (typeof ports !== 'object' || ports === null) throw new OptionError('ports', 'must be an object');
  if (typeof seams !== 'object' || seams === null) throw new OptionError('seams', 'must be an object');
  const { clock = systemClock, random = Math.random, report = () => undefined, limiter, signal } = seams;
  return {
    runtime: new ConnectionRuntime({
      options: resolved,
      ports: heardBy(ports, resolved),
      clock,
      random,
      report,
      dial: resolved.dial ? guardedDial(resolved.dial) : dial,
      limiter: limiter ?? new HandshakeLimiter(),
      wakes: new WakeWatch(),
      signal: signal ?? new AbortController().signal,
    }),
  };
};

/** Ports that count the logins, and pass on what somebody wants to hear. */
const heardBy = (ports: Partial<ConnectionPorts>, resolved: ResolvedConnectionOptions): ConnectionPorts => {
  let logins = 0;
  return {
    get eventMask() {
      return ports.eventMask ?? resolved.eventMask;
    },
    get filters() {
      return ports.filters ?? resolved.filters;
    },
    get nextEpoch() {
      return ports.nextEpoch ?? logins + 1;
    },
    get trace() {
      return ports.trace;
    },
    wants: (name) => ports.wants?.(name) ?? ports.dispatch !== undefined,
    dispatch: (event) => ports.dispatch?.(event),
    changed: (change) => ports.changed?.(change),
    loggedIn: (session) => {
      logins += 1;
      ports.loggedIn?.(session);
    },
    identified: (identity) => ports.identified?.(identity),
    lagged: (lagMs) => ports.lagged?.(lagMs),
    strayed: (response) => ports.strayed?.(response),
    ready: (session) => ports.ready?.(session),
    whenDrained: (callback) => (ports.whenDrained ? ports.whenDrained(callback) : callback()),
    lost: (session) => ports.lost?.(session),
  };
};

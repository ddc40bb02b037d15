import { uptime } from 'node:os';

/**
 * Time as the library sees it. Deadlines, back-off and heartbeats use the monotonic `now`, so that a wall clock that
 * jumps never expires an action; `wallNow` is only for time stamps that people read.
 *
 * Structurally compatible with XState's `Clock`, so that one object drives both (`SimulatedClock` of xstate included).
 */
export interface Clock {
  /** Monotonic milliseconds since an arbitrary origin. */
  now(): number;
  setTimeout(callback: () => void, ms: number): unknown;
  clearTimeout(id: unknown): void;
  /** Milliseconds since 1970; default `Date.now`. */
  wallNow?(): number;
  /**
   * Milliseconds for which the machine has been suspended, since an arbitrary origin: `now` stands still meanwhile on some
   * systems. Default: never.
   */
  suspendedMs?(): number;
}

/** The machine's own clock. */
export const systemClock: Clock = Object.freeze({
  now: () => performance.now(),
  setTimeout: (callback: () => void, ms: number) => setTimeout(callback, ms),
  clearTimeout: (id: unknown) => clearTimeout(id as NodeJS.Timeout),
  wallNow: () => Date.now(),
  // The time since the boot goes on in a suspended machine; where the monotonic time does so too, nothing is left over.
  suspendedMs: () => uptime() * 1_000 - performance.now(),
});

/** The longest time in milliseconds that a timer of Node takes; a longer one fires at once. */
export const longestTimerMs = 2_147_483_647;

/** The wall time of a clock, in milliseconds since 1970. */
export const wallTime = (clock: Clock): number => (clock.wallNow ? clock.wallNow() : Date.now());

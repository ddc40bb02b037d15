/** How many restarts are bearable, and in what time. */
export interface RestartLimits {
  readonly intensity: number;
  readonly periodMs: number;
  /** Count time in whole seconds, as OTP does. */
  readonly quantise?: boolean | undefined;
}

/** The times of recent restarts, newest first. */
export type RestartWindow = readonly number[];

export interface CountedRestart {
  readonly window: RestartWindow;
  /** False when this restart is one too many. */
  readonly allowed: boolean;
}

/**
 * Counts one attempt to restart at `now`. Earlier attempts count while they are no older than the period, its edge
 * included; the attempt itself counts as well, so an intensity of 0 allows none.
 */
export const countRestart = (window: RestartWindow, now: number, limits: RestartLimits): CountedRestart => {
  const instant = limits.quantise ? Math.floor(now / 1_000) * 1_000 : now;
  const oldest = instant - limits.periodMs;
  const expired = window.findIndex((restart) => restart < oldest);
  const recent = expired < 0 ? window : window.slice(0, expired);
  return { window: [instant, ...recent], allowed: recent.length < limits.intensity };
};

/**
 * Why an incarnation of a child ended, in OTP's words.
 *
 * `'normal'`, `'shutdown'` and `['shutdown', detail]` are clean; `'killed'` and `{ error }` are abnormal.
 */
export type ExitReason =
  | 'normal'
  | 'shutdown'
  | 'killed'
  | readonly ['shutdown', unknown]
  | { readonly error: unknown };

/** Whether the child meant to end. Only an exit that is not clean restarts a transient child. */
export const isCleanExit = (reason: ExitReason): boolean =>
  reason === 'normal' || reason === 'shutdown' || Array.isArray(reason);

/** The error behind an exit, if an error was. */
export const errorOf = (reason: ExitReason | undefined): unknown => {
  if (typeof reason !== 'object') return undefined;
  return 'error' in reason ? reason.error : reason[1];
};

/** An exit reason on one line, for logs and for `print()`. */
export const describeExit = (reason: ExitReason): string => {
  if (typeof reason === 'string') return reason;
  return 'error' in reason ? describeError(reason.error) : `shutdown (${describeError(reason[1])})`;
};

const describeError = (error: unknown): string => {
  if (error instanceof Error) return `${error.name}: ${error.message}`;
  return typeof error === 'string' ? error : (JSON.stringify(error) ?? String(error));
};

export const isExitReason = (value: unknown): value is ExitReason => {
  if (value === 'normal' || value === 'shutdown' || value === 'killed') return true;
  if (Array.isArray(value)) return value.length === 2 && value[0] === 'shutdown';
  return typeof value === 'object' && value !== null && 'error' in value;
};

/** What a finished child says of its own end, by `{ exit }` in its output; undefined when it says nothing. */
export const exitOfOutput = (output: unknown): ExitReason | undefined => {
  if (typeof output !== 'object' || output === null || !('exit' in output)) return undefined;
  return isExitReason(output.exit) ? output.exit : undefined;
};

import { type SpecErrorCode, SupervisorSpecError } from './errors.js';
import type { AutoShutdown, ChildSpec, ResolvedChildSpec, RestartBudget } from './spec.js';

/** What is odd about a spec without making it unusable. */
export type Warn = (path: string, problem: string) => void;

const keys: ReadonlySet<string> = new Set<keyof ChildSpec>([
  'id',
  'start',
  'restart',
  'significant',
  'type',
  'shutdown',
  'attach',
  'budget',
  'restartDelayMs',
  'startWhen',
  'startTimeoutMs',
  'supervisor',
]);

export const warnOfUnknownKeys = (found: object, known: ReadonlySet<string>, path: string, warn: Warn): void => {
  for (const key of Object.keys(found)) if (!known.has(key)) warn(join(path, key), 'is not known, and ignored');
};

/** `children[1]` and `restart` make `children[1].restart`. */
export const join = (path: string, key: string): string => (path ? `${path}.${key}` : key);

/** Checks the fields of one child spec, in OTP's order, and fills in the defaults. Throws {@link SupervisorSpecError}. */
export const checkChildSpec = (
  spec: ChildSpec,
  path: string,
  autoShutdown: AutoShutdown | undefined,
  warn: Warn,
): ResolvedChildSpec => {
  const refuse = (code: SpecErrorCode, key: string, problem: string, value?: unknown): never => {
    throw new SupervisorSpecError(code, key ? join(path, key) : path, problem, value);
  };
  if (typeof spec !== 'object' || spec === null || Array.isArray(spec)) {
    refuse('SUPERVISOR_INVALID_CHILD_SPEC', '', 'must be an object', spec);
  }
  const { id, restart = 'permanent', significant = false, type = 'worker', budget = false } = spec;
  const { startWhen = 'ready', restartDelayMs = 0, startTimeoutMs } = spec;
  const shutdown = spec.shutdown ?? (type === 'supervisor' ? 'infinity' : 5_000);

  if (id === undefined) refuse('SUPERVISOR_MISSING_ID', 'id', 'is missing');
  if (spec.start === undefined) refuse('SUPERVISOR_MISSING_START', 'start', 'is missing');
  if (typeof id !== 'string' || id === '')
    refuse('SUPERVISOR_INVALID_ID', 'id', 'must be a string that is not empty', id);
  if (typeof spec.start !== 'function') refuse('SUPERVISOR_INVALID_START', 'start', 'must be a function', spec.start);
  if (!oneOf(restart, ['permanent', 'transient', 'temporary'])) {
    refuse('SUPERVISOR_INVALID_RESTART', 'restart', 'must be permanent, transient or temporary', restart);
  }
  if (significant === true && autoShutdown === 'never') {
    refuse('SUPERVISOR_BAD_COMBINATION', 'significant', 'needs a supervisor whose autoShutdown is not never', {
      autoShutdown,
      significant,
    });
  }
  if (significant === true && restart === 'permanent') {
    refuse('SUPERVISOR_BAD_COMBINATION', 'significant', 'cannot be true of a permanent child', {
      restart,
      significant,
    });
  }
  if (typeof significant !== 'boolean') {
    refuse('SUPERVISOR_INVALID_SIGNIFICANT', 'significant', 'must be true or false', significant);
  }
  if (!oneOf(type, ['worker', 'supervisor'])) {
    refuse('SUPERVISOR_INVALID_CHILD_TYPE', 'type', 'must be worker or supervisor', type);
  }
  if (!(oneOf(shutdown, ['infinity', 'brutal_kill']) || isCount(shutdown))) {
    refuse('SUPERVISOR_INVALID_SHUTDOWN', 'shutdown', 'must be milliseconds, infinity or brutal_kill', shutdown);
  }
  if (spec.attach !== undefined && typeof spec.attach !== 'function') {
    refuse('SUPERVISOR_INVALID_OPTION', 'attach', 'must be a function', spec.attach);
  }
  checkBudget(budget, join(path, 'budget'));
  if (!isDuration(restartDelayMs)) {
    refuse('SUPERVISOR_INVALID_OPTION', 'restartDelayMs', 'must be milliseconds, 0 or more', restartDelayMs);
  }
  if (!oneOf(startWhen, ['declared', 'ready'])) {
    refuse('SUPERVISOR_INVALID_OPTION', 'startWhen', 'must be declared or ready', startWhen);
  }
  if (startTimeoutMs !== undefined && !(isDuration(startTimeoutMs) && startTimeoutMs > 0)) {
    refuse('SUPERVISOR_INVALID_OPTION', 'startTimeoutMs', 'must be milliseconds, more than 0', startTimeoutMs);
  }
  warnOfUnknownKeys(spec, keys, path, warn);

  return {
    id,
    start: spec.start,
    restart,
    significant,
    type,
    shutdown,
    attach: spec.attach,
    budget,
    restartDelayMs,
    startWhen,
    startTimeoutMs,
    supervisor: undefined,
  };
};

/** The least that can be said of what a child is declared with. Throws {@link SupervisorSpecError}. */
export const checkIsChildSpec = (spec: unknown): void => {
  if (typeof spec === 'object' && spec !== null && !Array.isArray(spec)) return;
  throw new SupervisorSpecError('SUPERVISOR_INVALID_CHILD_SPEC', '', 'must be an object', spec);
};

const checkBudget = (budget: RestartBudget | false, path: string): void => {
  if (budget === false) return;
  const problem =
    typeof budget !== 'object' || budget === null
      ? 'must be false, or an object with intensity, periodMs and retryMs'
      : !isCount(budget.intensity)
        ? 'needs an intensity that is a whole number, 0 or more'
        : !(isDuration(budget.periodMs) && budget.periodMs > 0)
          ? 'needs a periodMs of more than 0'
          : !(isDuration(budget.retryMs) && budget.retryMs > 0)
            ? 'needs a retryMs of more than 0'
            : undefined;
  if (problem) throw new SupervisorSpecError('SUPERVISOR_INVALID_BUDGET', path, problem, budget);
};

export const oneOf = <const T extends string>(value: unknown, allowed: readonly T[]): value is T =>
  (allowed as readonly unknown[]).includes(value);

export const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

export const isDuration = (value: unknown): value is number => Number.isFinite(value) && (value as number) >= 0;

import { AstervisorError } from '../errors.js';
import { describeExit, type ExitReason, errorOf } from './exit-reason.js';

export type SpecErrorCode =
  | 'SUPERVISOR_INVALID_TYPE'
  | 'SUPERVISOR_INVALID_STRATEGY'
  | 'SUPERVISOR_INVALID_INTENSITY'
  | 'SUPERVISOR_INVALID_PERIOD'
  | 'SUPERVISOR_INVALID_AUTO_SHUTDOWN'
  | 'SUPERVISOR_INVALID_OPTION'
  | 'SUPERVISOR_BAD_START_SPEC'
  | 'SUPERVISOR_INVALID_CHILD_SPEC'
  | 'SUPERVISOR_MISSING_ID'
  | 'SUPERVISOR_MISSING_START'
  | 'SUPERVISOR_INVALID_ID'
  | 'SUPERVISOR_INVALID_START'
  | 'SUPERVISOR_INVALID_RESTART'
  | 'SUPERVISOR_INVALID_SIGNIFICANT'
  | 'SUPERVISOR_INVALID_CHILD_TYPE'
  | 'SUPERVISOR_INVALID_SHUTDOWN'
  | 'SUPERVISOR_INVALID_BUDGET'
  | 'SUPERVISOR_BAD_COMBINATION'
  | 'SUPERVISOR_DUPLICATE_CHILD_NAME';

/** A supervisor or child spec that cannot be used. Nothing has been started. */
export class SupervisorSpecError extends AstervisorError {
  override readonly name = 'SupervisorSpecError';
  readonly code: SpecErrorCode;
  /** Where the field is, as in `children[1].restart`; empty for the spec itself. */
  readonly path: string;
  /** What was found there; not part of the message, and not shown by `inspect`. */
  readonly value: unknown;
  constructor(code: SpecErrorCode, path: string, problem: string, value?: unknown) {
    const whole = code === 'SUPERVISOR_INVALID_CHILD_SPEC' ? 'the child spec' : 'the supervisor spec';
    super(`${path || whole} ${problem}`);
    this.code = code;
    this.path = path;
    this.value = value;
    Object.defineProperty(this, 'value', { enumerable: false });
  }
}

export type CallErrorCode =
  | 'SUPERVISOR_ALREADY_STARTED'
  | 'SUPERVISOR_ALREADY_PRESENT'
  | 'SUPERVISOR_NOT_FOUND'
  | 'SUPERVISOR_RUNNING'
  | 'SUPERVISOR_RESTARTING'
  | 'SUPERVISOR_SIMPLE_ONE_FOR_ONE'
  | 'SUPERVISOR_MAX_CHILDREN'
  | 'SUPERVISOR_DEADLOCK';

/** A call that the supervisor refused; it changed nothing. */
export class SupervisorCallError extends AstervisorError {
  override readonly name = 'SupervisorCallError';
  readonly code: CallErrorCode;
  /** The supervisor that was called: ids from the root down, joined by `/`. */
  readonly supervisor: string;
  constructor(code: CallErrorCode, supervisor: string, problem: string) {
    super(`supervisor ${supervisor}: ${problem}`);
    this.code = code;
    this.supervisor = supervisor;
  }
}

/** The supervisor that was called is not running: not started yet, between two restarts, or ended. */
export class SupervisorNotRunningError extends AstervisorError {
  override readonly name = 'SupervisorNotRunningError';
  readonly code = 'SUPERVISOR_NOT_RUNNING';
  readonly supervisor: string;
  constructor(supervisor: string) {
    super(`supervisor ${supervisor} is not running`);
    this.supervisor = supervisor;
  }
}

/** A child did not come up. `cause` is the error behind it, when there is one. */
export class ChildStartError extends AstervisorError {
  override readonly name = 'ChildStartError';
  readonly code = 'SUPERVISOR_START_FAILED';
  /** The id of the child. */
  readonly child: string;
  /** Ids from the root of the tree down to the child. */
  readonly path: readonly string[];
  readonly reason: ExitReason;
  constructor(path: readonly string[], reason: ExitReason) {
    super(`child ${path.join('/')} did not start: ${describeExit(reason)}`, { cause: errorOf(reason) });
    this.child = path.at(-1) ?? '';
    this.path = path;
    this.reason = reason;
  }
}

/** The start of a child took longer than its `startTimeoutMs`, and was abandoned. */
export class StartTimeoutError extends AstervisorError {
  override readonly name = 'StartTimeoutError';
  readonly code = 'SUPERVISOR_START_TIMEOUT';
  constructor(child: string, timeoutMs: number) {
    super(`child ${child} was not up after ${timeoutMs} ms`);
  }
}

/** A start function returned neither `'ignore'` nor an object with XState logic in it. */
export class BadStartResultError extends AstervisorError {
  override readonly name = 'BadStartResultError';
  readonly code = 'SUPERVISOR_BAD_START_RESULT';
  constructor(child: string) {
    super(`the start function of child ${child} returned neither 'ignore' nor an object with logic`);
  }
}

/** `tree.supervisor(…)` was asked for a child supervisor that is not there, or for an id that several have. */
export class UnknownSupervisorError extends AstervisorError {
  override readonly name = 'UnknownSupervisorError';
  readonly code = 'SUPERVISOR_UNKNOWN';
  constructor(which: string | readonly string[], tree: string, found: number) {
    const name = Array.isArray(which) ? which.join('/') : String(which);
    super(`tree ${tree} has ${found === 0 ? 'no' : found} child supervisors called ${name}`);
  }
}

import type { ReportLevel } from '../telemetry/report.js';
import type { Child } from './child.js';
import type { ChildStartError } from './errors.js';
import { describeExit, type ExitReason, errorOf } from './exit-reason.js';
import type { Incarnation } from './incarnation.js';
import type { SupervisorNode } from './supervisor-node.js';

/** Files one of OTP's reports: always the supervisor, the context, the reason, and the child that gave cause for it. */
const report = (
  child: Child,
  context: string,
  level: ReportLevel,
  message: string,
  reason?: ExitReason | string,
  more?: Readonly<Record<string, unknown>>,
): void => {
  const { restart, shutdown, type, significant, id } = child.spec;
  const offender = { id, incarnation: child.incarnations, restart, shutdown, type, significant };
  const error = typeof reason === 'object' ? errorOf(reason) : undefined;
  const fields = {
    supervisor: child.home.name,
    context,
    ...(reason !== undefined && { reason: typeof reason === 'string' ? reason : describeExit(reason) }),
    ...(error !== undefined && { error }),
    offender,
    ...more,
  };
  child.home.tree.report({ type: context, level, message: `${child.path.join('/')} ${message}`, fields });
};

export const progress = (child: Child, { incarnation }: Incarnation): void =>
  report(child, 'progress', 'info', `is up as incarnation ${incarnation}`);

export const childTerminated = (child: Child, { incarnation }: Incarnation, reason: ExitReason): void =>
  report(child, 'child_terminated', 'error', `ended, incarnation ${incarnation}: ${describeExit(reason)}`, reason);

export const startError = (child: Child, { reason }: ChildStartError): void =>
  report(child, 'start_error', 'error', `did not start: ${describeExit(reason)}`, reason);

export const shutdownError = (child: Child, { incarnation }: Incarnation, reason: ExitReason): void =>
  report(child, 'shutdown_error', 'error', `was to stop, incarnation ${incarnation}: ${describeExit(reason)}`, reason);

/** The restart of this child is one too many: the supervisor ends. */
export const intensityReached = (child: Child, cause: ExitReason): void => {
  const { intensity, periodMs } = child.home.flags;
  const message = `was one restart too many (${intensity} in ${periodMs} ms): ${describeExit(cause)}`;
  const error = errorOf(cause);
  report(child, 'shutdown', 'error', message, 'reached_max_restart_intensity', {
    cause: describeExit(cause),
    ...(error !== undefined && { error }),
  });
};

/** This child has used up its own budget; the supervisor lives. */
export const parked = (child: Child, reason: ExitReason, retryMs: number): void =>
  report(child, 'parked', 'error', `is parked, to be tried again in ${retryMs} ms: ${describeExit(reason)}`, reason, {
    retryMs,
  });

/** A spec that can be used, and may not be what was meant. */
export const oddSpec = (node: SupervisorNode, path: string, problem: string): void =>
  node.tree.report({
    type: 'odd_spec',
    level: 'warn',
    message: `${path} ${problem}`,
    fields: { supervisor: node.name, path },
  });

/** Not the fault of a child: the supervisor itself has broken down, with everything below it. */
export const supervisorFailed = (node: SupervisorNode, error: unknown): void =>
  node.tree.report({
    type: 'supervisor_failed',
    level: 'fatal',
    message: `supervisor ${node.name} has failed`,
    fields: { supervisor: node.name, context: 'supervisor_failed', error },
  });

import {
  ChildStartError,
  type ExitReason,
  type ResolvedChildSpec,
  SupervisorCallError,
  SupervisorNotRunningError,
  SupervisorSpecError,
} from '../../../src/supervisor/index.js';
import { ScriptedError } from '../../unit/supervisor/support/scripted-child.js';
import { type Term, termOf, tuple } from '../../unit/supervisor/support/term.js';

/** The reason of an exit, as OTP would show it. */
export const exitTerm = (reason: ExitReason): Term => {
  if (typeof reason === 'string') return reason;
  if ('error' in reason) return errorTerm(reason.error);
  const detail = reason[1];
  return tuple('shutdown', detail instanceof ChildStartError ? failedChild(detail) : termOf(detail));
};

const errorTerm = (error: unknown): Term => {
  if (error instanceof ScriptedError) return error.term;
  if (error instanceof SupervisorSpecError) return specErrorTerm(error);
  return error instanceof Error ? error.message : String(error);
};

const failedChild = ({ child, reason }: ChildStartError): Term =>
  tuple('failed_to_start_child', child, exitTerm(reason));

/** Why a tree did not come up: what `start_link` returns. */
export const startFailure = (error: unknown): Term => {
  if (error instanceof ChildStartError) return tuple('error', tuple('shutdown', failedChild(error)));
  if (error instanceof SupervisorSpecError) return tuple('error', declarationTerm(error));
  throw error;
};

/** OTP wraps what is wrong with flags and with specs differently. */
const declarationTerm = (error: SupervisorSpecError): Term => {
  if (error.code === 'SUPERVISOR_BAD_START_SPEC') return tuple('bad_start_spec', '$specs');
  const ofFlags = /STRATEGY|INTENSITY|PERIOD|AUTO_SHUTDOWN|INVALID_TYPE/.test(error.code);
  return tuple(ofFlags ? 'supervisor_data' : 'start_spec', specErrorTerm(error));
};

const specErrorNames: Partial<Record<SupervisorSpecError['code'], string>> = {
  SUPERVISOR_INVALID_START: 'invalid_mfa',
  SUPERVISOR_INVALID_RESTART: 'invalid_restart_type',
};

const specErrorTerm = ({ code, value }: SupervisorSpecError): Term => {
  const name = specErrorNames[code] ?? code.replace('SUPERVISOR_', '').toLowerCase();
  if (code === 'SUPERVISOR_MISSING_ID' || code === 'SUPERVISOR_MISSING_START') return name;
  if (code !== 'SUPERVISOR_BAD_COMBINATION') return tuple(name, termOf(value));
  const { autoShutdown, restart } = value as { autoShutdown?: string; restart?: string };
  const other = autoShutdown ? tuple('auto_shutdown', autoShutdown) : tuple('restart', restart ?? 'undefined');
  return tuple(name, [other, tuple('significant', true)]);
};

/** Why a call failed: its result in OTP. `spec` says that OTP shows the spec along with the reason. */
export const callFailure = (error: unknown, call: string): Term => {
  if (error instanceof SupervisorNotRunningError) return tuple('EXIT', 'noproc');
  if (error instanceof SupervisorSpecError) return tuple('error', specErrorTerm(error));
  if (error instanceof ChildStartError) {
    const reason = exitTerm(error.reason);
    return tuple('error', call === 'start_child' ? tuple(reason, '$child') : reason);
  }
  if (!(error instanceof SupervisorCallError)) throw error;
  const name = error.code.replace('SUPERVISOR_', '').toLowerCase();
  return tuple('error', name === 'already_started' ? tuple(name, 'pid') : name);
};

/** A spec as `get_childspec` shows it, without its functions. */
export const specTerm = (spec: ResolvedChildSpec): Term =>
  new Map<string, Term>([
    ['id', spec.id],
    ['restart', spec.restart],
    ['shutdown', spec.shutdown],
    ['significant', spec.significant],
    ['type', spec.type],
  ]);

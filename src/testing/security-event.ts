import { wallTime } from '../clock.js';
import type { ActionScope } from './actions/builtin-action.js';
import type { FakeFields } from './fake-event.js';
import type { FakeSession } from './fake-session.js';

type SecurityEvent =
  | 'ChallengeResponseFailed'
  | 'InvalidAccountID'
  | 'InvalidPassword'
  | 'RequestBadFormat'
  | 'RequestNotAllowed'
  | 'SessionLimit'
  | 'SuccessfulAuth';

/** Tells those who may see class `security` what happened on a session; Asterisk does so for the session itself too. */
export const reportSecurity = (
  scope: Pick<ActionScope, 'clock' | 'emit'>,
  session: FakeSession,
  name: SecurityEvent,
  fields: FakeFields = {},
  accountId = session.accountId,
): void => {
  scope.emit(name, {
    EventTV: timeStamp(wallTime(scope.clock)),
    Severity: name === 'SuccessfulAuth' ? 'Informational' : 'Error',
    Service: 'AMI',
    EventVersion: name === 'InvalidPassword' ? 2 : 1,
    ...(name !== 'RequestBadFormat' && { AccountID: accountId }),
    SessionID: `0x${session.number.toString(16).padStart(12, '7f0')}`,
    LocalAddress: 'IPV4/TCP/127.0.0.1/5038',
    RemoteAddress: `IPV4/TCP/${session.remote.replace(/:(\d+)$/, '/$1')}`,
    ...fields,
    SessionTV: timeStamp(session.startedAt),
    ...(name === 'RequestBadFormat' && { AccountID: accountId }),
  });
};

const timeStamp = (ms: number): string => new Date(ms).toISOString().replace('Z', '+0000');

import { challengeKey } from '../../protocol/login.js';
import type { ActionCall } from '../action-call.js';
import { type EventFilter, type FilterProblem, parseCriteriaFilter, parsePatternFilter } from '../event-filter.js';
import type { FakeUser } from '../fake-user.js';
import { describePermissions, parseEventMask, permissionBits } from '../permissions.js';
import { reportSecurity } from '../security-event.js';
import type { ActionScope, BuiltinAction, Run } from './builtin-action.js';

/** How long Asterisk holds back a refusal. */
export const REFUSAL_DELAY_MS = 1_000;

const challenge: Run = (call, scope) => {
  if (call.get('AuthType').toUpperCase() !== 'MD5') return call.error('Must specify AuthType');
  call.session.challenge ??= String(Math.floor(scope.random() * 1e9));
  call.respond({ Challenge: call.session.challenge });
};

const login: Run = (call, scope) => {
  const { session } = call;
  if (session.authenticated) return call.respond({ Message: 'Already authenticated' });
  const user = authenticate(call, scope);
  if (!user) return refuse(call);
  session.logIn(user, call.get('Username'));
  session.eventMask = parseEventMask(call.get('Events')) ?? session.eventMask;
  reportSecurity(scope, session, 'SuccessfulAuth', { UsingPassword: 0 });
  call.respond({ Message: 'Authentication accepted' });
  if (scope.fullyBooted && (user.read & session.eventMask & permissionBits('system')) !== 0) {
    call.write({
      Event: 'FullyBooted',
      Privilege: 'system,all',
      Uptime: scope.uptime,
      LastReload: scope.sinceReload,
      Status: 'Fully Booted',
    });
  }
};

const refuse = async (call: ActionCall): Promise<void> => {
  await call.sleep(REFUSAL_DELAY_MS);
  call.error('Authentication failed');
  call.close();
};

const authenticate = (call: ActionCall, scope: ActionScope): FakeUser | undefined => {
  const name = call.get('Username');
  if (name === '') return undefined;
  const user = scope.findUser(name);
  if (!user) {
    reportSecurity(scope, call.session, 'InvalidAccountID', {}, name);
    return undefined;
  }
  const right = isMd5(call) ? isRightKey(call, user) : call.get('Secret') === user.secret;
  if (right) return user;
  reportSecurity(scope, call.session, isMd5(call) ? 'ChallengeResponseFailed' : 'InvalidPassword', {}, name);
  return undefined;
};

const isMd5 = (call: ActionCall): boolean => call.get('AuthType').toUpperCase() === 'MD5';

const isRightKey = (call: ActionCall, user: FakeUser): boolean =>
  call.session.challenge !== undefined && call.get('Key') === challengeKey(call.session.challenge, user.secret);

const logoff: Run = (call) => {
  call.respond({ Response: 'Goodbye', Message: 'Thanks for all the fish.' });
  call.close();
};

const ping: Run = (call, scope) => {
  call.respond({ Ping: 'Pong', Timestamp: scope.timestamp() });
};

const events: Run = (call) => {
  const mask = parseEventMask(call.get('EventMask'));
  if (mask === undefined) return call.error('Invalid event mask');
  call.session.eventMask = mask;
  call.respond({ Events: mask === 0 ? 'Off' : 'On' });
};

const filter: Run = (call, scope) => {
  if (call.get('Operation').toLowerCase() !== 'add') return call.error('Unknown operation');
  const filter = parseFilter(call, scope);
  if (filter === 'malformed') {
    return call.error('Filter was formatted incorrectly.  Check the syntax of the filter given.');
  }
  if (filter === 'not compiled') {
    return call.error('Filter did not compile.  Check the syntax of the filter given.');
  }
  call.session.filters.push(filter);
  call.respond({ Message: 'Success' });
};

/** Versions that know criteria take no empty pattern; the others ignore the one and take the other. */
const parseFilter = (call: ActionCall, { version }: ActionScope): EventFilter | FilterProblem => {
  const text = call.get('Filter');
  const criteria = call.get('MatchCriteria');
  if (!version.matchesCriteria) return parsePatternFilter(text);
  if (criteria !== '') return parseCriteriaFilter(criteria, text);
  return text === '' || text === '!' ? 'malformed' : parsePatternFilter(text);
};

/** Useless on a session of its own, but a client may send it: answers at the first event, or when more input comes. */
const waitEvent: Run = async (call) => {
  const seconds = Number.parseInt(call.get('Timeout') || '-1', 10);
  await Promise.race([call.session.whenDisturbed(), ...(seconds >= 0 ? [call.sleep(seconds * 1_000)] : [])]);
  call.respond({ Message: 'Waiting for Event completed.' });
  call.session.flushEvents();
  call.event('WaitEventComplete');
};

const listCommands: Run = (call, scope) => {
  const allowed = [...scope.actions.values()].filter((action) => {
    const bits = permissionBits(action.classes);
    return bits === 0 || ((call.session.user?.write ?? 0) & bits) !== 0;
  });
  call.respond(
    Object.fromEntries(
      allowed
        .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
        .map(({ name, classes, synopsis }) => [
          name,
          `${synopsis}  (Priv: ${describePermissions(permissionBits(classes))})`,
        ]),
    ),
  );
};

export const SESSION_ACTIONS: readonly BuiltinAction[] = [
  { name: 'Challenge', classes: '', synopsis: 'Give a challenge for an MD5 login.', run: challenge },
  { name: 'Events', classes: '', synopsis: 'Choose the events of this session.', run: events },
  { name: 'Filter', classes: 'system', synopsis: 'Add an event filter to this session.', run: filter },
  { name: 'ListCommands', classes: '', synopsis: 'Name the actions that may be run.', run: listCommands },
  { name: 'Login', classes: '', synopsis: 'Log in.', run: login },
  { name: 'Logoff', classes: '', synopsis: 'Log off.', run: logoff },
  { name: 'Ping', classes: '', synopsis: 'Answer at once.', run: ping },
  { name: 'WaitEvent', classes: '', synopsis: 'Wait for an event.', run: waitEvent },
];

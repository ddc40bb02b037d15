import type { Facts } from './facts.js';
import { bites, type Finding, fine, general, ofUser, open } from './finding.js';

const MOST_SKEW_MS = 1_000;
const LEAST_WRITE_TIMEOUT_MS = 1_000;
const CERTIFICATE_WARNING_MS = 30 * 86_400_000;
const DAY_MS = 86_400_000;

/** A check of the server or the user as such, whatever they are used for. */
type Check = (facts: Facts, wishes: Wishes) => Finding;

export interface Wishes {
  /** How many connections may log in at the same time. */
  readonly connections: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const tls: Check = ({ encrypted, loopback }) => {
  if (encrypted) return fine('tls', 'the connection is encrypted');
  if (loopback) return fine('tls', 'the connection does not leave this machine');
  return bites(
    'tls',
    'the connection is not encrypted',
    'whoever is on the way can read caller ids, and place calls in your name; connect with amis:// afterwards',
    general(
      'tlsenable = yes',
      'tlsbindaddr = 0.0.0.0:5039',
      'tlscertfile = /etc/asterisk/keys/asterisk.crt',
      'tlsprivatekey = /etc/asterisk/keys/asterisk.key',
    ),
  );
};

const certificate: Check = ({ certificateEnds }, { now }) => {
  if (certificateEnds === undefined) return fine('certificate', 'there is none to end');
  if (!certificateEnds.known) return open('certificate', 'the end of the certificate', certificateEnds.because);
  const leftMs = certificateEnds.value - now;
  const days = Math.floor(leftMs / DAY_MS);
  if (leftMs > CERTIFICATE_WARNING_MS) return fine('certificate', `the certificate lasts for ${days} days`);
  const why = 'from then on clients that check it cannot connect; make a new one in its place, and reload';
  return bites(
    'certificate',
    leftMs < 0 ? 'the certificate has ended' : `the certificate ends in ${days} days`,
    why,
    general('tlscertfile = /etc/asterisk/keys/asterisk.crt', 'tlsprivatekey = /etc/asterisk/keys/asterisk.key'),
  );
};

const clock: Check = ({ clock: fact }) => {
  if (!fact.known) return open('clock', 'its clock', fact.because);
  const { aheadMs, uncertainMs } = fact.value;
  const seconds = (Math.abs(aheadMs) / 1_000).toFixed(1);
  if (Math.abs(aheadMs) - uncertainMs <= MOST_SKEW_MS) return fine('clock', 'its clock and ours agree to a second');
  return bites(
    'clock',
    `its clock is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} ours`,
    'times of events and of this machine cannot be compared',
    { file: 'chrony.conf', section: '', lines: ['pool pool.ntp.org iburst'] },
  );
};

const timestamps: Check = ({ timestamps: fact }) => {
  const mend = general('timestampevents = yes');
  if (!fact.known) return open('timestamps', 'whether events carry their time', fact.because, mend);
  if (fact.value) return fine('timestamps', 'events carry the time at which they happened');
  return bites(
    'timestamps',
    'events do not carry the time at which they happened',
    'after a delay, or a gap, nobody can say when it was',
    mend,
  );
};

const writetimeout: Check = ({ writeTimeoutMs: fact, username }) => {
  const mend = ofUser(username, 'writetimeout = 10000');
  if (!fact.known) return open('writetimeout', 'how long it waits for a slow reader', fact.because, mend);
  if (fact.value >= LEAST_WRITE_TIMEOUT_MS) return fine('writetimeout', `it waits ${fact.value} ms for a slow reader`);
  return bites(
    'writetimeout',
    `it drops this user after ${Math.max(fact.value, 100)} ms without reading`,
    'a pause of the garbage collector or a stalled network costs the session, and events with it',
    mend,
  );
};

const systemname: Check = ({ systemName: fact }) => {
  const mend = { file: 'asterisk.conf', section: 'options', lines: ['systemname = pbx-a'] };
  if (!fact.known) return open('systemname', 'its name', fact.because, mend);
  if (fact.value !== undefined) return fine('systemname', `it is called ${fact.value}`);
  return bites(
    'systemname',
    'it has no name',
    'ids of calls are unique on one server only, and a server that was replaced is not noticed',
    mend,
  );
};

const authlimit: Check = ({ authLimit: fact }, { connections }) => {
  const mend = general(`authlimit = ${Math.max(50, connections * 2)}`);
  if (!fact.known) return open('authlimit', `whether ${connections} logins at the same time fit`, fact.because, mend);
  if (fact.value >= connections) {
    return fine('authlimit', `${connections} logins at the same time fit: it takes ${fact.value}`);
  }
  return bites(
    'authlimit',
    `it takes ${fact.value} logins at the same time, and you want ${connections}`,
    'after an outage the others are turned away without a word, and have to try again',
    mend,
  );
};

const logins: Check = ({ severalLogins: fact, username }) => {
  if (!fact.known) return open('logins', 'whether this user may log in twice', fact.because);
  if (fact.value) return fine('logins', 'this user may be logged in more than once');
  return bites(
    'logins',
    'this user may be logged in only once',
    'after a lost link the login is refused until Asterisk has noticed the loss, which can take long',
    ofUser(username, 'allowmultiplelogin = yes'),
  );
};

const acl: Check = ({ acl: fact, bound, username }) => {
  const mend = ofUser(
    username,
    'deny = 0.0.0.0/0.0.0.0',
    'permit = 192.0.2.10/255.255.255.255 ; the address of this machine',
  );
  if (bound.known && bound.value) return fine('acl', 'only its own machine can reach it without TLS');
  if (!fact.known) return open('acl', 'who may try to log in', fact.because, mend);
  if (fact.value) return fine('acl', 'not every address may log in as this user');
  return bites(
    'acl',
    'this user may log in from any address',
    'a guessed or leaked secret is enough to place calls',
    mend,
  );
};

const filters: Check = ({ filters: fact, username }) => {
  if (!fact.known) return open('filters', 'whether events are filtered out', fact.because);
  if (fact.value === 0) return fine('filters', 'no event is filtered out');
  return bites(
    'filters',
    'events are filtered for this user',
    'what is filtered out never comes, and nothing tells of it',
    ofUser(username, '; eventfilter = … (take these lines out, or pass the check with --ignore filters)'),
  );
};

const brokenEvents: Check = ({ brokenEventsAction: fact }) => {
  if (!fact.known) return open('brokeneventsaction', 'whether it answers every action', fact.because);
  if (!fact.value) return fine('brokeneventsaction', 'it answers every action');
  return bites(
    'brokeneventsaction',
    'it does not answer Events as it should',
    'setting the mask of events times out, and with it the login',
    general('brokeneventsaction = no'),
  );
};

const variables: Check = ({ variables: fact, username }) => {
  if (!fact.known) return open('setvar', 'whether this user sets variables', fact.because);
  if (fact.value.length === 0) return fine('setvar', 'this user sets no variables');
  return bites(
    'setvar',
    `this user sets ${fact.value.join(', ')} on each call`,
    'Asterisk 16.28 and 22.10 crash at the second changed "manager reload", and 16.28 drops the variables of your calls',
    ofUser(username, '; setvar = … (take these lines out, and give variables with each call)'),
  );
};

/** The checks of the server, in the order in which they are shown. */
export const SERVER_CHECKS: readonly Check[] = [
  ...[tls, certificate, clock, timestamps, writetimeout, systemname],
  ...[authlimit, logins, acl, filters, variables, brokenEvents],
];

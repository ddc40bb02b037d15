import { type AmiEvent, NotSentError, OutcomeUnknownError } from '../../index.js';
import { plain } from '../paint.js';
import { table } from '../table.js';
import type { Bug, CallCentre } from './call-centre.js';
import type { FakePbx } from './fake-pbx.js';
import { type Narrator, nextReady } from './narrator.js';
import { SceneError, type Stage } from './stage.js';

/** All that the scenes play with. */
export interface Cast {
  readonly stage: Stage;
  readonly narrator: Narrator;
  readonly north: FakePbx;
  readonly south: FakePbx;
  readonly tree: CallCentre;
  readonly bug: Bug;
}

const PATIENCE_MS = 4_000;
const READING_MS = 600;

/** Both connections log in, and the campaign starts when the one it needs is ready. */
export const firstLogin = async ({ stage, tree, north }: Cast): Promise<void> => {
  stage.scene(
    'Two PBXs, one tree',
    'Declare the connections; each one logs in, and stays logged in, by itself.',
    "child.connection({ id: 'north', url: 'ami://app@north' })",
  );
  await stage.pause(READING_MS);
  await stage.within(PATIENCE_MS, 'the start of the tree', tree.start());
  await stage.within(PATIENCE_MS, 'the login at both PBXs', tree.ready());
  north.open(800);
  await stage.pause(READING_MS);
};

/** Calls happen on both PBXs, and a listener on each hears of them. */
export const calls = async ({ stage, narrator, tree }: Cast): Promise<void> => {
  stage.scene(
    'Listeners',
    'A listener is an id that belongs to you and not to a socket: register it once.',
    "north.addListener(['DialEnd', 'Hangup'], onCall)",
  );
  await stage.pause(READING_MS);
  const before = narrator.heard;
  narrator.tellsCalls = true;
  await stage.within(PATIENCE_MS, 'an event at the listener of each PBX', heardAtBoth(tree));
  await stage.pause(1_700);
  narrator.tellsCalls = false;
  if (narrator.heard === before) throw new SceneError('no listener heard of any call');
};

const heardAtBoth = async (tree: CallCentre): Promise<void> => {
  await Promise.all([tree.connection('north').waitFor('DialEnd'), tree.connection('south').waitFor('DialEnd')]);
};

/** One action, and the list that it answers with, as one promise. */
export const answer = async ({ stage, tree }: Cast): Promise<void> => {
  stage.scene(
    'An action, and its answer',
    'The rows of a list come with their response: no ActionID to remember, no end to watch for.',
    "const { events } = await north.send('CoreShowChannels')",
  );
  await stage.pause(READING_MS);
  const north = tree.connection('north');
  const response = await stage.within(PATIENCE_MS, 'the answer to CoreShowChannels', north.send('CoreShowChannels'));
  const { events, completion } = response;
  if (completion === undefined) throw new SceneError('the list of channels has no end');
  stage.say('you', response.get('Response') ?? '', `${events.length} rows, ended by ${completion.name}`, 'green');
  stage.blank();
  stage.show(table(['CHANNEL', 'STATE', 'CALLER', 'DURATION'], events.map(channelCells), plain, 80));
  await stage.pause(READING_MS);
};

const channelCells = (row: AmiEvent): string[] =>
  ['Channel', 'ChannelStateDesc', 'CallerIDNum', 'Duration'].map((field) => row.get(field) ?? '');

/** One PBX is killed; its connection comes back when it does, and says what may have been missed. */
export const outage = async ({ stage, narrator, tree, north: pbx }: Cast): Promise<void> => {
  stage.scene('A PBX dies', 'An outage is a state and no crash: you are told what is lost, and nothing is sent twice.');
  const north = tree.connection('north');
  const south = tree.connection('south');
  const back = nextReady(north);
  const originate = { Channel: 'PJSIP/1001', Application: 'Wait', Data: '1', Async: true };
  const inFlight = north.send('Originate', originate).catch((error: unknown) => error);
  pbx.kill();
  stage.say('north', 'is killed', `nobody listens on ${pbx.address} any more`, 'red');
  narrator.tellsCalls = true;
  const unknown = await stage.within(PATIENCE_MS, 'the end of the action in flight', inFlight);
  if (!(unknown instanceof OutcomeUnknownError)) throw new SceneError('an action in flight did not end as unknown');
  stage.say('you', 'an Originate under way', `${unknown.code}, sent: true: look before you send it again`);
  const refused = await stage.within(
    PATIENCE_MS,
    'the end of the next action',
    north.send('Ping').catch((error) => error),
  );
  if (!(refused instanceof NotSentError)) throw new SceneError('an action was not refused while the link was down');
  stage.say('you', 'a Ping while it is down', `${refused.code}, sent: false: safe to send again`);
  await stage.pause(900);
  await stage.within(PATIENCE_MS, 'the restart of the PBX', pbx.fake.restart());
  stage.say('north', 'is started again');
  await stage.within(PATIENCE_MS, 'the return of north', back);
  const again = north.waitFor('DialEnd');
  pbx.open(800);
  await stage.within(PATIENCE_MS, 'an event at the old listener of north', again);
  narrator.tellsCalls = false;
  stage.say('you', 'the old listener hears north', 'registered once, at the start');
  if (south.epoch !== 1) throw new SceneError('south was disturbed by the outage of north');
  stage.say('you', 'south is in its first session', 'one bad PBX never touches another');
  await stage.pause(READING_MS);
};

/** A bug throws inside a connection: that is a crash, and the supervisor's business. */
export const crash = async ({ stage, narrator, tree, south: pbx, bug }: Cast): Promise<void> => {
  stage.scene(
    'A bug crashes a child',
    'Its supervisor starts it afresh, and what depends on it as well; north does not notice.',
    "child.supervisor({ strategy: 'rest_for_one', children: [south, campaign] })",
  );
  await stage.pause(READING_MS);
  const south = tree.connection('south');
  const back = nextReady(south);
  bug.armed = true;
  pbx.fake.drop();
  await stage.within(PATIENCE_MS, 'the restart of south by its supervisor', back);
  await stage.within(PATIENCE_MS, 'the restart of the campaign', restarted(tree));
  narrator.tellsCalls = true;
  await stage.within(PATIENCE_MS, 'an event at the old listener of south', south.waitFor('DialEnd'));
  narrator.tellsCalls = false;
  stage.say('you', 'the old listener hears south', 'its id outlives restarts, too');
  await stage.pause(READING_MS);
  stage.blank();
  stage.show(tree.print());
  await stage.pause(READING_MS);
};

/** Resolves when the campaign is up as its second incarnation. */
const restarted = async (tree: CallCentre): Promise<void> => {
  while (tree.supervisor('dialler').whichChild('campaign').child?.incarnation !== 2) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

/** Children stop in reverse order, and connections say goodbye. */
export const farewell = async ({ stage, tree, north, south }: Cast): Promise<void> => {
  stage.scene(
    'An orderly end',
    'Last started, first stopped: actions in flight are waited for, then each connection logs off.',
    'await tree.stop()',
  );
  await stage.pause(READING_MS);
  north.close();
  const reason = await stage.within(PATIENCE_MS, 'the end of the tree', tree.stop());
  if (!north.saidGoodbye || !south.saidGoodbye) throw new SceneError('a PBX was left without a Logoff');
  stage.say('tree', `ended: ${String(reason)}`, 'both PBXs were told goodbye');
};

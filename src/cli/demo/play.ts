import { EXIT } from '../exit-code.js';
import type { Output } from '../output.js';
import { callCentre } from './call-centre.js';
import { FakePbx } from './fake-pbx.js';
import { Narrator } from './narrator.js';
import { answer, type Cast, calls, crash, farewell, firstLogin, outage } from './scenes.js';
import { SceneError, Stage } from './stage.js';

/** No play is longer than this, whatever happens. */
const LONGEST_MS = 19_000;

type Scene = (cast: Cast) => Promise<void>;

const SCENES: readonly Scene[] = [firstLogin, calls, answer, outage, crash, farewell];

/** Plays the demo from beginning to end; resolves with the exit code. Rejects with what ended it before its time. */
export const playDemo = async (
  output: Output,
  signal: AbortSignal,
  scenes: readonly Scene[] = SCENES,
): Promise<number> => {
  const stage = new Stage(output, AbortSignal.any([signal, tooLong()]));
  await using north = await FakePbx.start();
  await using south = await FakePbx.start();
  const bug = { armed: false };
  await using tree = callCentre(north, south, bug, stage);
  const narrator = new Narrator(stage);
  tree.addStatusListener(narrator.status);
  for (const pbx of tree.connections) pbx.addListener(['DialEnd', 'Hangup'], narrator.call);
  stage.opening(
    'astervisor demo',
    `Two fake PBXs on this machine (${north.address} and ${south.address}), real sockets, one supervised tree.`,
  );
  try {
    for (const scene of scenes) await scene({ stage, narrator, north, south, tree, bug });
  } catch (error) {
    if (!(error instanceof SceneError)) throw error;
    await stage.flush();
    output.note(`${output.notePaint('red', 'the demo failed:')} ${error.message}`);
    return EXIT.refused;
  }
  const events = Object.values(tree.stats).reduce((sum, { events }) => sum + events, 0);
  stage.closing(
    `${events} events, ${narrator.heard} of them for a listener; ${narrator.gaps} gaps, each one announced; nothing lost in silence.`,
    'On a PBX of your own: astervisor events --url ami://USER@HOST',
  );
  await stage.flush();
  return EXIT.ok;
};

const tooLong = (): AbortSignal => {
  const end = new AbortController();
  const message = `it was not over after ${LONGEST_MS / 1_000} s`;
  setTimeout(() => end.abort(new SceneError(message)), LONGEST_MS).unref();
  return end.signal;
};

import { type FollowStep, WaitError } from '../../index.js';
import { EXIT } from '../exit-code.js';
import { Interruption } from '../interruption.js';
import { flag } from '../option.js';
import type { Output } from '../output.js';
import { printable } from '../printable.js';
import type { Session } from '../session.js';
import { clockTime } from '../status-note.js';
import type { Board } from './board.js';
import { Redrawing } from './redrawing.js';

/** What every command that shows a board takes. */
export const WATCH_OPTIONS = { watch: flag('keep it up to date until Ctrl-C', { short: 'w' }) } as const;

/** Prints what is on a board now: a table for people, or a value for each row. */
export const printBoard = async (board: Board, session: Session, output: Output): Promise<number> => {
  const rows = session.pbx.list(board.action, board.fields, { signal: session.ended });
  const read = async () => {
    for await (const row of rows) {
      if (output.format === 'json') await output.data(row, () => '');
      else board.row(row);
    }
  };
  await output.during(`waiting for ${board.action}`, read());
  if (output.format === 'json') return EXIT.ok;
  await output.text(board.draw({ paint: output.paint, width: output.width, now: Date.now() }));
  return EXIT.ok;
};

/** Follows a board until the user has had enough: a terminal is drawn anew, elsewhere each table or each step is written. */
export const watchBoard = async (board: Board, session: Session, output: Output): Promise<number> => {
  const { pbx, ended, label } = session;
  const drawing = new Redrawing(output, (state) => {
    const { paint, width } = output;
    const head = paint('dim', `${printable(label)}  ${clockTime(Date.now())}  ${state}`);
    return `${head}\n${board.draw({ paint, width, now: Date.now() })}`;
  });
  try {
    for await (const step of pbx.follow(board.action, board.events, { fields: board.fields, signal: ended })) {
      if (output.format === 'json') {
        await output.data(asData(step), () => '');
        continue;
      }
      apply(step, board);
      drawing.change(stateAfter(step));
      drawing.check();
    }
  } catch (error) {
    if (!(error instanceof WaitError) || !ended.aborted) throw error;
  } finally {
    await drawing.end();
  }
  if (ended.reason instanceof Interruption) return EXIT.ok;
  throw ended.reason;
};

const apply = (step: FollowStep, board: Board): void => {
  if (step.type === 'reset') board.reset();
  if (step.type === 'row') board.row(step.row);
  if (step.type === 'event') board.event(step.event);
};

/** What the head of the screen says from this step on; undefined when it says the same. Rows are drawn when all are there. */
const stateAfter = ({ type }: FollowStep): string | undefined => {
  if (type === 'stale') return 'out of date: the link is down';
  return type === 'synced' ? 'live' : undefined;
};

const asData = (step: FollowStep): Readonly<Record<string, unknown>> => {
  if (step.type !== 'stale') return { ...step };
  return { type: step.type, cause: step.cause?.message };
};

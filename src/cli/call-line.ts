import type { CallStatus, CallStep } from '../index.js';
import type { Paint, Style } from './paint.js';
import { padded, printable } from './printable.js';
import { clockTime } from './status-note.js';

const STAGE_WIDTH = 10;
const STATUS_WIDTH = 12;

const GOOD = new Set<CallStatus | 'queued'>(['queued', 'answered']);
const NEUTRAL = new Set<CallStatus | 'queued'>(['none', 'cancelled']);

/** One step of a call, as programs read it. */
export const stepData = ({ stage, outcome }: CallStep, id: string): Readonly<Record<string, unknown>> => {
  const { error, ...rest } = outcome;
  return { call: id, stage, ...rest, error: error?.message };
};

/** One step of a call, as people read it. */
export const callLine = ({ stage, outcome }: CallStep, paint: Paint): string => {
  const { status, error } = outcome;
  const style: Style = GOOD.has(status) ? 'green' : NEUTRAL.has(status) ? 'yellow' : 'red';
  const more = 'channel' in outcome ? [outcome.channel, outcome.causeText, outcome.techCause] : [];
  const told = [...more, error?.message]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => printable(part ?? ''));
  const head = `${paint('dim', clockTime(Date.now()))}  ${padded(stage, STAGE_WIDTH)}`;
  if (told.length === 0) return `${head}  ${paint(style, status)}`;
  return `${head}  ${paint(style, padded(status, STATUS_WIDTH))}  ${told.join(paint('dim', ', '))}`;
};

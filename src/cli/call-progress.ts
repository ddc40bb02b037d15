import type { Call, CallStatus, CallStep } from '../index.js';
import { callLine, stepData } from './call-line.js';
import { EXIT } from './exit-code.js';
import type { Output } from './output.js';

/** The steps of a call, in their order. */
export const CALL_STAGES = ['queued', 'answered', 'connected', 'ended'] as const;
export type CallStage = (typeof CALL_STAGES)[number];

/** How a step came out. */
export type CallProgressStatus = CallStatus | 'queued';

/** How long Asterisk may take to tell that a call is over which we have hung up. */
const FAREWELL_MS = 3_000;

/**
 * Shows the steps up to the one that is waited for, and returns how it came out. From Ctrl-C on that is the end of the call,
 * which is being hung up.
 */
export const showCall = async (
  placed: Call,
  wait: CallStage,
  signal: AbortSignal,
  output: Output,
): Promise<CallProgressStatus> => {
  const steps = placed.progress();
  let farewell: NodeJS.Timeout | undefined;
  const hurry = () => {
    farewell = setTimeout(() => void steps[Symbol.asyncDispose](), FAREWELL_MS);
  };
  if (signal.aborted) hurry();
  else signal.addEventListener('abort', hurry, { once: true });
  let status: CallProgressStatus = 'unknown';
  const follow = async () => {
    for await (const step of steps) {
      await output.data(stepData(step, placed.id), () => callLine(step, output.paint));
      status = step.outcome.status;
      if (wasNotPlaced(step) || (!signal.aborted && (step.stage === wait || leadsNowhere(step, wait)))) return;
    }
  };
  try {
    await output.during('waiting for the call', follow());
  } finally {
    clearTimeout(farewell);
    signal.removeEventListener('abort', hurry);
  }
  return status;
};

/** Then no further step is worth the wait. */
const wasNotPlaced = ({ stage, outcome }: CallStep): boolean => stage === 'queued' && outcome.status !== 'queued';

/** Nobody answered, so nobody is connected: the reason says more than that. */
const leadsNowhere = ({ stage, outcome }: CallStep, wait: CallStage): boolean =>
  wait === 'connected' && stage === 'answered' && outcome.status !== 'answered';

/** The exit code for how a step came out. */
export const callExitCode = (status: CallProgressStatus): number => {
  if (['queued', 'answered', 'none'].includes(status)) return EXIT.ok;
  if (status === 'not-sent') return EXIT.connection;
  return status === 'unknown' ? EXIT.unknown : EXIT.refused;
};

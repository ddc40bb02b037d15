import type { Timers } from '../timers.js';
import type { FakeChannel, Party } from './channel.js';
import type { Pbx } from './pbx.js';

export interface SimulatedCallOptions {
  /** Who calls: a device such as `PJSIP/100`, or its bare number. */
  readonly from: string;
  /** Who is called. */
  readonly to: string;
  /** From answer to hang-up. Default 2,000 ms. */
  readonly durationMs?: number | undefined;
  /** From dial to answer. Default 200 ms. */
  readonly ringMs?: number | undefined;
  /** What becomes of the call. Default `ANSWER`. */
  readonly outcome?: 'ANSWER' | 'BUSY' | 'NOANSWER' | undefined;
  readonly context?: string | undefined;
}

/** A call between two phones, with the events that Asterisk would have sent of it, in their order. */
export const simulateCall = async (pbx: Pbx, timers: Timers, options: SimulatedCallOptions): Promise<void> => {
  const { outcome = 'ANSWER', ringMs = 200, durationMs = 2_000, context = 'default' } = options;
  const from = device(options.from);
  const to = device(options.to);
  const caller = pbx.open({ device: from, state: 'Ring', caller: partyOf(from), context, exten: numberOf(to) });
  pbx.execute(caller, 'Dial', `${to},30`);
  const callee = pbx.open({ device: to, caller: partyOf(to), context, exten: 's', linkedid: caller.linkedid });
  pbx.setConnected(callee, caller.caller);
  pbx.dialBegin(caller, callee, numberOf(to));
  pbx.setState(callee, 'Ringing');
  pbx.dialState(caller, callee, 'RINGING');
  await timers.sleep(ringMs);
  if (!pbx.has(caller) || !pbx.has(callee)) return hangUp(pbx, caller, callee);
  if (outcome !== 'ANSWER') return fail(pbx, caller, callee, outcome);
  pbx.setState(callee, 'Up');
  pbx.dialEnd(caller, callee, 'ANSWER');
  pbx.setState(caller, 'Up');
  pbx.bridge(callee, caller);
  await timers.sleep(durationMs);
  if (pbx.has(callee)) pbx.requestHangup(callee);
};

const fail = (pbx: Pbx, caller: FakeChannel, callee: FakeChannel, outcome: 'BUSY' | 'NOANSWER'): void => {
  const cause = outcome === 'BUSY' ? 17 : 19;
  pbx.dialEnd(caller, callee, outcome);
  pbx.hangup(callee, cause);
  pbx.hangup(caller, cause);
};

const hangUp = (pbx: Pbx, ...channels: FakeChannel[]): void => {
  for (const channel of channels) pbx.hangup(channel);
};

const device = (end: string): string => (end.includes('/') ? end : `PJSIP/${end}`);

const numberOf = (end: string): string => end.slice(end.indexOf('/') + 1);

const partyOf = (end: string): Party => ({ number: numberOf(end), name: numberOf(end) });

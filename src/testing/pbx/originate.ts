import type { Timers } from '../timers.js';
import type { FakeChannel, Party } from './channel.js';
import type { DialOutcome, DialResult } from './dial-outcome.js';
import type { Cause, Pbx } from './pbx.js';

export interface OriginateOptions {
  readonly device: string;
  readonly timeoutMs: number;
  readonly application: string;
  readonly data: string;
  readonly context: string;
  readonly exten: string;
  readonly caller: Party;
  readonly accountCode: string;
  readonly uniqueid: string;
  readonly otherUniqueid: string;
  readonly variables: readonly (readonly [string, string])[];
}

/** What a dial needs around it. */
export interface DialScope {
  readonly pbx: Pbx;
  readonly timers: Timers;
  readonly dialOutcome: DialOutcome;
}

export interface Dialled {
  readonly status: DialResult['status'];
  readonly channel: FakeChannel | undefined;
}

const CAUSE_OF: Readonly<Record<DialResult['status'], Cause>> = {
  ANSWER: 16,
  BUSY: 17,
  CONGESTION: 34,
  NOANSWER: 19,
  CHANUNAVAIL: 0,
};

/** Rings a device. Settles with the outcome. */
export const dial = async (scope: DialScope, options: OriginateOptions): Promise<Dialled> => {
  const { pbx, timers } = scope;
  const { status, afterMs = 50 } = scope.dialOutcome(options.device);
  if (status === 'CHANUNAVAIL') return { status, channel: undefined };
  const device = options.device.replace(/\/n$/, '');
  const channel = pbx.open({ ...options, device, exten: options.exten || 's', context: options.context || 'default' });
  for (const [name, value] of options.variables) pbx.setVariable(channel, name, value);
  pbx.dialBegin(undefined, channel, options.device.slice(options.device.indexOf('/') + 1));
  pbx.setState(channel, 'Ringing');
  const late = status === 'NOANSWER' || afterMs >= options.timeoutMs;
  await timers.sleep(late ? options.timeoutMs : afterMs);
  const outcome = late || !pbx.has(channel) ? 'NOANSWER' : status;
  if (outcome !== 'ANSWER') {
    pbx.dialEnd(undefined, channel, outcome);
    pbx.hangup(channel, CAUSE_OF[outcome]);
    return { status: outcome, channel: undefined };
  }
  pbx.setState(channel, 'Up');
  pbx.dialEnd(undefined, channel, 'ANSWER');
  return { status: 'ANSWER', channel };
};

/** What an answered channel does: it waits, or calls the extension, or stays until it is hung up. Settles when that is done. */
export const follow = async (scope: DialScope, options: OriginateOptions, channel: FakeChannel): Promise<void> => {
  const { pbx, timers } = scope;
  if (options.application === '') return callExtension(scope, options, channel);
  pbx.execute(channel, options.application, options.data);
  if (options.application.toLowerCase() !== 'wait') return;
  await timers.sleep(Number.parseFloat(options.data || '0') * 1_000);
  if (pbx.has(channel)) pbx.requestHangup(channel);
};

const callExtension = async (scope: DialScope, options: OriginateOptions, channel: FakeChannel): Promise<void> => {
  const { pbx, timers } = scope;
  const device = `PJSIP/${options.exten}`;
  const { status, afterMs = 50 } = scope.dialOutcome(device);
  pbx.execute(channel, 'Dial', device);
  const far = pbx.open({ device, exten: 's', linkedid: channel.linkedid, uniqueid: options.otherUniqueid });
  pbx.dialBegin(channel, far, options.exten);
  pbx.setState(far, 'Ringing');
  if (status !== 'NOANSWER') await timers.sleep(afterMs);
  else await timers.sleep(options.timeoutMs);
  if (!pbx.has(channel) || !pbx.has(far) || status !== 'ANSWER') {
    pbx.dialEnd(channel, far, status === 'ANSWER' ? 'CANCEL' : status);
    pbx.hangup(far, CAUSE_OF[status]);
    pbx.hangup(channel, CAUSE_OF[status]);
    return;
  }
  pbx.setState(far, 'Up');
  pbx.dialEnd(channel, far, 'ANSWER');
  pbx.bridge(far, channel);
};

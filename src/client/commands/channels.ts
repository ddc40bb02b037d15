import type { AmiEvent } from '../../protocol/event.js';
import { optionsOf } from './arguments.js';
import type { Requester, RequestOptions } from './requester.js';

/** A live channel, as `CoreShowChannels` shows it. What Asterisk calls `<unknown>` is undefined. */
export interface ChannelInfo {
  readonly name: string;
  readonly uniqueid: string;
  /** The same for all channels of one call. */
  readonly linkedid: string;
  /** 0 down, 4 ring, 5 ringing, 6 up, … */
  readonly state: number | undefined;
  readonly stateText: string;
  readonly callerNumber: string | undefined;
  readonly callerName: string | undefined;
  readonly connectedNumber: string | undefined;
  readonly connectedName: string | undefined;
  readonly accountCode: string | undefined;
  readonly context: string;
  readonly exten: string;
  readonly priority: number | undefined;
  readonly application: string | undefined;
  readonly data: string | undefined;
  /** Since it was created, in whole seconds. */
  readonly durationS: number | undefined;
  readonly bridgeId: string | undefined;
  /** The row itself, for all other fields. */
  readonly event: AmiEvent;
}

/** A field for people to read, unescaped where Asterisk escapes it; undefined for its words for nothing. */
export const knownText = (event: AmiEvent, field: string): string | undefined => {
  const text = event.text(field);
  return text === '' || text === '<unknown>' ? undefined : text;
};

/** `01:02:03`; hours may have more than two digits. */
const secondsOf = (clock: string | undefined): number | undefined => {
  const [, hours, minutes, seconds] = /^(\d+):(\d\d):(\d\d)$/.exec(clock ?? '') ?? [];
  return seconds === undefined ? undefined : Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
};

/**
 * Makes plain data of a row of `CoreShowChannels`, for those who take the rows as they come.
 *
 * ```ts
 * for await (const row of pbx.list('CoreShowChannels')) console.log(parseChannel(row).durationS);
 * ```
 */
export const parseChannel = (event: AmiEvent): ChannelInfo => ({
  name: event.get('Channel') ?? '',
  uniqueid: event.get('Uniqueid') ?? '',
  linkedid: event.get('Linkedid') ?? '',
  state: event.int('ChannelState'),
  stateText: event.get('ChannelStateDesc') ?? '',
  callerNumber: knownText(event, 'CallerIDNum'),
  callerName: knownText(event, 'CallerIDName'),
  connectedNumber: knownText(event, 'ConnectedLineNum'),
  connectedName: knownText(event, 'ConnectedLineName'),
  accountCode: event.get('AccountCode') || undefined,
  context: event.get('Context') ?? '',
  exten: event.get('Exten') ?? '',
  priority: event.int('Priority'),
  application: event.get('Application') || undefined,
  data: event.get('ApplicationData') || undefined,
  durationS: secondsOf(event.get('Duration')),
  bridgeId: event.get('BridgeId') || undefined,
  event,
});

export const listChannels = async (
  pbx: Requester,
  options: RequestOptions | undefined,
): Promise<readonly ChannelInfo[]> =>
  (await pbx.send('CoreShowChannels', {}, optionsOf(options))).events.map(parseChannel);

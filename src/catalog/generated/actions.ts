// The core of the catalogue: the actions that most programs send.

import type { Choice, FieldValue, FieldValues, RequiredChoice, RequiredValue } from '../values.js';

/** @privilege none */
export interface PingActionFields {}

/** @privilege none */
export interface LoginActionFields {
  readonly Username: RequiredValue;
  readonly AuthType?: Choice<'plain' | 'MD5'>;
  readonly Secret?: FieldValue;
  readonly Key?: FieldValue;
  readonly Events?: Choice<'on' | 'off' | 'system,call,log,...'>;
}

/** @privilege none */
export interface LogoffActionFields {}

/** @privilege none */
export interface ChallengeActionFields {
  readonly AuthType: RequiredChoice<'MD5'>;
}

/** @privilege none */
export interface EventsActionFields {
  readonly EventMask: RequiredChoice<'on' | 'off' | 'system,call,log,...'>;
}

/** @privilege system */
export interface FilterActionFields {
  readonly Operation?: Choice<'Add'>;
  readonly MatchCriteria?: Choice<'action(include|exclude)' | 'name(<event_name>)' | 'header(<header_name>)' | '<match_method>' | 'regex' | 'exact' | 'startsWith' | 'endsWith' | 'contains' | 'none'>;
  readonly Filter?: FieldValue;
}

/** @privilege command */
export interface CommandActionFields {
  readonly Command: RequiredValue;
}

/** @privilege originate */
export interface OriginateActionFields {
  readonly Channel: RequiredValue;
  readonly Exten?: FieldValue;
  readonly Context?: FieldValue;
  readonly Priority?: FieldValue;
  readonly Application?: FieldValue;
  readonly Data?: FieldValue;
  readonly Timeout?: FieldValue;
  readonly CallerID?: FieldValue;
  readonly Variable?: FieldValues;
  readonly Account?: FieldValue;
  readonly EarlyMedia?: FieldValue;
  readonly Async?: FieldValue;
  readonly Codecs?: FieldValue;
  readonly ChannelId?: FieldValue;
  readonly OtherChannelId?: FieldValue;
  readonly PreDialGoSub?: FieldValue;
}

/** @privilege system,call */
export interface HangupActionFields {
  readonly Channel: RequiredValue;
  readonly Cause?: FieldValue;
}

/** @privilege call */
export interface RedirectActionFields {
  readonly Channel: RequiredValue;
  readonly ExtraChannel?: FieldValue;
  readonly Exten: RequiredValue;
  readonly ExtraExten?: FieldValue;
  readonly Context: RequiredValue;
  readonly ExtraContext?: FieldValue;
  readonly Priority: RequiredValue;
  readonly ExtraPriority?: FieldValue;
}

/** @privilege call,reporting */
export interface GetvarActionFields {
  readonly Channel?: FieldValue;
  readonly Variable: RequiredValue;
}

/** @privilege call */
export interface SetvarActionFields {
  readonly Channel?: FieldValue;
  readonly Variable: RequiredValue;
  readonly Value: RequiredValue;
}

/** @privilege system,call,reporting */
export interface StatusActionFields {
  readonly Channel?: FieldValue;
  readonly Variables?: FieldValue;
  readonly AllVariables?: Choice<'true' | 'false'>;
}

/** @privilege system,reporting */
export interface CoreShowChannelsActionFields {}

/** @privilege system,reporting */
export interface CoreSettingsActionFields {}

/** @privilege system,reporting */
export interface CoreStatusActionFields {}

/** @privilege none */
export interface QueueStatusActionFields {
  readonly Queue?: FieldValue;
  readonly Member?: FieldValue;
}

/** @privilege none */
export interface QueueSummaryActionFields {
  readonly Queue?: FieldValue;
}

/** @privilege agent */
export interface QueueAddActionFields {
  readonly Queue: RequiredValue;
  readonly Interface: RequiredValue;
  readonly Penalty?: FieldValue;
  readonly Paused?: FieldValue;
  readonly Reason?: FieldValue;
  readonly MemberName?: FieldValue;
  readonly StateInterface?: FieldValue;
}

/** @privilege agent */
export interface QueueRemoveActionFields {
  readonly Queue: RequiredValue;
  readonly Interface: RequiredValue;
}

/** @privilege agent */
export interface QueuePauseActionFields {
  readonly Interface: RequiredValue;
  readonly Paused: RequiredValue;
  readonly Queue?: FieldValue;
  readonly Reason?: FieldValue;
}

/** @privilege system,reporting */
export interface DBGetActionFields {
  readonly Family: RequiredValue;
  readonly Key: RequiredValue;
}

/** @privilege system */
export interface DBPutActionFields {
  readonly Family: RequiredValue;
  readonly Key: RequiredValue;
  readonly Val?: FieldValue;
}

/** @privilege system */
export interface DBDelActionFields {
  readonly Family: RequiredValue;
  readonly Key: RequiredValue;
}

/** @privilege user */
export interface UserEventActionFields {
  readonly UserEvent: RequiredValue;
  readonly [header: string]: FieldValues;
}

/** @privilege agi */
export interface AGIActionFields {
  readonly Channel: RequiredValue;
  readonly Command: RequiredValue;
  readonly CommandID?: FieldValue;
}

/** @privilege call */
export interface ParkActionFields {
  readonly Channel: RequiredValue;
  readonly TimeoutChannel?: FieldValue;
  readonly AnnounceChannel?: FieldValue;
  readonly Timeout?: FieldValue;
  readonly Parkinglot?: FieldValue;
  readonly ParkingSpace?: FieldValue;
}

/** @privilege call */
export interface BridgeActionFields {
  readonly Channel1: RequiredValue;
  readonly Channel2: RequiredValue;
  readonly Tone?: Choice<'no' | 'Channel1' | 'Channel2' | 'Both'>;
}

export interface AsteriskActions {
  Ping: PingActionFields;
  Login: LoginActionFields;
  Logoff: LogoffActionFields;
  Challenge: ChallengeActionFields;
  Events: EventsActionFields;
  Filter: FilterActionFields;
  Command: CommandActionFields;
  Originate: OriginateActionFields;
  Hangup: HangupActionFields;
  Redirect: RedirectActionFields;
  Getvar: GetvarActionFields;
  Setvar: SetvarActionFields;
  Status: StatusActionFields;
  CoreShowChannels: CoreShowChannelsActionFields;
  CoreSettings: CoreSettingsActionFields;
  CoreStatus: CoreStatusActionFields;
  QueueStatus: QueueStatusActionFields;
  QueueSummary: QueueSummaryActionFields;
  QueueAdd: QueueAddActionFields;
  QueueRemove: QueueRemoveActionFields;
  QueuePause: QueuePauseActionFields;
  DBGet: DBGetActionFields;
  DBPut: DBPutActionFields;
  DBDel: DBDelActionFields;
  UserEvent: UserEventActionFields;
  AGI: AGIActionFields;
  Park: ParkActionFields;
  Bridge: BridgeActionFields;
}

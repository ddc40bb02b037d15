// The core of the catalogue: the events that most programs meet.

import type { OneOf } from '../values.js';

export interface ChannelSnapshot {
  readonly Channel: string | undefined;
  readonly ChannelState: string | undefined;
  readonly ChannelStateDesc: OneOf<'Down' | 'Rsrvd' | 'OffHook' | 'Dialing' | 'Ring' | 'Ringing' | 'Up' | 'Busy' | 'Dialing Offhook' | 'Pre-ring' | 'Unknown'>;
  readonly CallerIDNum: string | undefined;
  readonly CallerIDName: string | undefined;
  readonly ConnectedLineNum: string | undefined;
  readonly ConnectedLineName: string | undefined;
  readonly Language: string | undefined;
  readonly AccountCode: string | undefined;
  readonly Context: string | undefined;
  readonly Exten: string | undefined;
  readonly Priority: string | undefined;
  readonly Uniqueid: string | undefined;
  readonly Linkedid: string | undefined;
}

export interface DestChannelSnapshot {
  readonly DestChannel: string | undefined;
  readonly DestChannelState: string | undefined;
  readonly DestChannelStateDesc: OneOf<'Down' | 'Rsrvd' | 'OffHook' | 'Dialing' | 'Ring' | 'Ringing' | 'Up' | 'Busy' | 'Dialing Offhook' | 'Pre-ring' | 'Unknown'>;
  readonly DestCallerIDNum: string | undefined;
  readonly DestCallerIDName: string | undefined;
  readonly DestConnectedLineNum: string | undefined;
  readonly DestConnectedLineName: string | undefined;
  readonly DestLanguage: string | undefined;
  readonly DestAccountCode: string | undefined;
  readonly DestContext: string | undefined;
  readonly DestExten: string | undefined;
  readonly DestPriority: string | undefined;
  readonly DestUniqueid: string | undefined;
  readonly DestLinkedid: string | undefined;
}

export interface BridgeSnapshot {
  readonly BridgeUniqueid: string | undefined;
  readonly BridgeType: string | undefined;
  readonly BridgeTechnology: string | undefined;
  readonly BridgeCreator: string | undefined;
  readonly BridgeName: string | undefined;
  readonly BridgeNumChannels: string | undefined;
  readonly BridgeVideoSourceMode: OneOf<'none' | 'talker' | 'single'>;
  readonly BridgeVideoSource: string | undefined;
}

export interface TransfererChannelSnapshot {
  readonly TransfererChannel: string | undefined;
  readonly TransfererChannelState: string | undefined;
  readonly TransfererChannelStateDesc: OneOf<'Down' | 'Rsrvd' | 'OffHook' | 'Dialing' | 'Ring' | 'Ringing' | 'Up' | 'Busy' | 'Dialing Offhook' | 'Pre-ring' | 'Unknown'>;
  readonly TransfererCallerIDNum: string | undefined;
  readonly TransfererCallerIDName: string | undefined;
  readonly TransfererConnectedLineNum: string | undefined;
  readonly TransfererConnectedLineName: string | undefined;
  readonly TransfererLanguage: string | undefined;
  readonly TransfererAccountCode: string | undefined;
  readonly TransfererContext: string | undefined;
  readonly TransfererExten: string | undefined;
  readonly TransfererPriority: string | undefined;
  readonly TransfererUniqueid: string | undefined;
  readonly TransfererLinkedid: string | undefined;
}

export interface TransfereeChannelSnapshot {
  readonly TransfereeChannel: string | undefined;
  readonly TransfereeChannelState: string | undefined;
  readonly TransfereeChannelStateDesc: OneOf<'Down' | 'Rsrvd' | 'OffHook' | 'Dialing' | 'Ring' | 'Ringing' | 'Up' | 'Busy' | 'Dialing Offhook' | 'Pre-ring' | 'Unknown'>;
  readonly TransfereeCallerIDNum: string | undefined;
  readonly TransfereeCallerIDName: string | undefined;
  readonly TransfereeConnectedLineNum: string | undefined;
  readonly TransfereeConnectedLineName: string | undefined;
  readonly TransfereeLanguage: string | undefined;
  readonly TransfereeAccountCode: string | undefined;
  readonly TransfereeContext: string | undefined;
  readonly TransfereeExten: string | undefined;
  readonly TransfereePriority: string | undefined;
  readonly TransfereeUniqueid: string | undefined;
  readonly TransfereeLinkedid: string | undefined;
}

export interface OrigTransfererChannelSnapshot {
  readonly OrigTransfererChannel: string | undefined;
  readonly OrigTransfererChannelState: string | undefined;
  readonly OrigTransfererChannelStateDesc: OneOf<'Down' | 'Rsrvd' | 'OffHook' | 'Dialing' | 'Ring' | 'Ringing' | 'Up' | 'Busy' | 'Dialing Offhook' | 'Pre-ring' | 'Unknown'>;
  readonly OrigTransfererCallerIDNum: string | undefined;
  readonly OrigTransfererCallerIDName: string | undefined;
  readonly OrigTransfererConnectedLineNum: string | undefined;
  readonly OrigTransfererConnectedLineName: string | undefined;
  readonly OrigTransfererLanguage: string | undefined;
  readonly OrigTransfererAccountCode: string | undefined;
  readonly OrigTransfererContext: string | undefined;
  readonly OrigTransfererExten: string | undefined;
  readonly OrigTransfererPriority: string | undefined;
  readonly OrigTransfererUniqueid: string | undefined;
  readonly OrigTransfererLinkedid: string | undefined;
}

export interface OrigBridgeSnapshot {
  readonly OrigBridgeUniqueid: string | undefined;
  readonly OrigBridgeType: string | undefined;
  readonly OrigBridgeTechnology: string | undefined;
  readonly OrigBridgeCreator: string | undefined;
  readonly OrigBridgeName: string | undefined;
  readonly OrigBridgeNumChannels: string | undefined;
  readonly OrigBridgeVideoSourceMode: OneOf<'none' | 'talker' | 'single'>;
  readonly OrigBridgeVideoSource: string | undefined;
}

export interface SecondTransfererChannelSnapshot {
  readonly SecondTransfererChannel: string | undefined;
  readonly SecondTransfererChannelState: string | undefined;
  readonly SecondTransfererChannelStateDesc: OneOf<'Down' | 'Rsrvd' | 'OffHook' | 'Dialing' | 'Ring' | 'Ringing' | 'Up' | 'Busy' | 'Dialing Offhook' | 'Pre-ring' | 'Unknown'>;
  readonly SecondTransfererCallerIDNum: string | undefined;
  readonly SecondTransfererCallerIDName: string | undefined;
  readonly SecondTransfererConnectedLineNum: string | undefined;
  readonly SecondTransfererConnectedLineName: string | undefined;
  readonly SecondTransfererLanguage: string | undefined;
  readonly SecondTransfererAccountCode: string | undefined;
  readonly SecondTransfererContext: string | undefined;
  readonly SecondTransfererExten: string | undefined;
  readonly SecondTransfererPriority: string | undefined;
  readonly SecondTransfererUniqueid: string | undefined;
  readonly SecondTransfererLinkedid: string | undefined;
}

export interface SecondBridgeSnapshot {
  readonly SecondBridgeUniqueid: string | undefined;
  readonly SecondBridgeType: string | undefined;
  readonly SecondBridgeTechnology: string | undefined;
  readonly SecondBridgeCreator: string | undefined;
  readonly SecondBridgeName: string | undefined;
  readonly SecondBridgeNumChannels: string | undefined;
  readonly SecondBridgeVideoSourceMode: OneOf<'none' | 'talker' | 'single'>;
  readonly SecondBridgeVideoSource: string | undefined;
}

export interface LocalOneChannelSnapshot {
  readonly LocalOneChannel: string | undefined;
  readonly LocalOneChannelState: string | undefined;
  readonly LocalOneChannelStateDesc: OneOf<'Down' | 'Rsrvd' | 'OffHook' | 'Dialing' | 'Ring' | 'Ringing' | 'Up' | 'Busy' | 'Dialing Offhook' | 'Pre-ring' | 'Unknown'>;
  readonly LocalOneCallerIDNum: string | undefined;
  readonly LocalOneCallerIDName: string | undefined;
  readonly LocalOneConnectedLineNum: string | undefined;
  readonly LocalOneConnectedLineName: string | undefined;
  readonly LocalOneLanguage: string | undefined;
  readonly LocalOneAccountCode: string | undefined;
  readonly LocalOneContext: string | undefined;
  readonly LocalOneExten: string | undefined;
  readonly LocalOnePriority: string | undefined;
  readonly LocalOneUniqueid: string | undefined;
  readonly LocalOneLinkedid: string | undefined;
}

export interface LocalTwoChannelSnapshot {
  readonly LocalTwoChannel: string | undefined;
  readonly LocalTwoChannelState: string | undefined;
  readonly LocalTwoChannelStateDesc: OneOf<'Down' | 'Rsrvd' | 'OffHook' | 'Dialing' | 'Ring' | 'Ringing' | 'Up' | 'Busy' | 'Dialing Offhook' | 'Pre-ring' | 'Unknown'>;
  readonly LocalTwoCallerIDNum: string | undefined;
  readonly LocalTwoCallerIDName: string | undefined;
  readonly LocalTwoConnectedLineNum: string | undefined;
  readonly LocalTwoConnectedLineName: string | undefined;
  readonly LocalTwoLanguage: string | undefined;
  readonly LocalTwoAccountCode: string | undefined;
  readonly LocalTwoContext: string | undefined;
  readonly LocalTwoExten: string | undefined;
  readonly LocalTwoPriority: string | undefined;
  readonly LocalTwoUniqueid: string | undefined;
  readonly LocalTwoLinkedid: string | undefined;
}

export interface TransferTargetChannelSnapshot {
  readonly TransferTargetChannel: string | undefined;
  readonly TransferTargetChannelState: string | undefined;
  readonly TransferTargetChannelStateDesc: OneOf<'Down' | 'Rsrvd' | 'OffHook' | 'Dialing' | 'Ring' | 'Ringing' | 'Up' | 'Busy' | 'Dialing Offhook' | 'Pre-ring' | 'Unknown'>;
  readonly TransferTargetCallerIDNum: string | undefined;
  readonly TransferTargetCallerIDName: string | undefined;
  readonly TransferTargetConnectedLineNum: string | undefined;
  readonly TransferTargetConnectedLineName: string | undefined;
  readonly TransferTargetLanguage: string | undefined;
  readonly TransferTargetAccountCode: string | undefined;
  readonly TransferTargetContext: string | undefined;
  readonly TransferTargetExten: string | undefined;
  readonly TransferTargetPriority: string | undefined;
  readonly TransferTargetUniqueid: string | undefined;
  readonly TransferTargetLinkedid: string | undefined;
}

export interface ParkeeChannelSnapshot {
  readonly ParkeeChannel: string | undefined;
  readonly ParkeeChannelState: string | undefined;
  readonly ParkeeChannelStateDesc: OneOf<'Down' | 'Rsrvd' | 'OffHook' | 'Dialing' | 'Ring' | 'Ringing' | 'Up' | 'Busy' | 'Dialing Offhook' | 'Pre-ring' | 'Unknown'>;
  readonly ParkeeCallerIDNum: string | undefined;
  readonly ParkeeCallerIDName: string | undefined;
  readonly ParkeeConnectedLineNum: string | undefined;
  readonly ParkeeConnectedLineName: string | undefined;
  readonly ParkeeLanguage: string | undefined;
  readonly ParkeeAccountCode: string | undefined;
  readonly ParkeeContext: string | undefined;
  readonly ParkeeExten: string | undefined;
  readonly ParkeePriority: string | undefined;
  readonly ParkeeUniqueid: string | undefined;
  readonly ParkeeLinkedid: string | undefined;
}

export interface ParkerChannelSnapshot {
  readonly ParkerChannel: string | undefined;
  readonly ParkerChannelState: string | undefined;
  readonly ParkerChannelStateDesc: OneOf<'Down' | 'Rsrvd' | 'OffHook' | 'Dialing' | 'Ring' | 'Ringing' | 'Up' | 'Busy' | 'Dialing Offhook' | 'Pre-ring' | 'Unknown'>;
  readonly ParkerCallerIDNum: string | undefined;
  readonly ParkerCallerIDName: string | undefined;
  readonly ParkerConnectedLineNum: string | undefined;
  readonly ParkerConnectedLineName: string | undefined;
  readonly ParkerLanguage: string | undefined;
  readonly ParkerAccountCode: string | undefined;
  readonly ParkerContext: string | undefined;
  readonly ParkerExten: string | undefined;
  readonly ParkerPriority: string | undefined;
  readonly ParkerUniqueid: string | undefined;
  readonly ParkerLinkedid: string | undefined;
}

export interface RetrieverChannelSnapshot {
  readonly RetrieverChannel: string | undefined;
  readonly RetrieverChannelState: string | undefined;
  readonly RetrieverChannelStateDesc: OneOf<'Down' | 'Rsrvd' | 'OffHook' | 'Dialing' | 'Ring' | 'Ringing' | 'Up' | 'Busy' | 'Dialing Offhook' | 'Pre-ring' | 'Unknown'>;
  readonly RetrieverCallerIDNum: string | undefined;
  readonly RetrieverCallerIDName: string | undefined;
  readonly RetrieverConnectedLineNum: string | undefined;
  readonly RetrieverConnectedLineName: string | undefined;
  readonly RetrieverLanguage: string | undefined;
  readonly RetrieverAccountCode: string | undefined;
  readonly RetrieverContext: string | undefined;
  readonly RetrieverExten: string | undefined;
  readonly RetrieverPriority: string | undefined;
  readonly RetrieverUniqueid: string | undefined;
  readonly RetrieverLinkedid: string | undefined;
}

/** @privilege call */
export interface NewchannelEventFields extends ChannelSnapshot {}

/** @privilege call */
export interface NewstateEventFields extends ChannelSnapshot {}

/** @privilege call */
export interface NewCalleridEventFields extends ChannelSnapshot {
  readonly 'CID-CallingPres': string | undefined;
}

/** @privilege call */
export interface NewConnectedLineEventFields extends ChannelSnapshot {}

/** @privilege dialplan */
export interface NewExtenEventFields extends ChannelSnapshot {
  readonly Extension: string | undefined;
  readonly Application: string | undefined;
  readonly AppData: string | undefined;
}

/** @privilege call */
export interface HangupEventFields extends ChannelSnapshot {
  readonly Cause: string | undefined;
  readonly 'Cause-txt': string | undefined;
  readonly TechCause: string | undefined;
}

/** @privilege call */
export interface HangupRequestEventFields extends ChannelSnapshot {
  readonly Cause: string | undefined;
}

/** @privilege call */
export interface SoftHangupRequestEventFields extends ChannelSnapshot {
  readonly Cause: string | undefined;
}

/** @privilege call */
export interface RenameEventFields {}

/** @privilege dialplan */
export interface VarSetEventFields extends ChannelSnapshot {
  readonly Variable: string | undefined;
  readonly Value: string | undefined;
}

/** @privilege call */
export interface DialBeginEventFields extends ChannelSnapshot, DestChannelSnapshot {
  readonly DialString: string | undefined;
}

/** @privilege call */
export interface DialStateEventFields extends ChannelSnapshot, DestChannelSnapshot {
  readonly DialStatus: OneOf<'RINGING' | 'PROCEEDING' | 'PROGRESS'>;
  readonly Forward: string | undefined;
}

/** @privilege call */
export interface DialEndEventFields extends ChannelSnapshot, DestChannelSnapshot {
  readonly DialStatus: OneOf<'ABORT' | 'ANSWER' | 'BUSY' | 'CANCEL' | 'CHANUNAVAIL' | 'CONGESTION' | 'CONTINUE' | 'GOTO' | 'NOANSWER'>;
  readonly Forward: string | undefined;
}

/** @privilege call */
export interface BridgeCreateEventFields extends BridgeSnapshot {}

/** @privilege call */
export interface BridgeDestroyEventFields extends BridgeSnapshot {}

/** @privilege call */
export interface BridgeEnterEventFields extends BridgeSnapshot, ChannelSnapshot {
  readonly SwapUniqueid: string | undefined;
}

/** @privilege call */
export interface BridgeLeaveEventFields extends BridgeSnapshot, ChannelSnapshot {}

/** @privilege call */
export interface BlindTransferEventFields extends TransfererChannelSnapshot, TransfereeChannelSnapshot, BridgeSnapshot {
  readonly Result: OneOf<'Fail' | 'Invalid' | 'Not Permitted' | 'Success'>;
  readonly IsExternal: OneOf<'Yes' | 'No'>;
  readonly Context: string | undefined;
  readonly Extension: string | undefined;
}

/** @privilege call */
export interface AttendedTransferEventFields extends OrigTransfererChannelSnapshot, OrigBridgeSnapshot, SecondTransfererChannelSnapshot, SecondBridgeSnapshot, LocalOneChannelSnapshot, LocalTwoChannelSnapshot, TransfereeChannelSnapshot, TransferTargetChannelSnapshot {
  readonly Result: OneOf<'Fail' | 'Invalid' | 'Not Permitted' | 'Success'>;
  readonly DestType: OneOf<'Bridge' | 'App' | 'Link' | 'Threeway' | 'Fail'>;
  readonly DestBridgeUniqueid: string | undefined;
  readonly DestApp: string | undefined;
  readonly DestTransfererChannel: string | undefined;
}

/** @privilege call */
export interface HoldEventFields extends ChannelSnapshot {
  readonly MusicClass: string | undefined;
}

/** @privilege call */
export interface UnholdEventFields extends ChannelSnapshot {}

/** @privilege dtmf */
export interface DTMFBeginEventFields extends ChannelSnapshot {
  readonly Digit: string | undefined;
  readonly Direction: OneOf<'Received' | 'Sent'>;
}

/** @privilege dtmf */
export interface DTMFEndEventFields extends ChannelSnapshot {
  readonly Digit: string | undefined;
  readonly DurationMs: string | undefined;
  readonly Direction: OneOf<'Received' | 'Sent'>;
}

/** @privilege call */
export interface LocalBridgeEventFields extends LocalOneChannelSnapshot, LocalTwoChannelSnapshot {
  readonly Context: string | undefined;
  readonly Exten: string | undefined;
  readonly LocalOptimization: OneOf<'Yes' | 'No'>;
}

/** @privilege call */
export interface MusicOnHoldStartEventFields extends ChannelSnapshot {
  readonly Class: string | undefined;
}

/** @privilege call */
export interface MusicOnHoldStopEventFields extends ChannelSnapshot {}

/** @privilege call */
export interface ParkedCallEventFields extends ParkeeChannelSnapshot {
  readonly ParkerDialString: string | undefined;
  readonly Parkinglot: string | undefined;
  readonly ParkingSpace: string | undefined;
  readonly ParkingTimeout: string | undefined;
  readonly ParkingDuration: string | undefined;
}

/** @privilege call */
export interface UnParkedCallEventFields extends ParkeeChannelSnapshot, ParkerChannelSnapshot, RetrieverChannelSnapshot {
  readonly ParkerDialString: string | undefined;
  readonly Parkinglot: string | undefined;
  readonly ParkingSpace: string | undefined;
  readonly ParkingTimeout: string | undefined;
  readonly ParkingDuration: string | undefined;
}

/** @privilege call */
export interface ParkedCallGiveUpEventFields extends ParkeeChannelSnapshot, ParkerChannelSnapshot {
  readonly ParkerDialString: string | undefined;
  readonly Parkinglot: string | undefined;
  readonly ParkingSpace: string | undefined;
  readonly ParkingTimeout: string | undefined;
  readonly ParkingDuration: string | undefined;
}

/** @privilege call */
export interface OriginateResponseEventFields {
  readonly ActionID: string | undefined;
  readonly Response: OneOf<'Failure' | 'Success'>;
  readonly Channel: string | undefined;
  readonly Context: string | undefined;
  readonly Exten: string | undefined;
  readonly Application: string | undefined;
  readonly Data: string | undefined;
  readonly Reason: string | undefined;
  readonly Uniqueid: string | undefined;
  readonly CallerIDNum: string | undefined;
  readonly CallerIDName: string | undefined;
}

/** @privilege user */
export interface UserEventEventFields extends ChannelSnapshot {
  readonly UserEvent: string | undefined;
}

/** @privilege system */
export interface FullyBootedEventFields {
  readonly Status: string | undefined;
  readonly Uptime: string | undefined;
  readonly LastReload: string | undefined;
}

/** @privilege system */
export interface ShutdownEventFields {
  readonly Shutdown: OneOf<'Uncleanly' | 'Cleanly'>;
  readonly Restart: OneOf<'True' | 'False'>;
}

/** @privilege system */
export interface ReloadEventFields {
  readonly Module: string | undefined;
  readonly Status: OneOf<'0' | '1' | '2' | '3' | '4' | '5' | '6'>;
}

/** @privilege system */
export interface PeerStatusEventFields {
  readonly ChannelType: string | undefined;
  readonly Peer: string | undefined;
  readonly PeerStatus: OneOf<'Unknown' | 'Registered' | 'Unregistered' | 'Rejected' | 'Lagged'>;
  readonly Cause: string | undefined;
  readonly Address: string | undefined;
  readonly Port: string | undefined;
  readonly Time: string | undefined;
}

/** @privilege call */
export interface DeviceStateChangeEventFields {
  readonly Device: string | undefined;
  readonly State: string | undefined;
}

/** @privilege call */
export interface ExtensionStatusEventFields {
  readonly Exten: string | undefined;
  readonly Context: string | undefined;
  readonly Hint: string | undefined;
  readonly Status: OneOf<'-2' | '-1' | '0' | '1' | '2' | '4' | '8' | '9' | '16' | '17'>;
  readonly StatusText: OneOf<'Idle' | 'InUse' | 'Busy' | 'Unavailable' | 'Ringing' | 'InUse&Ringing' | 'Hold' | 'InUse&Hold' | 'Unknown'>;
}

/** @privilege call */
export interface CoreShowChannelEventFields extends ChannelSnapshot {
  readonly ActionID: string | undefined;
  readonly BridgeId: string | undefined;
  readonly Application: string | undefined;
  readonly ApplicationData: string | undefined;
  readonly Duration: string | undefined;
}

/** @privilege call */
export interface CoreShowChannelsCompleteEventFields {
  readonly ActionID: string | undefined;
  readonly EventList: string | undefined;
  readonly ListItems: string | undefined;
}

/** @privilege call */
export interface StatusEventFields extends ChannelSnapshot {
  readonly ActionID: string | undefined;
  readonly Type: string | undefined;
  readonly DNID: string | undefined;
  readonly EffectiveConnectedLineNum: string | undefined;
  readonly EffectiveConnectedLineName: string | undefined;
  readonly TimeToHangup: string | undefined;
  readonly BridgeID: string | undefined;
  readonly Application: string | undefined;
  readonly Data: string | undefined;
  readonly Nativeformats: string | undefined;
  readonly Readformat: string | undefined;
  readonly Readtrans: string | undefined;
  readonly Writeformat: string | undefined;
  readonly Writetrans: string | undefined;
  readonly Callgroup: string | undefined;
  readonly Pickupgroup: string | undefined;
  readonly Seconds: string | undefined;
}

/** @privilege call */
export interface StatusCompleteEventFields {
  readonly Items: string | undefined;
}

/** @privilege agent */
export interface QueueCallerJoinEventFields extends ChannelSnapshot {
  readonly Queue: string | undefined;
  readonly Position: string | undefined;
  readonly Count: string | undefined;
}

/** @privilege agent */
export interface QueueCallerLeaveEventFields extends ChannelSnapshot {
  readonly Queue: string | undefined;
  readonly Count: string | undefined;
  readonly Position: string | undefined;
}

/** @privilege agent */
export interface QueueCallerAbandonEventFields extends ChannelSnapshot {
  readonly Queue: string | undefined;
  readonly Position: string | undefined;
  readonly OriginalPosition: string | undefined;
  readonly HoldTime: string | undefined;
}

/** @privilege agent */
export interface QueueMemberStatusEventFields {
  readonly Queue: string | undefined;
  readonly MemberName: string | undefined;
  readonly Interface: string | undefined;
  readonly StateInterface: string | undefined;
  readonly Membership: OneOf<'dynamic' | 'realtime' | 'static'>;
  readonly Penalty: string | undefined;
  readonly CallsTaken: string | undefined;
  readonly LastCall: string | undefined;
  readonly LastPause: string | undefined;
  readonly LoginTime: string | undefined;
  readonly InCall: OneOf<'0' | '1'>;
  readonly Status: OneOf<'0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8'>;
  readonly Paused: OneOf<'0' | '1'>;
  readonly PausedReason: string | undefined;
  readonly Ringinuse: OneOf<'0' | '1'>;
  readonly Wrapuptime: string | undefined;
}

/** @privilege agent */
export interface QueueMemberPauseEventFields {
  readonly Queue: string | undefined;
  readonly MemberName: string | undefined;
  readonly Interface: string | undefined;
  readonly StateInterface: string | undefined;
  readonly Membership: OneOf<'dynamic' | 'realtime' | 'static'>;
  readonly Penalty: string | undefined;
  readonly CallsTaken: string | undefined;
  readonly LastCall: string | undefined;
  readonly LastPause: string | undefined;
  readonly LoginTime: string | undefined;
  readonly InCall: OneOf<'0' | '1'>;
  readonly Status: OneOf<'0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8'>;
  readonly Paused: OneOf<'0' | '1'>;
  readonly PausedReason: string | undefined;
  readonly Ringinuse: OneOf<'0' | '1'>;
  readonly Wrapuptime: string | undefined;
}

/** @privilege agent */
export interface QueueParamsEventFields {
  readonly Max: string | undefined;
  readonly Strategy: string | undefined;
  readonly Calls: string | undefined;
  readonly Holdtime: string | undefined;
  readonly TalkTime: string | undefined;
  readonly Completed: string | undefined;
  readonly Abandoned: string | undefined;
  readonly ServiceLevelPerf: string | undefined;
  readonly ServiceLevelPerf2: string | undefined;
}

/** @privilege agent */
export interface QueueEntryEventFields {
  readonly Queue: string | undefined;
  readonly Position: string | undefined;
  readonly Channel: string | undefined;
  readonly Uniqueid: string | undefined;
  readonly CallerIDNum: string | undefined;
  readonly CallerIDName: string | undefined;
  readonly ConnectedLineNum: string | undefined;
  readonly ConnectedLineName: string | undefined;
  readonly Wait: string | undefined;
  readonly Priority: string | undefined;
}

/** @privilege agent */
export interface AgentCalledEventFields extends ChannelSnapshot, DestChannelSnapshot {
  readonly Queue: string | undefined;
  readonly MemberName: string | undefined;
  readonly Interface: string | undefined;
}

/** @privilege agent */
export interface AgentConnectEventFields extends ChannelSnapshot, DestChannelSnapshot {
  readonly Queue: string | undefined;
  readonly MemberName: string | undefined;
  readonly Interface: string | undefined;
  readonly RingTime: string | undefined;
  readonly HoldTime: string | undefined;
}

/** @privilege agent */
export interface AgentCompleteEventFields extends ChannelSnapshot, DestChannelSnapshot {
  readonly Queue: string | undefined;
  readonly MemberName: string | undefined;
  readonly Interface: string | undefined;
  readonly HoldTime: string | undefined;
  readonly TalkTime: string | undefined;
  readonly Reason: OneOf<'caller' | 'agent' | 'transfer'>;
}

/** @privilege agent */
export interface AgentLoginEventFields extends ChannelSnapshot {
  readonly Agent: string | undefined;
}

/** @privilege agent */
export interface AgentLogoffEventFields extends ChannelSnapshot {
  readonly Agent: string | undefined;
  readonly Logintime: string | undefined;
}

/** @privilege agi */
export interface AsyncAGIStartEventFields extends ChannelSnapshot {
  readonly Env: string | undefined;
}

/** @privilege agi */
export interface AsyncAGIExecEventFields extends ChannelSnapshot {
  readonly CommandID: string | undefined;
  readonly Result: string | undefined;
}

/** @privilege agi */
export interface AsyncAGIEndEventFields extends ChannelSnapshot {}

export interface AsteriskEvents {
  Newchannel: NewchannelEventFields;
  Newstate: NewstateEventFields;
  NewCallerid: NewCalleridEventFields;
  NewConnectedLine: NewConnectedLineEventFields;
  NewExten: NewExtenEventFields;
  Hangup: HangupEventFields;
  HangupRequest: HangupRequestEventFields;
  SoftHangupRequest: SoftHangupRequestEventFields;
  Rename: RenameEventFields;
  VarSet: VarSetEventFields;
  DialBegin: DialBeginEventFields;
  DialState: DialStateEventFields;
  DialEnd: DialEndEventFields;
  BridgeCreate: BridgeCreateEventFields;
  BridgeDestroy: BridgeDestroyEventFields;
  BridgeEnter: BridgeEnterEventFields;
  BridgeLeave: BridgeLeaveEventFields;
  BlindTransfer: BlindTransferEventFields;
  AttendedTransfer: AttendedTransferEventFields;
  Hold: HoldEventFields;
  Unhold: UnholdEventFields;
  DTMFBegin: DTMFBeginEventFields;
  DTMFEnd: DTMFEndEventFields;
  LocalBridge: LocalBridgeEventFields;
  MusicOnHoldStart: MusicOnHoldStartEventFields;
  MusicOnHoldStop: MusicOnHoldStopEventFields;
  ParkedCall: ParkedCallEventFields;
  UnParkedCall: UnParkedCallEventFields;
  ParkedCallGiveUp: ParkedCallGiveUpEventFields;
  OriginateResponse: OriginateResponseEventFields;
  UserEvent: UserEventEventFields;
  FullyBooted: FullyBootedEventFields;
  Shutdown: ShutdownEventFields;
  Reload: ReloadEventFields;
  PeerStatus: PeerStatusEventFields;
  DeviceStateChange: DeviceStateChangeEventFields;
  ExtensionStatus: ExtensionStatusEventFields;
  CoreShowChannel: CoreShowChannelEventFields;
  CoreShowChannelsComplete: CoreShowChannelsCompleteEventFields;
  Status: StatusEventFields;
  StatusComplete: StatusCompleteEventFields;
  QueueCallerJoin: QueueCallerJoinEventFields;
  QueueCallerLeave: QueueCallerLeaveEventFields;
  QueueCallerAbandon: QueueCallerAbandonEventFields;
  QueueMemberStatus: QueueMemberStatusEventFields;
  QueueMemberPause: QueueMemberPauseEventFields;
  QueueParams: QueueParamsEventFields;
  QueueEntry: QueueEntryEventFields;
  AgentCalled: AgentCalledEventFields;
  AgentConnect: AgentConnectEventFields;
  AgentComplete: AgentCompleteEventFields;
  AgentLogin: AgentLoginEventFields;
  AgentLogoff: AgentLogoffEventFields;
  AsyncAGIStart: AsyncAGIStartEventFields;
  AsyncAGIExec: AsyncAGIExecEventFields;
  AsyncAGIEnd: AsyncAGIEndEventFields;
}

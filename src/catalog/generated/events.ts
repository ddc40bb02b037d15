// Written by scripts/generate-catalog.ts from the documentation of Asterisk 16 and 22; an edit here is lost.
// `@only` marks what the other version does not document.

import type { OneOf } from '../values.js';

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

export interface ChannelSnapshot {
  readonly Channel: string | undefined;
  readonly ChannelState: string | undefined;
  readonly ChannelStateDesc: OneOf<
    | 'Down'
    | 'Rsrvd'
    | 'OffHook'
    | 'Dialing'
    | 'Ring'
    | 'Ringing'
    | 'Up'
    | 'Busy'
    | 'Dialing Offhook'
    | 'Pre-ring'
    | 'Unknown'
  >;
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
  readonly DestChannelStateDesc: OneOf<
    | 'Down'
    | 'Rsrvd'
    | 'OffHook'
    | 'Dialing'
    | 'Ring'
    | 'Ringing'
    | 'Up'
    | 'Busy'
    | 'Dialing Offhook'
    | 'Pre-ring'
    | 'Unknown'
  >;
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

export interface FromBridgeSnapshot {
  readonly FromBridgeUniqueid: string | undefined;
  readonly FromBridgeType: string | undefined;
  readonly FromBridgeTechnology: string | undefined;
  readonly FromBridgeCreator: string | undefined;
  readonly FromBridgeName: string | undefined;
  readonly FromBridgeNumChannels: string | undefined;
  readonly FromBridgeVideoSourceMode: OneOf<'none' | 'talker' | 'single'>;
  readonly FromBridgeVideoSource: string | undefined;
}

export interface LocalOneChannelSnapshot {
  readonly LocalOneChannel: string | undefined;
  readonly LocalOneChannelState: string | undefined;
  readonly LocalOneChannelStateDesc: OneOf<
    | 'Down'
    | 'Rsrvd'
    | 'OffHook'
    | 'Dialing'
    | 'Ring'
    | 'Ringing'
    | 'Up'
    | 'Busy'
    | 'Dialing Offhook'
    | 'Pre-ring'
    | 'Unknown'
  >;
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
  readonly LocalTwoChannelStateDesc: OneOf<
    | 'Down'
    | 'Rsrvd'
    | 'OffHook'
    | 'Dialing'
    | 'Ring'
    | 'Ringing'
    | 'Up'
    | 'Busy'
    | 'Dialing Offhook'
    | 'Pre-ring'
    | 'Unknown'
  >;
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

export interface OrigTransfererChannelSnapshot {
  readonly OrigTransfererChannel: string | undefined;
  readonly OrigTransfererChannelState: string | undefined;
  readonly OrigTransfererChannelStateDesc: OneOf<
    | 'Down'
    | 'Rsrvd'
    | 'OffHook'
    | 'Dialing'
    | 'Ring'
    | 'Ringing'
    | 'Up'
    | 'Busy'
    | 'Dialing Offhook'
    | 'Pre-ring'
    | 'Unknown'
  >;
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

export interface ParkeeChannelSnapshot {
  readonly ParkeeChannel: string | undefined;
  readonly ParkeeChannelState: string | undefined;
  readonly ParkeeChannelStateDesc: OneOf<
    | 'Down'
    | 'Rsrvd'
    | 'OffHook'
    | 'Dialing'
    | 'Ring'
    | 'Ringing'
    | 'Up'
    | 'Busy'
    | 'Dialing Offhook'
    | 'Pre-ring'
    | 'Unknown'
  >;
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
  readonly ParkerChannelStateDesc: OneOf<
    | 'Down'
    | 'Rsrvd'
    | 'OffHook'
    | 'Dialing'
    | 'Ring'
    | 'Ringing'
    | 'Up'
    | 'Busy'
    | 'Dialing Offhook'
    | 'Pre-ring'
    | 'Unknown'
  >;
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
  readonly RetrieverChannelStateDesc: OneOf<
    | 'Down'
    | 'Rsrvd'
    | 'OffHook'
    | 'Dialing'
    | 'Ring'
    | 'Ringing'
    | 'Up'
    | 'Busy'
    | 'Dialing Offhook'
    | 'Pre-ring'
    | 'Unknown'
  >;
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

export interface SecondTransfererChannelSnapshot {
  readonly SecondTransfererChannel: string | undefined;
  readonly SecondTransfererChannelState: string | undefined;
  readonly SecondTransfererChannelStateDesc: OneOf<
    | 'Down'
    | 'Rsrvd'
    | 'OffHook'
    | 'Dialing'
    | 'Ring'
    | 'Ringing'
    | 'Up'
    | 'Busy'
    | 'Dialing Offhook'
    | 'Pre-ring'
    | 'Unknown'
  >;
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

export interface SourceChannelSnapshot {
  readonly SourceChannel: string | undefined;
  readonly SourceChannelState: string | undefined;
  readonly SourceChannelStateDesc: OneOf<
    | 'Down'
    | 'Rsrvd'
    | 'OffHook'
    | 'Dialing'
    | 'Ring'
    | 'Ringing'
    | 'Up'
    | 'Busy'
    | 'Dialing Offhook'
    | 'Pre-ring'
    | 'Unknown'
  >;
  readonly SourceCallerIDNum: string | undefined;
  readonly SourceCallerIDName: string | undefined;
  readonly SourceConnectedLineNum: string | undefined;
  readonly SourceConnectedLineName: string | undefined;
  readonly SourceLanguage: string | undefined;
  readonly SourceAccountCode: string | undefined;
  readonly SourceContext: string | undefined;
  readonly SourceExten: string | undefined;
  readonly SourcePriority: string | undefined;
  readonly SourceUniqueid: string | undefined;
  readonly SourceLinkedid: string | undefined;
}

export interface SpyeeChannelSnapshot {
  readonly SpyeeChannel: string | undefined;
  readonly SpyeeChannelState: string | undefined;
  readonly SpyeeChannelStateDesc: OneOf<
    | 'Down'
    | 'Rsrvd'
    | 'OffHook'
    | 'Dialing'
    | 'Ring'
    | 'Ringing'
    | 'Up'
    | 'Busy'
    | 'Dialing Offhook'
    | 'Pre-ring'
    | 'Unknown'
  >;
  readonly SpyeeCallerIDNum: string | undefined;
  readonly SpyeeCallerIDName: string | undefined;
  readonly SpyeeConnectedLineNum: string | undefined;
  readonly SpyeeConnectedLineName: string | undefined;
  readonly SpyeeLanguage: string | undefined;
  readonly SpyeeAccountCode: string | undefined;
  readonly SpyeeContext: string | undefined;
  readonly SpyeeExten: string | undefined;
  readonly SpyeePriority: string | undefined;
  readonly SpyeeUniqueid: string | undefined;
  readonly SpyeeLinkedid: string | undefined;
}

export interface SpyerChannelSnapshot {
  readonly SpyerChannel: string | undefined;
  readonly SpyerChannelState: string | undefined;
  readonly SpyerChannelStateDesc: OneOf<
    | 'Down'
    | 'Rsrvd'
    | 'OffHook'
    | 'Dialing'
    | 'Ring'
    | 'Ringing'
    | 'Up'
    | 'Busy'
    | 'Dialing Offhook'
    | 'Pre-ring'
    | 'Unknown'
  >;
  readonly SpyerCallerIDNum: string | undefined;
  readonly SpyerCallerIDName: string | undefined;
  readonly SpyerConnectedLineNum: string | undefined;
  readonly SpyerConnectedLineName: string | undefined;
  readonly SpyerLanguage: string | undefined;
  readonly SpyerAccountCode: string | undefined;
  readonly SpyerContext: string | undefined;
  readonly SpyerExten: string | undefined;
  readonly SpyerPriority: string | undefined;
  readonly SpyerUniqueid: string | undefined;
  readonly SpyerLinkedid: string | undefined;
}

export interface TargetChannelSnapshot {
  readonly TargetChannel: string | undefined;
  readonly TargetChannelState: string | undefined;
  readonly TargetChannelStateDesc: OneOf<
    | 'Down'
    | 'Rsrvd'
    | 'OffHook'
    | 'Dialing'
    | 'Ring'
    | 'Ringing'
    | 'Up'
    | 'Busy'
    | 'Dialing Offhook'
    | 'Pre-ring'
    | 'Unknown'
  >;
  readonly TargetCallerIDNum: string | undefined;
  readonly TargetCallerIDName: string | undefined;
  readonly TargetConnectedLineNum: string | undefined;
  readonly TargetConnectedLineName: string | undefined;
  readonly TargetLanguage: string | undefined;
  readonly TargetAccountCode: string | undefined;
  readonly TargetContext: string | undefined;
  readonly TargetExten: string | undefined;
  readonly TargetPriority: string | undefined;
  readonly TargetUniqueid: string | undefined;
  readonly TargetLinkedid: string | undefined;
}

export interface ToBridgeSnapshot {
  readonly ToBridgeUniqueid: string | undefined;
  readonly ToBridgeType: string | undefined;
  readonly ToBridgeTechnology: string | undefined;
  readonly ToBridgeCreator: string | undefined;
  readonly ToBridgeName: string | undefined;
  readonly ToBridgeNumChannels: string | undefined;
  readonly ToBridgeVideoSourceMode: OneOf<'none' | 'talker' | 'single'>;
  readonly ToBridgeVideoSource: string | undefined;
}

export interface TransfereeChannelSnapshot {
  readonly TransfereeChannel: string | undefined;
  readonly TransfereeChannelState: string | undefined;
  readonly TransfereeChannelStateDesc: OneOf<
    | 'Down'
    | 'Rsrvd'
    | 'OffHook'
    | 'Dialing'
    | 'Ring'
    | 'Ringing'
    | 'Up'
    | 'Busy'
    | 'Dialing Offhook'
    | 'Pre-ring'
    | 'Unknown'
  >;
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

export interface TransfererChannelSnapshot {
  readonly TransfererChannel: string | undefined;
  readonly TransfererChannelState: string | undefined;
  readonly TransfererChannelStateDesc: OneOf<
    | 'Down'
    | 'Rsrvd'
    | 'OffHook'
    | 'Dialing'
    | 'Ring'
    | 'Ringing'
    | 'Up'
    | 'Busy'
    | 'Dialing Offhook'
    | 'Pre-ring'
    | 'Unknown'
  >;
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

export interface TransferTargetChannelSnapshot {
  readonly TransferTargetChannel: string | undefined;
  readonly TransferTargetChannelState: string | undefined;
  readonly TransferTargetChannelStateDesc: OneOf<
    | 'Down'
    | 'Rsrvd'
    | 'OffHook'
    | 'Dialing'
    | 'Ring'
    | 'Ringing'
    | 'Up'
    | 'Busy'
    | 'Dialing Offhook'
    | 'Pre-ring'
    | 'Unknown'
  >;
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

/**
 * @privilege agent
 * @module app_queue
 */
export interface AgentCalledEventFields extends ChannelSnapshot, DestChannelSnapshot {
  readonly Queue: string | undefined;
  readonly MemberName: string | undefined;
  readonly Interface: string | undefined;
}

/**
 * @privilege agent
 * @module app_queue
 */
export interface AgentCompleteEventFields extends ChannelSnapshot, DestChannelSnapshot {
  readonly Queue: string | undefined;
  readonly MemberName: string | undefined;
  readonly Interface: string | undefined;
  readonly HoldTime: string | undefined;
  readonly TalkTime: string | undefined;
  readonly Reason: OneOf<'caller' | 'agent' | 'transfer'>;
}

/**
 * @privilege agent
 * @module app_queue
 */
export interface AgentConnectEventFields extends ChannelSnapshot, DestChannelSnapshot {
  readonly Queue: string | undefined;
  readonly MemberName: string | undefined;
  readonly Interface: string | undefined;
  readonly RingTime: string | undefined;
  readonly HoldTime: string | undefined;
  /** @only Asterisk before 12 */
  readonly Member: string | undefined;
  /** @only Asterisk before 12 */
  readonly BridgedChannel: string | undefined;
}

/**
 * @privilege agent
 * @module app_queue
 */
export interface AgentDumpEventFields extends ChannelSnapshot, DestChannelSnapshot {
  readonly Queue: string | undefined;
  readonly MemberName: string | undefined;
  readonly Interface: string | undefined;
}

/** @privilege agent */
export interface AgentLoginEventFields extends ChannelSnapshot {
  readonly Agent: string | undefined;
}

/** @only Asterisk before 12 */
export interface AgentloginEventFields {
  readonly Agent: string | undefined;
  readonly Channel: string | undefined;
  readonly Uniqueid: string | undefined;
}

/** @privilege agent */
export interface AgentLogoffEventFields extends ChannelSnapshot {
  readonly Agent: string | undefined;
  readonly Logintime: string | undefined;
}

/** @only Asterisk before 12 */
export interface AgentlogoffEventFields {
  readonly Agent: string | undefined;
  readonly Logintime: string | undefined;
  readonly Uniqueid: string | undefined;
}

/**
 * @privilege agent
 * @module app_queue
 */
export interface AgentRingNoAnswerEventFields extends ChannelSnapshot, DestChannelSnapshot {
  readonly Queue: string | undefined;
  readonly MemberName: string | undefined;
  readonly Interface: string | undefined;
  readonly RingTime: string | undefined;
}

/**
 * @privilege agent
 * @module app_agent_pool
 */
export interface AgentsEventFields extends ChannelSnapshot {
  readonly Agent: string | undefined;
  readonly Name: string | undefined;
  readonly Status: OneOf<'AGENT_LOGGEDOFF' | 'AGENT_IDLE' | 'AGENT_ONCALL'>;
  readonly TalkingToChan: string | undefined;
  readonly CallStarted: string | undefined;
  readonly LoggedInTime: string | undefined;
  readonly ActionID: string | undefined;
  /** @only Asterisk before 12 */
  readonly LoggedInChan: string | undefined;
  /** @only Asterisk before 12 */
  readonly TalkingTo: string | undefined;
  /** @only Asterisk before 12 */
  readonly TalkingToChannel: string | undefined;
}

/**
 * @privilege agent
 * @module app_agent_pool
 */
export interface AgentsCompleteEventFields {
  readonly ActionID: string | undefined;
}

/** @only Asterisk before 12 */
export interface AGIExecEventFields {
  readonly SubEvent: string | undefined;
  readonly Channel: string | undefined;
  readonly CommandId: string | undefined;
  readonly Command: string | undefined;
  readonly ResultCode: string | undefined;
  readonly Result: string | undefined;
}

/**
 * @privilege agi
 * @module res_agi
 */
export interface AGIExecEndEventFields extends ChannelSnapshot {
  readonly Command: string | undefined;
  readonly CommandId: string | undefined;
  readonly ResultCode: string | undefined;
  readonly Result: string | undefined;
}

/**
 * @privilege agi
 * @module res_agi
 */
export interface AGIExecStartEventFields extends ChannelSnapshot {
  readonly Command: string | undefined;
  readonly CommandId: string | undefined;
}

/**
 * @privilege system
 * @module chan_dahdi
 */
export interface AlarmEventFields {
  readonly DAHDIChannel: string | undefined;
  readonly Alarm: string | undefined;
}

/**
 * @privilege system
 * @module chan_dahdi
 */
export interface AlarmClearEventFields {
  readonly DAHDIChannel: string | undefined;
}

/** @privilege aoc */
export interface AOCDEventFields extends ChannelSnapshot {
  readonly Charge: string | undefined;
  readonly Type: OneOf<'NotAvailable' | 'Free' | 'Currency' | 'Units'>;
  readonly BillingID: OneOf<
    | 'Normal'
    | 'Reverse'
    | 'CreditCard'
    | 'CallForwardingUnconditional'
    | 'CallForwardingBusy'
    | 'CallForwardingNoReply'
    | 'CallDeflection'
    | 'CallTransfer'
    | 'NotAvailable'
  >;
  readonly TotalType: OneOf<'SubTotal' | 'Total'>;
  readonly Currency: string | undefined;
  readonly Name: string | undefined;
  readonly Cost: string | undefined;
  readonly Multiplier: OneOf<'1/1000' | '1/100' | '1/10' | '1' | '10' | '100' | '1000'>;
  readonly Units: string | undefined;
  readonly NumberOf: string | undefined;
  readonly TypeOf: string | undefined;
}

/** @privilege aoc */
export interface AOCEEventFields extends ChannelSnapshot {
  readonly ChargingAssociation: string | undefined;
  readonly Number: string | undefined;
  readonly Plan: string | undefined;
  readonly ID: string | undefined;
  readonly Charge: string | undefined;
  readonly Type: OneOf<'NotAvailable' | 'Free' | 'Currency' | 'Units'>;
  readonly BillingID: OneOf<
    | 'Normal'
    | 'Reverse'
    | 'CreditCard'
    | 'CallForwardingUnconditional'
    | 'CallForwardingBusy'
    | 'CallForwardingNoReply'
    | 'CallDeflection'
    | 'CallTransfer'
    | 'NotAvailable'
  >;
  readonly TotalType: OneOf<'SubTotal' | 'Total'>;
  readonly Currency: string | undefined;
  readonly Name: string | undefined;
  readonly Cost: string | undefined;
  readonly Multiplier: OneOf<'1/1000' | '1/100' | '1/10' | '1' | '10' | '100' | '1000'>;
  readonly Units: string | undefined;
  readonly NumberOf: string | undefined;
  readonly TypeOf: string | undefined;
}

/** @privilege aoc */
export interface AOCSEventFields extends ChannelSnapshot {
  readonly Chargeable: string | undefined;
  readonly RateType: OneOf<
    | 'NotAvailable'
    | 'Free'
    | 'FreeFromBeginning'
    | 'Duration'
    | 'Flag'
    | 'Volume'
    | 'SpecialCode'
  >;
  readonly Currency: string | undefined;
  readonly Name: string | undefined;
  readonly Cost: string | undefined;
  readonly Multiplier: OneOf<'1/1000' | '1/100' | '1/10' | '1' | '10' | '100' | '1000'>;
  readonly ChargingType: string | undefined;
  readonly StepFunction: string | undefined;
  readonly Granularity: string | undefined;
  readonly Length: string | undefined;
  readonly Scale: string | undefined;
  readonly Unit: OneOf<'Octect' | 'Segment' | 'Message' | 'Octet'>;
  readonly SpecialCode: string | undefined;
}

/**
 * @privilege command
 * @module res_pjsip
 */
export interface AorDetailEventFields {
  readonly ObjectType: string | undefined;
  readonly ObjectName: string | undefined;
  readonly MinimumExpiration: string | undefined;
  readonly MaximumExpiration: string | undefined;
  readonly DefaultExpiration: string | undefined;
  readonly QualifyFrequency: string | undefined;
  readonly AuthenticateQualify: string | undefined;
  readonly MaxContacts: string | undefined;
  readonly RemoveExisting: string | undefined;
  readonly RemoveUnavailable: string | undefined;
  readonly Mailboxes: string | undefined;
  readonly OutboundProxy: string | undefined;
  readonly SupportPath: string | undefined;
  /** @only Asterisk 22 */
  readonly Qualify2xxOnly: string | undefined;
  readonly QualifyTimeout: string | undefined;
  readonly VoicemailExtension: string | undefined;
  readonly Contacts: string | undefined;
  readonly TotalContacts: string | undefined;
  readonly ContactsRegistered: string | undefined;
  readonly EndpointName: string | undefined;
}

/**
 * @privilege command
 * @module res_pjsip
 */
export interface AorListEventFields {
  readonly ObjectType: string | undefined;
  readonly ObjectName: string | undefined;
  readonly MinimumExpiration: string | undefined;
  readonly MaximumExpiration: string | undefined;
  readonly DefaultExpiration: string | undefined;
  readonly QualifyFrequency: string | undefined;
  readonly QualifyTimeout: string | undefined;
  /** @only Asterisk 22 */
  readonly Qualify2xxOnly: string | undefined;
  readonly AuthenticateQualify: string | undefined;
  readonly MaxContacts: string | undefined;
  readonly RemoveExisting: string | undefined;
  readonly RemoveUnavailable: string | undefined;
  readonly Mailboxes: string | undefined;
  readonly VoicemailExtension: string | undefined;
  readonly OutboundProxy: string | undefined;
  readonly SupportPath: string | undefined;
  readonly Contacts: string | undefined;
}

/**
 * @privilege command
 * @module res_pjsip
 */
export interface AorListCompleteEventFields {
  readonly EventList: string | undefined;
  readonly ListItems: string | undefined;
}

/** @only Asterisk before 12 */
export interface AsyncAGIEventFields {
  readonly SubEvent: string | undefined;
  readonly Channel: string | undefined;
  readonly Env: string | undefined;
  readonly CommandID: string | undefined;
  readonly Result: string | undefined;
}

/**
 * @privilege agi
 * @module res_agi
 */
export interface AsyncAGIEndEventFields extends ChannelSnapshot {}

/**
 * @privilege agi
 * @module res_agi
 */
export interface AsyncAGIExecEventFields extends ChannelSnapshot {
  readonly CommandId: string | undefined;
  readonly Result: string | undefined;
}

/**
 * @privilege agi
 * @module res_agi
 */
export interface AsyncAGIStartEventFields extends ChannelSnapshot {
  readonly Env: string | undefined;
}

/** @privilege call */
export interface AttendedTransferEventFields extends OrigTransfererChannelSnapshot, OrigBridgeSnapshot, SecondTransfererChannelSnapshot, SecondBridgeSnapshot, LocalOneChannelSnapshot, LocalTwoChannelSnapshot, TransfereeChannelSnapshot, TransferTargetChannelSnapshot {
  readonly Result: OneOf<'Fail' | 'Invalid' | 'Not Permitted' | 'Success'>;
  readonly DestType: OneOf<'Bridge' | 'App' | 'Link' | 'Threeway' | 'Fail'>;
  readonly DestBridgeUniqueid: string | undefined;
  readonly DestApp: string | undefined;
  readonly DestTransfererChannel: string | undefined;
  readonly IsExternal: string | undefined;
}

/**
 * @privilege command
 * @module res_pjsip
 */
export interface AuthDetailEventFields {
  readonly ObjectType: string | undefined;
  readonly ObjectName: string | undefined;
  readonly Username: string | undefined;
  readonly Password: string | undefined;
  readonly Md5Cred: string | undefined;
  readonly Realm: string | undefined;
  readonly NonceLifetime: string | undefined;
  readonly AuthType: string | undefined;
  readonly EndpointName: string | undefined;
  /** @only Asterisk 22 */
  readonly OauthClientid: string | undefined;
  /** @only Asterisk 22 */
  readonly OauthSecret: string | undefined;
  /** @only Asterisk 22 */
  readonly PasswordDigest: string | undefined;
  /** @only Asterisk 22 */
  readonly RefreshToken: string | undefined;
  /** @only Asterisk 22 */
  readonly SupportedAlgorithmsUac: string | undefined;
  /** @only Asterisk 22 */
  readonly SupportedAlgorithmsUas: string | undefined;
}

/**
 * @privilege command
 * @module res_pjsip
 */
export interface AuthListEventFields {
  readonly ObjectType: string | undefined;
  readonly ObjectName: string | undefined;
  readonly Username: string | undefined;
  readonly Md5Cred: string | undefined;
  readonly Realm: string | undefined;
  readonly AuthType: string | undefined;
  readonly Password: string | undefined;
  readonly NonceLifetime: string | undefined;
  /** @only Asterisk 22 */
  readonly OauthClientid: string | undefined;
  /** @only Asterisk 22 */
  readonly OauthSecret: string | undefined;
  /** @only Asterisk 22 */
  readonly PasswordDigest: string | undefined;
  /** @only Asterisk 22 */
  readonly RefreshToken: string | undefined;
  /** @only Asterisk 22 */
  readonly SupportedAlgorithmsUac: string | undefined;
  /** @only Asterisk 22 */
  readonly SupportedAlgorithmsUas: string | undefined;
}

/**
 * @privilege command
 * @module res_pjsip
 */
export interface AuthListCompleteEventFields {
  readonly EventList: string | undefined;
  readonly ListItems: string | undefined;
}

/** @privilege security */
export interface AuthMethodNotAllowedEventFields {
  readonly EventTV: string | undefined;
  readonly Severity: OneOf<'Informational' | 'Error'>;
  readonly Service: string | undefined;
  readonly EventVersion: string | undefined;
  readonly AccountID: string | undefined;
  readonly SessionID: string | undefined;
  readonly LocalAddress: string | undefined;
  readonly RemoteAddress: string | undefined;
  readonly AuthMethod: string | undefined;
  readonly Module: string | undefined;
  readonly SessionTV: string | undefined;
}

/** @privilege call */
export interface BlindTransferEventFields extends TransfererChannelSnapshot, TransfereeChannelSnapshot, BridgeSnapshot {
  readonly Result: OneOf<'Fail' | 'Invalid' | 'Not Permitted' | 'Success'>;
  readonly IsExternal: OneOf<'Yes' | 'No'>;
  readonly Context: string | undefined;
  readonly Extension: string | undefined;
}

/** @only Asterisk before 12 */
export interface BridgeEventFields {
  readonly Bridgestate: string | undefined;
  readonly Bridgetype: string | undefined;
  readonly Channel1: string | undefined;
  readonly Channel2: string | undefined;
  readonly Uniqueid1: string | undefined;
  readonly Uniqueid2: string | undefined;
  readonly CallerID1: string | undefined;
  readonly CallerID2: string | undefined;
}

/** @privilege call */
export interface BridgeCreateEventFields extends BridgeSnapshot {}

/** @privilege call */
export interface BridgeDestroyEventFields extends BridgeSnapshot {}

/** @privilege call */
export interface BridgeEnterEventFields extends BridgeSnapshot, ChannelSnapshot {
  readonly SwapUniqueid: string | undefined;
}

/** @privilege command */
export interface BridgeInfoChannelEventFields extends ChannelSnapshot {}

/** @privilege command */
export interface BridgeInfoCompleteEventFields extends BridgeSnapshot {}

/** @privilege call */
export interface BridgeLeaveEventFields extends BridgeSnapshot, ChannelSnapshot {}

export interface BridgeListCompleteEventFields {}

export interface BridgeListItemEventFields extends BridgeSnapshot {}

/** @privilege call */
export interface BridgeMergeEventFields extends ToBridgeSnapshot, FromBridgeSnapshot {}

export interface BridgeTechnologyListCompleteEventFields {}

export interface BridgeTechnologyListItemEventFields {
  readonly BridgeTechnology: string | undefined;
  readonly BridgeType: string | undefined;
  readonly BridgePriority: string | undefined;
  readonly BridgeSuspended: string | undefined;
}

/** @privilege call */
export interface BridgeVideoSourceUpdateEventFields extends BridgeSnapshot {
  readonly BridgePreviousVideoSource: string | undefined;
}

/**
 * @privilege cdr
 * @module cdr_manager
 */
export interface CdrEventFields {
  readonly AccountCode: string | undefined;
  readonly Source: string | undefined;
  readonly Destination: string | undefined;
  readonly DestinationContext: string | undefined;
  readonly CallerID: string | undefined;
  readonly Channel: string | undefined;
  readonly DestinationChannel: string | undefined;
  readonly LastApplication: string | undefined;
  readonly LastData: string | undefined;
  readonly StartTime: string | undefined;
  readonly AnswerTime: string | undefined;
  readonly EndTime: string | undefined;
  readonly Duration: string | undefined;
  readonly BillableSeconds: string | undefined;
  readonly Disposition: OneOf<'NO ANSWER' | 'FAILED' | 'BUSY' | 'ANSWERED' | 'CONGESTION'>;
  readonly AMAFlags: OneOf<'OMIT' | 'BILLING' | 'DOCUMENTATION'>;
  readonly UniqueID: string | undefined;
  readonly UserField: string | undefined;
}

/**
 * @privilege call
 * @module cel_manager
 */
export interface CELEventFields {
  readonly EventName: OneOf<
    | 'CHAN_START'
    | 'CHAN_END'
    | 'ANSWER'
    | 'HANGUP'
    | 'BRIDGE_ENTER'
    | 'BRIDGE_EXIT'
    | 'APP_START'
    | 'APP_END'
    | 'PARK_START'
    | 'PARK_END'
    | 'BLINDTRANSFER'
    | 'ATTENDEDTRANSFER'
    | 'PICKUP'
    | 'FORWARD'
    | 'LINKEDID_END'
    | 'LOCAL_OPTIMIZE'
    | 'USER_DEFINED'
    | 'LOCAL_OPTIMIZE_BEGIN'
    | 'STREAM_BEGIN'
    | 'STREAM_END'
    | 'DTMF'
  >;
  readonly AccountCode: string | undefined;
  readonly CallerIDnum: string | undefined;
  readonly CallerIDname: string | undefined;
  readonly CallerIDani: string | undefined;
  readonly CallerIDrdnis: string | undefined;
  readonly CallerIDdnid: string | undefined;
  readonly Exten: string | undefined;
  readonly Context: string | undefined;
  readonly Application: string | undefined;
  readonly AppData: string | undefined;
  readonly EventTime: string | undefined;
  readonly AMAFlags: OneOf<'OMIT' | 'BILLING' | 'DOCUMENTATION'>;
  readonly UniqueID: string | undefined;
  readonly LinkedID: string | undefined;
  readonly UserField: string | undefined;
  readonly Peer: string | undefined;
  readonly PeerAccount: string | undefined;
  readonly Extra: string | undefined;
  /** @only Asterisk before 12 */
  readonly Event: string | undefined;
  /** @only Asterisk before 12 */
  readonly Channel: string | undefined;
}

/** @privilege security */
export interface ChallengeResponseFailedEventFields {
  readonly EventTV: string | undefined;
  readonly Severity: OneOf<'Informational' | 'Error'>;
  readonly Service: string | undefined;
  readonly EventVersion: string | undefined;
  readonly AccountID: string | undefined;
  readonly SessionID: string | undefined;
  readonly LocalAddress: string | undefined;
  readonly RemoteAddress: string | undefined;
  readonly Challenge: string | undefined;
  readonly Response: string | undefined;
  readonly ExpectedResponse: string | undefined;
  readonly Module: string | undefined;
  readonly SessionTV: string | undefined;
}

/** @privilege security */
export interface ChallengeSentEventFields {
  readonly EventTV: string | undefined;
  readonly Severity: OneOf<'Informational' | 'Error'>;
  readonly Service: string | undefined;
  readonly EventVersion: string | undefined;
  readonly AccountID: string | undefined;
  readonly SessionID: string | undefined;
  readonly LocalAddress: string | undefined;
  readonly RemoteAddress: string | undefined;
  readonly Challenge: string | undefined;
  readonly Module: string | undefined;
  readonly SessionTV: string | undefined;
}

export interface ChannelHungupEventFields {
  readonly Channel: string | undefined;
}

export interface ChannelsHungupListCompleteEventFields {}

/** @privilege call */
export interface ChannelTalkingStartEventFields extends ChannelSnapshot {}

/** @privilege call */
export interface ChannelTalkingStopEventFields extends ChannelSnapshot {
  readonly Duration: string | undefined;
}

/** @only Asterisk before 12 */
export interface ChannelUpdateEventFields {
  readonly Channel: string | undefined;
  readonly Channeltype: string | undefined;
  readonly Uniqueid: string | undefined;
  readonly SIPcallid: string | undefined;
  readonly SIPfullcontact: string | undefined;
}

/** @privilege call */
export interface ChanSpyStartEventFields extends SpyerChannelSnapshot, SpyeeChannelSnapshot {}

/** @privilege call */
export interface ChanSpyStopEventFields extends SpyerChannelSnapshot, SpyeeChannelSnapshot {}

/**
 * @privilege call
 * @module confbridge_manager
 */
export interface ConfbridgeEndEventFields extends BridgeSnapshot {
  readonly Conference: string | undefined;
}

/**
 * @privilege call
 * @module confbridge_manager
 */
export interface ConfbridgeJoinEventFields extends BridgeSnapshot, ChannelSnapshot {
  readonly Conference: string | undefined;
  readonly Admin: OneOf<'Yes' | 'No'>;
  readonly Muted: OneOf<'Yes' | 'No'>;
}

/**
 * @privilege call
 * @module confbridge_manager
 */
export interface ConfbridgeLeaveEventFields extends BridgeSnapshot, ChannelSnapshot {
  readonly Conference: string | undefined;
  readonly Admin: OneOf<'Yes' | 'No'>;
}

/**
 * @privilege reporting
 * @module app_confbridge
 */
export interface ConfbridgeListEventFields extends ChannelSnapshot {
  readonly Conference: string | undefined;
  readonly Admin: OneOf<'Yes' | 'No'>;
  readonly MarkedUser: OneOf<'Yes' | 'No'>;
  readonly WaitMarked: OneOf<'Yes' | 'No'>;
  readonly EndMarked: OneOf<'Yes' | 'No'>;
  readonly Waiting: OneOf<'Yes' | 'No'>;
  readonly Muted: OneOf<'Yes' | 'No'>;
  readonly Talking: OneOf<'Yes' | 'No'>;
  readonly AnsweredTime: string | undefined;
  readonly EndMarkedAny: string | undefined;
}

export interface ConfbridgeListCompleteEventFields {}

/**
 * @privilege reporting
 * @module app_confbridge
 */
export interface ConfbridgeListRoomsEventFields {
  readonly Conference: string | undefined;
  readonly Parties: string | undefined;
  readonly Marked: string | undefined;
  readonly Locked: OneOf<'Yes' | 'No'>;
  readonly Muted: OneOf<'Yes' | 'No'>;
}

export interface ConfbridgeListRoomsCompleteEventFields {}

/**
 * @privilege call
 * @module confbridge_manager
 */
export interface ConfbridgeMuteEventFields extends BridgeSnapshot, ChannelSnapshot {
  readonly Conference: string | undefined;
  readonly Admin: OneOf<'Yes' | 'No'>;
}

/**
 * @privilege call
 * @module confbridge_manager
 */
export interface ConfbridgeRecordEventFields extends BridgeSnapshot {
  readonly Conference: string | undefined;
}

/**
 * @privilege call
 * @module confbridge_manager
 */
export interface ConfbridgeStartEventFields extends BridgeSnapshot {
  readonly Conference: string | undefined;
}

/**
 * @privilege call
 * @module confbridge_manager
 */
export interface ConfbridgeStopRecordEventFields extends BridgeSnapshot {
  readonly Conference: string | undefined;
}

/**
 * @privilege call
 * @module confbridge_manager
 */
export interface ConfbridgeTalkingEventFields extends BridgeSnapshot, ChannelSnapshot {
  readonly Conference: string | undefined;
  readonly TalkingStatus: OneOf<'on' | 'off'>;
  readonly Admin: OneOf<'Yes' | 'No'>;
}

/**
 * @privilege call
 * @module confbridge_manager
 */
export interface ConfbridgeUnmuteEventFields extends BridgeSnapshot, ChannelSnapshot {
  readonly Conference: string | undefined;
  readonly Admin: OneOf<'Yes' | 'No'>;
}

/**
 * @privilege command
 * @module res_pjsip
 */
export interface ContactListEventFields {
  readonly ObjectType: string | undefined;
  readonly ObjectName: string | undefined;
  readonly ViaAddr: string | undefined;
  readonly ViaPort: string | undefined;
  readonly QualifyTimeout: string | undefined;
  readonly CallId: string | undefined;
  readonly RegServer: string | undefined;
  readonly PruneOnBoot: string | undefined;
  readonly Path: string | undefined;
  readonly Endpoint: string | undefined;
  readonly AuthenticateQualify: string | undefined;
  readonly Uri: string | undefined;
  readonly QualifyFrequency: string | undefined;
  readonly UserAgent: string | undefined;
  readonly ExpirationTime: string | undefined;
  readonly OutboundProxy: string | undefined;
  readonly Status: OneOf<'Reachable' | 'Unreachable' | 'NonQualified' | 'Unknown'>;
  readonly RoundtripUsec: string | undefined;
  /** @only Asterisk 22 */
  readonly Qualify2xxOnly: string | undefined;
}

/**
 * @privilege command
 * @module res_pjsip
 */
export interface ContactListCompleteEventFields {
  readonly EventList: string | undefined;
  readonly ListItems: string | undefined;
}

/** @privilege system */
export interface ContactStatusEventFields {
  readonly URI: string | undefined;
  readonly ContactStatus: OneOf<'Unknown' | 'Unreachable' | 'Reachable' | 'Unqualified' | 'Removed' | 'Updated'>;
  readonly AOR: string | undefined;
  readonly EndpointName: string | undefined;
  readonly RoundtripUsec: string | undefined;
}

/**
 * @privilege command
 * @module res_pjsip
 */
export interface ContactStatusDetailEventFields {
  readonly AOR: string | undefined;
  readonly URI: string | undefined;
  readonly Status: OneOf<'Reachable' | 'Unreachable' | 'NonQualified' | 'Unknown'>;
  readonly RoundtripUsec: string | undefined;
  readonly EndpointName: string | undefined;
  readonly UserAgent: string | undefined;
  readonly RegExpire: string | undefined;
  readonly ViaAddress: string | undefined;
  readonly CallID: string | undefined;
  readonly ID: string | undefined;
  readonly AuthenticateQualify: string | undefined;
  readonly OutboundProxy: string | undefined;
  readonly Path: string | undefined;
  readonly QualifyFrequency: string | undefined;
  readonly QualifyTimeout: string | undefined;
  /** @only Asterisk 22 */
  readonly Qualify2xxOnly: string | undefined;
}

export interface ContactStatusDetailCompleteEventFields {}

/** @privilege call */
export interface CoreShowChannelEventFields extends ChannelSnapshot {
  readonly ActionID: string | undefined;
  readonly BridgeId: string | undefined;
  readonly Application: string | undefined;
  readonly ApplicationData: string | undefined;
  readonly Duration: string | undefined;
  /** @only Asterisk before 12 */
  readonly Extension: string | undefined;
  /** @only Asterisk before 12 */
  readonly BridgedChannel: string | undefined;
  /** @only Asterisk before 12 */
  readonly BridgedUniqueID: string | undefined;
}

/** @only Asterisk 22 */
export interface CoreShowChannelMapEventFields {
  readonly Channel: string | undefined;
  readonly ConnectedChannel: string | undefined;
}

/**
 * @only Asterisk 22
 * @privilege call
 */
export interface CoreShowChannelMapCompleteEventFields {
  readonly EventList: string | undefined;
  readonly ListItems: string | undefined;
}

/** @privilege call */
export interface CoreShowChannelsCompleteEventFields {
  readonly ActionID: string | undefined;
  readonly EventList: string | undefined;
  readonly ListItems: string | undefined;
}

/**
 * @privilege call
 * @module chan_dahdi
 */
export interface DAHDIChannelEventFields extends ChannelSnapshot {
  readonly DAHDIGroup: string | undefined;
  readonly DAHDISpan: string | undefined;
  readonly DAHDIChannel: string | undefined;
}

export interface DAHDIShowChannelsEventFields {
  readonly DAHDIChannel: string | undefined;
  readonly Channel: string | undefined;
  readonly Uniqueid: string | undefined;
  readonly AccountCode: string | undefined;
  readonly Signalling: string | undefined;
  readonly SignallingCode: string | undefined;
  readonly Context: string | undefined;
  readonly DND: string | undefined;
  readonly Alarm: string | undefined;
  readonly Description: string | undefined;
}

export interface DAHDIShowChannelsCompleteEventFields {
  readonly Items: string | undefined;
}

/** @only Asterisk 22 */
export interface DAHDIShowStatusEventFields {
  readonly Span: string | undefined;
  readonly Description: string | undefined;
  readonly Alarms: string | undefined;
  readonly IRQ: string | undefined;
  readonly bpviol: string | undefined;
  readonly CRC: string | undefined;
  readonly Framing: string | undefined;
  readonly Coding: string | undefined;
  readonly Options: string | undefined;
  readonly LBO: string | undefined;
}

/** @only Asterisk 22 */
export interface DAHDIShowStatusCompleteEventFields {
  readonly Items: string | undefined;
}

export interface DBGetCompleteEventFields {}

export interface DBGetResponseEventFields {
  readonly Family: string | undefined;
  readonly Key: string | undefined;
  readonly Val: string | undefined;
}

export interface DBGetTreeCompleteEventFields {}

export interface DBGetTreeResponseEventFields {
  readonly Key: string | undefined;
  readonly Val: string | undefined;
}

/**
 * @only Asterisk 22
 * @privilege system
 */
export interface DeadlockStartEventFields {
  readonly Mutex: string | undefined;
}

/** @only Asterisk 16 */
export interface DeviceEntryEventFields {
  readonly Channeltype: string | undefined;
  readonly ObjectName: string | undefined;
  readonly ChannelObjectType: string | undefined;
  readonly DeviceId: string | undefined;
  readonly IPaddress: string | undefined;
  readonly Type: string | undefined;
  readonly Devicestatus: string | undefined;
  readonly NumberOfLines: string | undefined;
}

/** @only Asterisk 16 */
export interface DevicelistCompleteEventFields {}

/** @privilege call */
export interface DeviceStateChangeEventFields {
  readonly Device: string | undefined;
  readonly State: string | undefined;
}

/**
 * @privilege command
 * @module res_manager_devicestate
 */
export interface DeviceStateListCompleteEventFields {
  readonly EventList: string | undefined;
  readonly ListItems: string | undefined;
}

/** @only Asterisk before 12 */
export interface DialEventFields {
  readonly SubEvent: string | undefined;
  readonly Channel: string | undefined;
  readonly Destination: string | undefined;
  readonly CallerIDNum: string | undefined;
  readonly CallerIDName: string | undefined;
  readonly ConnectedLineNum: string | undefined;
  readonly ConnectedLineName: string | undefined;
  readonly UniqueID: string | undefined;
  readonly DestUniqueID: string | undefined;
  readonly Dialstring: string | undefined;
  readonly DialStatus: string | undefined;
}

/** @privilege call */
export interface DialBeginEventFields extends ChannelSnapshot, DestChannelSnapshot {
  readonly DialString: string | undefined;
}

/** @privilege call */
export interface DialEndEventFields extends ChannelSnapshot, DestChannelSnapshot {
  readonly DialStatus: OneOf<
    | 'ABORT'
    | 'ANSWER'
    | 'BUSY'
    | 'CANCEL'
    | 'CHANUNAVAIL'
    | 'CONGESTION'
    | 'CONTINUE'
    | 'GOTO'
    | 'NOANSWER'
  >;
  readonly Forward: string | undefined;
}

/** @privilege call */
export interface DialStateEventFields extends ChannelSnapshot, DestChannelSnapshot {
  readonly DialStatus: OneOf<'RINGING' | 'PROCEEDING' | 'PROGRESS'>;
  readonly Forward: string | undefined;
}

/**
 * @privilege system
 * @module chan_dahdi
 */
export interface DNDStateEventFields {
  readonly DAHDIChannel: string | undefined;
  readonly Status: OneOf<'enabled' | 'disabled'>;
}

/** @only chan_dongle */
export interface DongleDeviceEntryEventFields {
  readonly Device: string | undefined;
  readonly AudioSetting: string | undefined;
  readonly DataSetting: string | undefined;
  readonly IMEISetting: string | undefined;
  readonly IMSISetting: string | undefined;
  readonly ChannelLanguage: string | undefined;
  readonly Context: string | undefined;
  readonly Exten: string | undefined;
  readonly Group: string | undefined;
  readonly RXGain: string | undefined;
  readonly TXGain: string | undefined;
  readonly U2DIAG: string | undefined;
  readonly UseCallingPres: string | undefined;
  readonly DefaultCallingPres: string | undefined;
  readonly AutoDeleteSMS: string | undefined;
  readonly DisableSMS: string | undefined;
  readonly ResetDongle: string | undefined;
  readonly SMSPDU: string | undefined;
  readonly CallWaitingSetting: string | undefined;
  readonly DTMF: string | undefined;
  readonly MinimalDTMFGap: string | undefined;
  readonly MinimalDTMFDuration: string | undefined;
  readonly MinimalDTMFInterval: string | undefined;
  readonly State: string | undefined;
  readonly AudioState: string | undefined;
  readonly DataState: string | undefined;
  readonly Voice: string | undefined;
  readonly SMS: string | undefined;
  readonly Manufacturer: string | undefined;
  readonly Model: string | undefined;
  readonly Firmware: string | undefined;
  readonly IMEIState: string | undefined;
  readonly IMSIState: string | undefined;
  readonly GSMRegistrationStatus: string | undefined;
  readonly RSSI: string | undefined;
  readonly Mode: string | undefined;
  readonly Submode: string | undefined;
  readonly ProviderName: string | undefined;
  readonly LocationAreaCode: string | undefined;
  readonly CellID: string | undefined;
  readonly SubscriberNumber: string | undefined;
  readonly SMSServiceCenter: string | undefined;
  readonly UseUCS2Encoding: string | undefined;
  readonly USSDUse7BitEncoding: string | undefined;
  readonly USSDUseUCS2Decoding: string | undefined;
  readonly TasksInQueue: string | undefined;
  readonly CommandsInQueue: string | undefined;
  readonly CallWaitingState: string | undefined;
  readonly CurrentDeviceState: string | undefined;
  readonly DesiredDeviceState: string | undefined;
  readonly CallsChannels: string | undefined;
  readonly Active: string | undefined;
  readonly Held: string | undefined;
  readonly Dialing: string | undefined;
  readonly Alerting: string | undefined;
  readonly Incoming: string | undefined;
  readonly Waiting: string | undefined;
  readonly Releasing: string | undefined;
  readonly Initializing: string | undefined;
}

/** @only chan_dongle */
export interface DongleNewCUSDEventFields {
  readonly Device: string | undefined;
  readonly Message: string | undefined;
}

/** @only chan_dongle */
export interface DongleNewUSSDEventFields {
  readonly Device: string | undefined;
  readonly LineCount: string | undefined;
}

/** @only chan_dongle */
export interface DongleNewUSSDBase64EventFields {
  readonly Device: string | undefined;
  readonly Message: string | undefined;
}

/** @only chan_dongle */
export interface DongleShowDevicesCompleteEventFields {}

/** @only chan_dongle */
export interface DongleSMSStatusEventFields {
  readonly Device: string | undefined;
  readonly Id: string | undefined;
  readonly Status: string | undefined;
}

/** @only chan_dongle */
export interface DongleStatusEventFields {
  readonly Device: string | undefined;
  readonly Status: string | undefined;
}

/** @only chan_dongle */
export interface DongleUSSDStatusEventFields {
  readonly Device: string | undefined;
  readonly Id: string | undefined;
  readonly Status: string | undefined;
}

/** @only Asterisk before 12 */
export interface DTMFEventFields {
  readonly Channel: string | undefined;
  readonly Uniqueid: string | undefined;
  readonly Digit: string | undefined;
  readonly Direction: string | undefined;
  readonly Begin: string | undefined;
  readonly End: string | undefined;
}

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

/**
 * @privilege command
 * @module res_pjsip
 */
export interface EndpointDetailEventFields {
  readonly ObjectType: string | undefined;
  readonly ObjectName: string | undefined;
  readonly Context: string | undefined;
  readonly Allow: string | undefined;
  readonly DtmfMode: string | undefined;
  readonly RtpIpv6: string | undefined;
  readonly RtpSymmetric: string | undefined;
  readonly IceSupport: string | undefined;
  readonly UsePtime: string | undefined;
  readonly ForceRport: string | undefined;
  readonly RewriteContact: string | undefined;
  readonly Transport: string | undefined;
  readonly OutboundProxy: string | undefined;
  readonly MohSuggest: string | undefined;
  readonly '100rel': string | undefined;
  readonly Timers: string | undefined;
  readonly TimersMinSe: string | undefined;
  readonly TimersSessExpires: string | undefined;
  readonly Auth: string | undefined;
  readonly OutboundAuth: string | undefined;
  readonly Aors: string | undefined;
  readonly MediaAddress: string | undefined;
  readonly IdentifyBy: string | undefined;
  readonly DirectMedia: string | undefined;
  readonly DirectMediaMethod: string | undefined;
  readonly TrustConnectedLine: string | undefined;
  readonly SendConnectedLine: string | undefined;
  readonly ConnectedLineMethod: string | undefined;
  readonly DirectMediaGlareMitigation: string | undefined;
  readonly DisableDirectMediaOnNat: string | undefined;
  readonly Callerid: string | undefined;
  readonly CalleridPrivacy: string | undefined;
  readonly CalleridTag: string | undefined;
  readonly TrustIdInbound: string | undefined;
  readonly TrustIdOutbound: string | undefined;
  readonly SendPai: string | undefined;
  readonly SendRpid: string | undefined;
  readonly SendDiversion: string | undefined;
  readonly Mailboxes: string | undefined;
  readonly AggregateMwi: string | undefined;
  readonly MediaEncryption: string | undefined;
  readonly MediaEncryptionOptimistic: string | undefined;
  readonly UseAvpf: string | undefined;
  readonly ForceAvp: string | undefined;
  readonly MediaUseReceivedTransport: string | undefined;
  readonly OneTouchRecording: string | undefined;
  readonly InbandProgress: string | undefined;
  readonly CallGroup: string | undefined;
  readonly PickupGroup: string | undefined;
  readonly NamedCallGroup: string | undefined;
  readonly NamedPickupGroup: string | undefined;
  readonly DeviceStateBusyAt: string | undefined;
  readonly T38Udptl: string | undefined;
  readonly T38UdptlEc: string | undefined;
  readonly T38UdptlMaxdatagram: string | undefined;
  readonly FaxDetect: string | undefined;
  readonly T38UdptlNat: string | undefined;
  readonly T38UdptlIpv6: string | undefined;
  readonly T38BindUdptlToMediaAddress: string | undefined;
  readonly ToneZone: string | undefined;
  readonly Language: string | undefined;
  readonly RecordOnFeature: string | undefined;
  readonly RecordOffFeature: string | undefined;
  readonly AllowTransfer: string | undefined;
  readonly UserEqPhone: string | undefined;
  readonly MohPassthrough: string | undefined;
  readonly SdpOwner: string | undefined;
  readonly SdpSession: string | undefined;
  readonly TosAudio: string | undefined;
  readonly TosVideo: string | undefined;
  readonly CosAudio: string | undefined;
  readonly CosVideo: string | undefined;
  readonly AllowSubscribe: string | undefined;
  readonly SubMinExpiry: string | undefined;
  readonly FromUser: string | undefined;
  readonly FromDomain: string | undefined;
  readonly MwiFromUser: string | undefined;
  readonly RtpEngine: string | undefined;
  readonly DtlsVerify: string | undefined;
  readonly DtlsRekey: string | undefined;
  readonly DtlsCertFile: string | undefined;
  readonly DtlsPrivateKey: string | undefined;
  readonly DtlsCipher: string | undefined;
  readonly DtlsCaFile: string | undefined;
  readonly DtlsCaPath: string | undefined;
  readonly DtlsSetup: string | undefined;
  readonly SrtpTag32: string | undefined;
  readonly RedirectMethod: string | undefined;
  readonly SetVar: string | undefined;
  readonly MessageContext: string | undefined;
  readonly Accountcode: string | undefined;
  readonly PreferredCodecOnly: string | undefined;
  readonly DeviceState: string | undefined;
  readonly ActiveChannels: string | undefined;
  readonly SubscribeContext: string | undefined;
  readonly AllowOverlap: string | undefined;
  /** @only Asterisk 22 */
  readonly OverlapContext: string | undefined;
  readonly AcceptMultipleSdpAnswers: string | undefined;
  readonly Acl: string | undefined;
  readonly AllowUnauthenticatedOptions: string | undefined;
  readonly AsymmetricRtpCodec: string | undefined;
  readonly BindRtpToMediaAddress: string | undefined;
  readonly Bundle: string | undefined;
  /** @only Asterisk 22 */
  readonly CodecPrefsIncomingAnswer: string | undefined;
  /** @only Asterisk 22 */
  readonly CodecPrefsIncomingOffer: string | undefined;
  /** @only Asterisk 22 */
  readonly CodecPrefsOutgoingAnswer: string | undefined;
  /** @only Asterisk 22 */
  readonly CodecPrefsOutgoingOffer: string | undefined;
  readonly ContactAcl: string | undefined;
  readonly DtlsAutoGenerateCert: string | undefined;
  readonly DtlsFingerprint: string | undefined;
  readonly FaxDetectTimeout: string | undefined;
  readonly FollowEarlyMediaFork: string | undefined;
  readonly G726NonStandard: string | undefined;
  readonly GeolocIncomingCallProfile: string | undefined;
  readonly GeolocOutgoingCallProfile: string | undefined;
  readonly Ignore183WithoutSdp: string | undefined;
  /** @only Asterisk 22 */
  readonly IncomingCallOfferPref: string | undefined;
  readonly IncomingMwiMailbox: string | undefined;
  readonly MaxAudioStreams: string | undefined;
  readonly MaxVideoStreams: string | undefined;
  readonly MwiSubscribeReplacesUnsolicited: string | undefined;
  readonly NotifyEarlyInuseRinging: string | undefined;
  /** @only Asterisk 22 */
  readonly OutgoingCallOfferPref: string | undefined;
  readonly ReferBlindProgress: string | undefined;
  readonly RpidImmediate: string | undefined;
  readonly RtcpMux: string | undefined;
  readonly RtpKeepalive: string | undefined;
  readonly RtpTimeout: string | undefined;
  readonly RtpTimeoutHold: string | undefined;
  /** @only Asterisk 22 */
  readonly RtpPortStart: string | undefined;
  /** @only Asterisk 22 */
  readonly RtpPortEnd: string | undefined;
  /** @only Asterisk 22 */
  readonly SecurityNegotiation: string | undefined;
  /** @only Asterisk 22 */
  readonly SendAoc: string | undefined;
  readonly SendHistoryInfo: string | undefined;
  readonly StirShaken: string | undefined;
  readonly StirShakenProfile: string | undefined;
  /** @only Asterisk 22 */
  readonly SuppressMohOnSendonly: string | undefined;
  readonly SuppressQ850ReasonHeaders: string | undefined;
  /** @only Asterisk 22 */
  readonly Tenantid: string | undefined;
  readonly VoicemailExtension: string | undefined;
  readonly Webrtc: string | undefined;
  /** @only Asterisk 16 */
  readonly Disallow: string | undefined;
  readonly FollowRedirectMethods: string | undefined;
}

/**
 * @privilege command
 * @module res_pjsip
 */
export interface EndpointDetailCompleteEventFields {
  readonly EventList: string | undefined;
  readonly ListItems: string | undefined;
}

/**
 * @privilege command
 * @module res_pjsip
 */
export interface EndpointListEventFields {
  readonly ObjectType: string | undefined;
  readonly ObjectName: string | undefined;
  readonly Transport: string | undefined;
  readonly Aor: string | undefined;
  readonly Auths: string | undefined;
  readonly OutboundAuths: string | undefined;
  readonly DeviceState: string | undefined;
  readonly ActiveChannels: string | undefined;
  readonly Contacts: string | undefined;
}

/**
 * @privilege command
 * @module res_pjsip
 */
export interface EndpointListCompleteEventFields {
  readonly EventList: string | undefined;
  readonly ListItems: string | undefined;
}

/** @privilege command */
export interface ExtensionStateListCompleteEventFields {
  readonly EventList: string | undefined;
  readonly ListItems: string | undefined;
}

/** @privilege call */
export interface ExtensionStatusEventFields {
  readonly Exten: string | undefined;
  readonly Context: string | undefined;
  readonly Hint: string | undefined;
  readonly Status: OneOf<'-2' | '-1' | '0' | '1' | '2' | '4' | '8' | '9' | '16' | '17'>;
  readonly StatusText: OneOf<
    | 'Idle'
    | 'InUse'
    | 'Busy'
    | 'Unavailable'
    | 'Ringing'
    | 'InUse&Ringing'
    | 'Hold'
    | 'InUse&Hold'
    | 'Unknown'
  >;
}

/** @privilege security */
export interface FailedACLEventFields {
  readonly EventTV: string | undefined;
  readonly Severity: OneOf<'Informational' | 'Error'>;
  readonly Service: string | undefined;
  readonly EventVersion: string | undefined;
  readonly AccountID: string | undefined;
  readonly SessionID: string | undefined;
  readonly LocalAddress: string | undefined;
  readonly RemoteAddress: string | undefined;
  readonly Module: string | undefined;
  readonly ACLName: string | undefined;
  readonly SessionTV: string | undefined;
}

/**
 * @privilege reporting
 * @module res_fax
 */
export interface FAXSessionEventFields {
  readonly ActionID: string | undefined;
  readonly SessionNumber: string | undefined;
  readonly Operation: OneOf<'gateway' | 'V.21' | 'send' | 'receive' | 'none'>;
  readonly State: OneOf<
    | 'Uninitialized'
    | 'Initialized'
    | 'Open'
    | 'Active'
    | 'Complete'
    | 'Reserved'
    | 'Inactive'
    | 'Unknown'
  >;
  readonly ErrorCorrectionMode: OneOf<'yes' | 'no'>;
  readonly DataRate: string | undefined;
  readonly ImageResolution: string | undefined;
  readonly PageNumber: string | undefined;
  readonly FileName: string | undefined;
  readonly PagesTransmitted: string | undefined;
  readonly PagesReceived: string | undefined;
  readonly TotalBadLines: string | undefined;
}

/**
 * @privilege call
 * @module res_fax
 */
export interface FAXSessionsCompleteEventFields {
  readonly ActionID: string | undefined;
  readonly Total: string | undefined;
}

/**
 * @privilege reporting
 * @module res_fax
 */
export interface FAXSessionsEntryEventFields {
  readonly ActionID: string | undefined;
  readonly Channel: string | undefined;
  readonly Technology: string | undefined;
  readonly SessionNumber: string | undefined;
  readonly SessionType: OneOf<'G.711' | 'T.38'>;
  readonly Operation: OneOf<'gateway' | 'V.21' | 'send' | 'receive' | 'none'>;
  readonly State: OneOf<
    | 'Uninitialized'
    | 'Initialized'
    | 'Open'
    | 'Active'
    | 'Complete'
    | 'Reserved'
    | 'Inactive'
    | 'Unknown'
  >;
  readonly Files: string | undefined;
}

/**
 * @privilege reporting
 * @module res_fax
 */
export interface FAXStatsEventFields {
  readonly ActionID: string | undefined;
  readonly CurrentSessions: string | undefined;
  readonly ReservedSessions: string | undefined;
  readonly TransmitAttempts: string | undefined;
  readonly ReceiveAttempts: string | undefined;
  readonly CompletedFAXes: string | undefined;
  readonly FailedFAXes: string | undefined;
}

/** @privilege call */
export interface FAXStatusEventFields extends ChannelSnapshot {
  readonly Operation: OneOf<'gateway' | 'receive' | 'send'>;
  readonly Status: string | undefined;
  readonly LocalStationID: string | undefined;
  /** @repeated */
  readonly FileName: string | undefined;
}

/**
 * @only Asterisk 22
 * @privilege call
 */
export interface FlashEventFields extends ChannelSnapshot {}

/** @privilege system */
export interface FullyBootedEventFields {
  readonly Status: string | undefined;
  readonly Uptime: string | undefined;
  readonly LastReload: string | undefined;
}

/** @privilege call */
export interface HangupEventFields extends ChannelSnapshot {
  readonly Cause: string | undefined;
  readonly 'Cause-txt': string | undefined;
  /** @only Asterisk 22 */
  readonly TechCause: string | undefined;
}

/** @privilege dialplan */
export interface HangupHandlerPopEventFields extends ChannelSnapshot {
  readonly Handler: string | undefined;
}

/** @privilege dialplan */
export interface HangupHandlerPushEventFields extends ChannelSnapshot {
  readonly Handler: string | undefined;
}

/** @privilege dialplan */
export interface HangupHandlerRunEventFields extends ChannelSnapshot {
  readonly Handler: string | undefined;
}

/** @privilege call */
export interface HangupRequestEventFields extends ChannelSnapshot {
  readonly Cause: string | undefined;
}

/** @privilege call */
export interface HoldEventFields extends ChannelSnapshot {
  readonly MusicClass: string | undefined;
  /** @only Asterisk before 12 */
  readonly Status: string | undefined;
}

/**
 * @privilege command
 * @module res_pjsip
 */
export interface IdentifyDetailEventFields {
  readonly ObjectType: string | undefined;
  readonly ObjectName: string | undefined;
  readonly Endpoint: string | undefined;
  readonly SrvLookups: string | undefined;
  readonly Match: string | undefined;
  readonly MatchHeader: string | undefined;
  /** @only Asterisk 22 */
  readonly MatchRequestUri: string | undefined;
  readonly EndpointName: string | undefined;
}

/**
 * @privilege command
 * @module res_pjsip_registrar
 */
export interface InboundRegistrationDetailEventFields {
  readonly ObjectType: string | undefined;
  readonly ObjectName: string | undefined;
  readonly MinimumExpiration: string | undefined;
  readonly DefaultExpiration: string | undefined;
  readonly QualifyTimeout: string | undefined;
  readonly Qualify2xxOnly: string | undefined;
  readonly Mailboxes: string | undefined;
  readonly SupportPath: string | undefined;
  readonly RemoveUnavailable: string | undefined;
  readonly VoicemailExtension: string | undefined;
  readonly MaxContacts: string | undefined;
  readonly AuthenticateQualify: string | undefined;
  readonly MaximumExpiration: string | undefined;
  readonly QualifyFrequency: string | undefined;
  readonly RemoveExisting: string | undefined;
  readonly OutboundProxy: string | undefined;
  readonly Contacts: string | undefined;
  readonly Contact: string | undefined;
}

export interface InboundRegistrationDetailCompleteEventFields {}

/**
 * @privilege command
 * @module res_pjsip_pubsub
 */
export interface InboundSubscriptionDetailEventFields {
  readonly Role: string | undefined;
  readonly Endpoint: string | undefined;
  readonly Callid: string | undefined;
  readonly State: string | undefined;
  readonly Callerid: string | undefined;
  readonly SubscriptionType: OneOf<'mwi' | 'extension_state'>;
  readonly Extension: string | undefined;
  readonly ExtensionStates: OneOf<
    | 'Idle'
    | 'InUse'
    | 'Busy'
    | 'Unavailable'
    | 'Ringing'
    | 'InUse&Ringing'
    | 'Hold'
    | 'InUse&Hold'
    | 'Unknown'
  >;
  readonly Mailboxes: string | undefined;
}

export interface InboundSubscriptionDetailCompleteEventFields {}

/** @privilege security */
export interface InvalidAccountIDEventFields {
  readonly EventTV: string | undefined;
  readonly Severity: OneOf<'Informational' | 'Error'>;
  readonly Service: string | undefined;
  readonly EventVersion: string | undefined;
  readonly AccountID: string | undefined;
  readonly SessionID: string | undefined;
  readonly LocalAddress: string | undefined;
  readonly RemoteAddress: string | undefined;
  readonly Module: string | undefined;
  readonly SessionTV: string | undefined;
}

/** @privilege security */
export interface InvalidPasswordEventFields {
  readonly EventTV: string | undefined;
  readonly Severity: OneOf<'Informational' | 'Error'>;
  readonly Service: string | undefined;
  readonly EventVersion: string | undefined;
  readonly AccountID: string | undefined;
  readonly SessionID: string | undefined;
  readonly LocalAddress: string | undefined;
  readonly RemoteAddress: string | undefined;
  readonly Module: string | undefined;
  readonly SessionTV: string | undefined;
  readonly Challenge: string | undefined;
  readonly ReceivedChallenge: string | undefined;
  readonly ReceivedHash: string | undefined;
}

/** @privilege security */
export interface InvalidTransportEventFields {
  readonly EventTV: string | undefined;
  readonly Severity: OneOf<'Informational' | 'Error'>;
  readonly Service: string | undefined;
  readonly EventVersion: string | undefined;
  readonly AccountID: string | undefined;
  readonly SessionID: string | undefined;
  readonly LocalAddress: string | undefined;
  readonly RemoteAddress: string | undefined;
  readonly AttemptedTransport: string | undefined;
  readonly Module: string | undefined;
  readonly SessionTV: string | undefined;
}

/** @only Asterisk before 12 */
export interface JabberEventEventFields {
  readonly Account: string | undefined;
  readonly Packet: string | undefined;
}

/** @only Asterisk before 12 */
export interface JoinEventFields {
  readonly Channel: string | undefined;
  readonly CallerIDNum: string | undefined;
  readonly CallerIDName: string | undefined;
  readonly ConnectedLineNum: string | undefined;
  readonly ConnectedLineName: string | undefined;
  readonly Queue: string | undefined;
  readonly Position: string | undefined;
  readonly Count: string | undefined;
  readonly Uniqueid: string | undefined;
}

/** @only Asterisk before 12 */
export interface LeaveEventFields {
  readonly Channel: string | undefined;
  readonly Queue: string | undefined;
  readonly Count: string | undefined;
  readonly Position: string | undefined;
  readonly Uniqueid: string | undefined;
}

/** @only Asterisk 16 */
export interface LineEntryEventFields {
  readonly Channeltype: string | undefined;
  readonly ObjectName: string | undefined;
  readonly ChannelObjectType: string | undefined;
  readonly Device: string | undefined;
  readonly Instance: string | undefined;
  readonly Label: string | undefined;
}

/** @only Asterisk 16 */
export interface LinelistCompleteEventFields {}

/** @only Asterisk before 12 */
export interface LinkEventFields {
  readonly Channel1: string | undefined;
  readonly Channel2: string | undefined;
  readonly Uniqueid1: string | undefined;
  readonly Uniqueid2: string | undefined;
  readonly CallerID1: string | undefined;
  readonly CallerID2: string | undefined;
}

export interface ListDialplanEventFields {
  readonly Context: string | undefined;
  readonly Extension: string | undefined;
  readonly ExtensionLabel: string | undefined;
  readonly Priority: string | undefined;
  readonly Application: string | undefined;
  readonly AppData: string | undefined;
  readonly Registrar: string | undefined;
  readonly IncludeContext: string | undefined;
  readonly Switch: string | undefined;
  readonly IgnorePattern: string | undefined;
}

/** @privilege system */
export interface LoadEventFields {
  readonly Module: string | undefined;
  readonly Status: OneOf<'Failure' | 'Success' | 'Decline'>;
}

/** @privilege security */
export interface LoadAverageLimitEventFields {
  readonly EventTV: string | undefined;
  readonly Severity: OneOf<'Informational' | 'Error'>;
  readonly Service: string | undefined;
  readonly EventVersion: string | undefined;
  readonly AccountID: string | undefined;
  readonly SessionID: string | undefined;
  readonly LocalAddress: string | undefined;
  readonly RemoteAddress: string | undefined;
  readonly Module: string | undefined;
  readonly SessionTV: string | undefined;
}

/** @privilege call */
export interface LocalBridgeEventFields extends LocalOneChannelSnapshot, LocalTwoChannelSnapshot {
  readonly Context: string | undefined;
  readonly Exten: string | undefined;
  readonly LocalOptimization: OneOf<'Yes' | 'No'>;
}

/** @privilege call */
export interface LocalOptimizationBeginEventFields extends LocalOneChannelSnapshot, LocalTwoChannelSnapshot, SourceChannelSnapshot {
  readonly DestUniqueId: string | undefined;
  readonly Id: string | undefined;
}

/** @privilege call */
export interface LocalOptimizationEndEventFields extends LocalOneChannelSnapshot, LocalTwoChannelSnapshot {
  readonly Success: string | undefined;
  readonly Id: string | undefined;
}

/**
 * @only Asterisk 22
 * @privilege system
 */
export interface LogChannelEventFields {
  readonly Channel: string | undefined;
}

/** @only Asterisk before 12 */
export interface MasqueradeEventFields {
  readonly Clone: string | undefined;
  readonly CloneState: string | undefined;
  readonly Original: string | undefined;
  readonly OriginalState: string | undefined;
}

/**
 * @privilege call
 * @module sig_pri
 */
export interface MCIDEventFields extends ChannelSnapshot {
  readonly MCallerIDNumValid: string | undefined;
  readonly MCallerIDNum: string | undefined;
  readonly MCallerIDton: string | undefined;
  readonly MCallerIDNumPlan: string | undefined;
  readonly MCallerIDNumPres: string | undefined;
  readonly MCallerIDNameValid: string | undefined;
  readonly MCallerIDName: string | undefined;
  readonly MCallerIDNameCharSet: string | undefined;
  readonly MCallerIDNamePres: string | undefined;
  readonly MCallerIDSubaddr: string | undefined;
  readonly MCallerIDSubaddrType: string | undefined;
  readonly MCallerIDSubaddrOdd: string | undefined;
  readonly MCallerIDPres: string | undefined;
  readonly MConnectedIDNumValid: string | undefined;
  readonly MConnectedIDNum: string | undefined;
  readonly MConnectedIDton: string | undefined;
  readonly MConnectedIDNumPlan: string | undefined;
  readonly MConnectedIDNumPres: string | undefined;
  readonly MConnectedIDNameValid: string | undefined;
  readonly MConnectedIDName: string | undefined;
  readonly MConnectedIDNameCharSet: string | undefined;
  readonly MConnectedIDNamePres: string | undefined;
  readonly MConnectedIDSubaddr: string | undefined;
  readonly MConnectedIDSubaddrType: string | undefined;
  readonly MConnectedIDSubaddrOdd: string | undefined;
  readonly MConnectedIDPres: string | undefined;
}

/**
 * @privilege call
 * @module app_meetme
 */
export interface MeetmeEndEventFields {
  readonly Meetme: string | undefined;
}

/**
 * @privilege call
 * @module app_meetme
 */
export interface MeetmeJoinEventFields extends ChannelSnapshot {
  readonly Meetme: string | undefined;
  readonly User: string | undefined;
}

/**
 * @privilege call
 * @module app_meetme
 */
export interface MeetmeLeaveEventFields extends ChannelSnapshot {
  readonly Meetme: string | undefined;
  readonly User: string | undefined;
  readonly Duration: string | undefined;
}

/**
 * @only Asterisk 22
 * @privilege call
 * @module app_meetme
 */
export interface MeetmeListEventFields {
  readonly Conference: string | undefined;
  readonly UserNumber: string | undefined;
  readonly CallerIDNum: string | undefined;
  readonly CallerIDName: string | undefined;
  readonly ConnectedLineNum: string | undefined;
  readonly ConnectedLineName: string | undefined;
  readonly Channel: string | undefined;
  readonly Admin: string | undefined;
  readonly Role: string | undefined;
  readonly MarkedUser: string | undefined;
  readonly Muted: string | undefined;
  readonly Talking: string | undefined;
}

export interface MeetmeListCompleteEventFields {}

/**
 * @only Asterisk 22
 * @privilege call
 * @module app_meetme
 */
export interface MeetmeListRoomsEventFields {
  readonly Conference: string | undefined;
  readonly Parties: string | undefined;
  readonly Marked: string | undefined;
  readonly Activity: string | undefined;
  readonly Creation: string | undefined;
  readonly Locked: string | undefined;
}

export interface MeetmeListRoomsCompleteEventFields {}

/**
 * @privilege call
 * @module app_meetme
 */
export interface MeetmeMuteEventFields extends ChannelSnapshot {
  readonly Meetme: string | undefined;
  readonly User: string | undefined;
  readonly Duration: string | undefined;
  readonly Status: OneOf<'on' | 'off'>;
}

/**
 * @privilege call
 * @module app_meetme
 */
export interface MeetmeTalkingEventFields extends ChannelSnapshot {
  readonly Meetme: string | undefined;
  readonly User: string | undefined;
  readonly Duration: string | undefined;
  readonly Status: OneOf<'on' | 'off'>;
}

/**
 * @privilege call
 * @module app_meetme
 */
export interface MeetmeTalkRequestEventFields extends ChannelSnapshot {
  readonly Meetme: string | undefined;
  readonly User: string | undefined;
  readonly Duration: string | undefined;
  readonly Status: OneOf<'on' | 'off'>;
}

/** @privilege security */
export interface MemoryLimitEventFields {
  readonly EventTV: string | undefined;
  readonly Severity: OneOf<'Informational' | 'Error'>;
  readonly Service: string | undefined;
  readonly EventVersion: string | undefined;
  readonly AccountID: string | undefined;
  readonly SessionID: string | undefined;
  readonly LocalAddress: string | undefined;
  readonly RemoteAddress: string | undefined;
  readonly Module: string | undefined;
  readonly SessionTV: string | undefined;
}

/** @privilege call */
export interface MessageWaitingEventFields extends ChannelSnapshot {
  readonly Mailbox: string | undefined;
  readonly Waiting: string | undefined;
  readonly New: string | undefined;
  readonly Old: string | undefined;
}

/**
 * @privilege call
 * @module app_minivm
 */
export interface MiniVoiceMailEventFields extends ChannelSnapshot {
  readonly Action: string | undefined;
  readonly Mailbox: string | undefined;
  readonly Counter: string | undefined;
}

/**
 * @privilege call
 * @module app_mixmonitor
 */
export interface MixMonitorMuteEventFields extends ChannelSnapshot {
  readonly Direction: string | undefined;
  readonly State: string | undefined;
}

/**
 * @privilege call
 * @module app_mixmonitor
 */
export interface MixMonitorStartEventFields extends ChannelSnapshot {}

/**
 * @privilege call
 * @module app_mixmonitor
 */
export interface MixMonitorStopEventFields extends ChannelSnapshot {}

/**
 * @only Asterisk 16
 * @privilege call
 */
export interface MonitorStartEventFields extends ChannelSnapshot {}

/**
 * @only Asterisk 16
 * @privilege call
 */
export interface MonitorStopEventFields extends ChannelSnapshot {}

/** @only Asterisk before 12 */
export interface MusicOnHoldEventFields {
  readonly State: string | undefined;
  readonly Channel: string | undefined;
  readonly UniqueID: string | undefined;
}

/** @privilege call */
export interface MusicOnHoldStartEventFields extends ChannelSnapshot {
  readonly Class: string | undefined;
}

/** @privilege call */
export interface MusicOnHoldStopEventFields extends ChannelSnapshot {}

/**
 * @privilege reporting
 * @module res_mwi_external_ami
 */
export interface MWIGetEventFields {
  readonly ActionID: string | undefined;
  readonly Mailbox: string | undefined;
  readonly OldMessages: string | undefined;
  readonly NewMessages: string | undefined;
}

/**
 * @privilege reporting
 * @module res_mwi_external_ami
 */
export interface MWIGetCompleteEventFields {
  readonly ActionID: string | undefined;
  readonly EventList: string | undefined;
  readonly ListItems: string | undefined;
}

/** @privilege call */
export interface NewAccountCodeEventFields extends ChannelSnapshot {
  readonly OldAccountCode: string | undefined;
}

/** @privilege call */
export interface NewCalleridEventFields extends ChannelSnapshot {
  readonly 'CID-CallingPres': string | undefined;
}

/** @privilege call */
export interface NewchannelEventFields extends ChannelSnapshot {}

/** @privilege call */
export interface NewConnectedLineEventFields extends ChannelSnapshot {}

/** @privilege dialplan */
export interface NewExtenEventFields extends ChannelSnapshot {
  readonly Extension: string | undefined;
  readonly Application: string | undefined;
  readonly AppData: string | undefined;
}

/** @privilege dialplan */
export interface NewextenEventFields extends ChannelSnapshot {
  readonly Extension: string | undefined;
  readonly Application: string | undefined;
  readonly AppData: string | undefined;
}

/** @privilege call */
export interface NewstateEventFields extends ChannelSnapshot {}

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

/**
 * @privilege command
 * @module res_pjsip_outbound_registration
 */
export interface OutboundRegistrationDetailEventFields {
  readonly ObjectType: string | undefined;
  readonly ObjectName: string | undefined;
  readonly MaxRetries: string | undefined;
  readonly ClientUri: string | undefined;
  readonly SecurityNegotiation: string | undefined;
  readonly AuthRejectionPermanent: string | undefined;
  readonly ServerUri: string | undefined;
  readonly MaxRandomInitialDelay: string | undefined;
  readonly SupportPath: string | undefined;
  readonly RetryInterval: string | undefined;
  readonly ContactHeaderParams: string | undefined;
  readonly Expiration: string | undefined;
  readonly Transport: string | undefined;
  readonly Line: string | undefined;
  readonly ContactUser: string | undefined;
  readonly Endpoint: string | undefined;
  readonly UserAgent: string | undefined;
  readonly ForbiddenRetryInterval: string | undefined;
  readonly OutboundAuth: string | undefined;
  readonly OutboundProxy: string | undefined;
  readonly FatalRetryInterval: string | undefined;
  readonly SupportOutbound: string | undefined;
  readonly Status: OneOf<'Registered' | 'Unregistered' | 'Rejected'>;
  readonly NextReg: string | undefined;
}

export interface OutboundRegistrationDetailCompleteEventFields {
  readonly Registered: string | undefined;
  readonly NotRegistered: string | undefined;
}

/**
 * @privilege command
 * @module res_pjsip_pubsub
 */
export interface OutboundSubscriptionDetailEventFields {
  readonly Role: string | undefined;
  readonly Endpoint: string | undefined;
  readonly Callid: string | undefined;
  readonly State: string | undefined;
  readonly Callerid: string | undefined;
  readonly SubscriptionType: OneOf<'mwi' | 'extension_state'>;
  readonly Extension: string | undefined;
  readonly ExtensionStates: OneOf<
    | 'Idle'
    | 'InUse'
    | 'Busy'
    | 'Unavailable'
    | 'Ringing'
    | 'InUse&Ringing'
    | 'Hold'
    | 'InUse&Hold'
    | 'Unknown'
  >;
  readonly Mailboxes: string | undefined;
}

export interface OutboundSubscriptionDetailCompleteEventFields {}

/**
 * @privilege call
 * @module parking_manager
 */
export interface ParkedCallEventFields extends ParkeeChannelSnapshot {
  readonly ParkerDialString: string | undefined;
  readonly Parkinglot: string | undefined;
  readonly ParkingSpace: string | undefined;
  readonly ParkingTimeout: string | undefined;
  readonly ParkingDuration: string | undefined;
  /** @only Asterisk before 12 */
  readonly From: string | undefined;
}

/**
 * @privilege call
 * @module parking_manager
 */
export interface ParkedCallGiveUpEventFields extends ParkeeChannelSnapshot, ParkerChannelSnapshot {
  readonly ParkerDialString: string | undefined;
  readonly Parkinglot: string | undefined;
  readonly ParkingSpace: string | undefined;
  readonly ParkingTimeout: string | undefined;
  readonly ParkingDuration: string | undefined;
}

export interface ParkedCallsCompleteEventFields {
  readonly Total: string | undefined;
}

/**
 * @privilege call
 * @module parking_manager
 */
export interface ParkedCallSwapEventFields extends ParkeeChannelSnapshot, ParkerChannelSnapshot {
  readonly ParkerDialString: string | undefined;
  readonly Parkinglot: string | undefined;
  readonly ParkingSpace: string | undefined;
  readonly ParkingTimeout: string | undefined;
  readonly ParkingDuration: string | undefined;
}

/**
 * @privilege call
 * @module parking_manager
 */
export interface ParkedCallTimeOutEventFields extends ParkeeChannelSnapshot, ParkerChannelSnapshot {
  readonly ParkerDialString: string | undefined;
  readonly Parkinglot: string | undefined;
  readonly ParkingSpace: string | undefined;
  readonly ParkingTimeout: string | undefined;
  readonly ParkingDuration: string | undefined;
}

export interface ParkinglotEventFields {
  readonly Name: string | undefined;
  readonly StartSpace: string | undefined;
  readonly StopSpace: string | undefined;
  readonly Timeout: string | undefined;
}

export interface ParkinglotsCompleteEventFields {}

export interface PeerEntryEventFields {
  readonly Channeltype: string | undefined;
  readonly ObjectName: string | undefined;
  readonly ChanObjectType: string | undefined;
  readonly IPaddress: string | undefined;
  readonly IPport: string | undefined;
  readonly Dynamic: string | undefined;
  readonly AutoForcerport: string | undefined;
  readonly Forcerport: string | undefined;
  readonly AutoComedia: string | undefined;
  readonly Comedia: string | undefined;
  readonly VideoSupport: string | undefined;
  readonly TextSupport: string | undefined;
  readonly ACL: string | undefined;
  readonly Status: string | undefined;
  readonly RealtimeDevice: string | undefined;
  readonly Description: string | undefined;
  readonly Accountcode: string | undefined;
  readonly Trunk: string | undefined;
  readonly Encryption: string | undefined;
  readonly Mask: string | undefined;
  readonly Port: string | undefined;
  /** @only Asterisk before 12 */
  readonly NatSupport: string | undefined;
}

export interface PeerlistCompleteEventFields {}

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
export interface PickupEventFields extends ChannelSnapshot, TargetChannelSnapshot {}

/**
 * @only Asterisk 22
 * @privilege system
 * @module res_pjsip_maintenance
 */
export interface PJSIPMaintenanceStatusEventFields {
  readonly Endpoint: string | undefined;
  readonly Status: OneOf<'enabled' | 'disabled'>;
}

/** @only Asterisk 22 */
export interface PJSIPMaintenanceStatusCompleteEventFields {}

/** @privilege call */
export interface PresenceStateChangeEventFields {
  readonly Presentity: string | undefined;
  readonly Status: string | undefined;
  readonly Subtype: string | undefined;
  readonly Message: string | undefined;
}

/**
 * @privilege command
 * @module res_manager_presencestate
 */
export interface PresenceStateListCompleteEventFields {
  readonly EventList: string | undefined;
  readonly ListItems: string | undefined;
}

/** @privilege call */
export interface PresenceStatusEventFields {
  readonly Exten: string | undefined;
  readonly Context: string | undefined;
  readonly Hint: string | undefined;
  readonly Status: string | undefined;
  readonly Subtype: string | undefined;
  readonly Message: string | undefined;
}

export interface PRIShowSpansEventFields {
  readonly Span: string | undefined;
  readonly DChannel: string | undefined;
  readonly Order: string | undefined;
  readonly Active: string | undefined;
  readonly Alarm: string | undefined;
  readonly Up: string | undefined;
}

export interface PRIShowSpansCompleteEventFields {
  readonly Items: string | undefined;
}

/**
 * @privilege agent
 * @module app_queue
 */
export interface QueueCallerAbandonEventFields extends ChannelSnapshot {
  readonly Queue: string | undefined;
  readonly Position: string | undefined;
  readonly OriginalPosition: string | undefined;
  readonly HoldTime: string | undefined;
}

/**
 * @privilege agent
 * @module app_queue
 */
export interface QueueCallerJoinEventFields extends ChannelSnapshot {
  readonly Queue: string | undefined;
  readonly Position: string | undefined;
  readonly Count: string | undefined;
}

/**
 * @privilege agent
 * @module app_queue
 */
export interface QueueCallerLeaveEventFields extends ChannelSnapshot {
  readonly Queue: string | undefined;
  readonly Count: string | undefined;
  readonly Position: string | undefined;
}

/**
 * @privilege agent
 * @module app_queue
 */
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

export interface QueueMemberEventFields {
  readonly Queue: string | undefined;
  readonly Name: string | undefined;
  readonly Location: string | undefined;
  readonly StateInterface: string | undefined;
  readonly Membership: string | undefined;
  readonly Penalty: string | undefined;
  readonly CallsTaken: string | undefined;
  readonly LastCall: string | undefined;
  readonly LastPause: string | undefined;
  readonly LoginTime: string | undefined;
  readonly InCall: string | undefined;
  readonly Status: string | undefined;
  readonly Paused: string | undefined;
  readonly PausedReason: string | undefined;
  readonly Wrapuptime: string | undefined;
}

/**
 * @privilege agent
 * @module app_queue
 */
export interface QueueMemberAddedEventFields {
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
  /** @only Asterisk before 12 */
  readonly Location: string | undefined;
}

/**
 * @privilege agent
 * @module app_queue
 */
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
  /** @only Asterisk 16 */
  readonly Reason: string | undefined;
}

/** @only Asterisk before 12 */
export interface QueueMemberPausedEventFields {
  readonly Queue: string | undefined;
  readonly Location: string | undefined;
  readonly MemberName: string | undefined;
  readonly Paused: string | undefined;
  readonly Reason: string | undefined;
}

/**
 * @privilege agent
 * @module app_queue
 */
export interface QueueMemberPenaltyEventFields {
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

/**
 * @privilege agent
 * @module app_queue
 */
export interface QueueMemberRemovedEventFields {
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
  /** @only Asterisk before 12 */
  readonly Location: string | undefined;
}

/**
 * @privilege agent
 * @module app_queue
 */
export interface QueueMemberRinginuseEventFields {
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

/**
 * @privilege agent
 * @module app_queue
 */
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
  /** @only Asterisk before 12 */
  readonly Location: string | undefined;
}

/**
 * @privilege agent
 * @module app_queue
 */
export interface QueueParamsEventFields {
  readonly Max: string | undefined;
  readonly Strategy: string | undefined;
  readonly Calls: string | undefined;
  readonly Holdtime: string | undefined;
  readonly TalkTime: string | undefined;
  readonly Completed: string | undefined;
  readonly Abandoned: string | undefined;
  readonly ServicelevelPerf: string | undefined;
  readonly ServicelevelPerf2: string | undefined;
  readonly Queue: string | undefined;
  readonly ServiceLevel: string | undefined;
  readonly Weight: string | undefined;
}

export interface QueueStatusCompleteEventFields {}

export interface QueueSummaryEventFields {
  readonly Queue: string | undefined;
  readonly LoggedIn: string | undefined;
  readonly Available: string | undefined;
  readonly Callers: string | undefined;
  readonly HoldTime: string | undefined;
  readonly TalkTime: string | undefined;
  readonly LongestHoldTime: string | undefined;
}

export interface QueueSummaryCompleteEventFields {}

/** @privilege call */
export interface ReceiveFAXEventFields extends ChannelSnapshot {
  readonly LocalStationID: string | undefined;
  readonly RemoteStationID: string | undefined;
  readonly PagesTransferred: string | undefined;
  readonly Resolution: string | undefined;
  readonly TransferRate: string | undefined;
  /** @repeated */
  readonly FileName: string | undefined;
}

export interface RegistrationsCompleteEventFields {}

/** @privilege system */
export interface RegistryEventFields {
  readonly ChannelType: string | undefined;
  readonly Username: string | undefined;
  readonly Domain: string | undefined;
  readonly Status: OneOf<'Registered' | 'Unregistered' | 'Rejected' | 'Failed'>;
  readonly Cause: string | undefined;
  /** @only Asterisk before 12 */
  readonly Channel: string | undefined;
}

export interface RegistryEntryEventFields {
  readonly Host: string | undefined;
  readonly Port: string | undefined;
  readonly Username: string | undefined;
  readonly Domain: string | undefined;
  readonly DomainPort: string | undefined;
  readonly Refresh: string | undefined;
  readonly State: string | undefined;
  readonly RegistrationTime: string | undefined;
  readonly DNSmanager: string | undefined;
  readonly Perceived: string | undefined;
}

/** @privilege system */
export interface ReloadEventFields {
  readonly Module: string | undefined;
  readonly Status: OneOf<'0' | '1' | '2' | '3' | '4' | '5' | '6'>;
}

/**
 * @only Asterisk 22
 * @privilege call
 */
export interface RenameEventFields {
  /** @only Asterisk before 12 */
  readonly Channel: string | undefined;
  /** @only Asterisk before 12 */
  readonly Oldname: string | undefined;
  /** @only Asterisk before 12 */
  readonly Newname: string | undefined;
  /** @only Asterisk before 12 */
  readonly Uniqueid: string | undefined;
}

/** @privilege security */
export interface RequestBadFormatEventFields {
  readonly EventTV: string | undefined;
  readonly Severity: OneOf<'Informational' | 'Error'>;
  readonly Service: string | undefined;
  readonly EventVersion: string | undefined;
  readonly AccountID: string | undefined;
  readonly SessionID: string | undefined;
  readonly LocalAddress: string | undefined;
  readonly RemoteAddress: string | undefined;
  readonly RequestType: string | undefined;
  readonly Module: string | undefined;
  readonly SessionTV: string | undefined;
  readonly RequestParams: string | undefined;
}

/** @privilege security */
export interface RequestNotAllowedEventFields {
  readonly EventTV: string | undefined;
  readonly Severity: OneOf<'Informational' | 'Error'>;
  readonly Service: string | undefined;
  readonly EventVersion: string | undefined;
  readonly AccountID: string | undefined;
  readonly SessionID: string | undefined;
  readonly LocalAddress: string | undefined;
  readonly RemoteAddress: string | undefined;
  readonly RequestType: string | undefined;
  readonly Module: string | undefined;
  readonly SessionTV: string | undefined;
  readonly RequestParams: string | undefined;
}

/** @privilege security */
export interface RequestNotSupportedEventFields {
  readonly EventTV: string | undefined;
  readonly Severity: OneOf<'Informational' | 'Error'>;
  readonly Service: string | undefined;
  readonly EventVersion: string | undefined;
  readonly AccountID: string | undefined;
  readonly SessionID: string | undefined;
  readonly LocalAddress: string | undefined;
  readonly RemoteAddress: string | undefined;
  readonly RequestType: string | undefined;
  readonly Module: string | undefined;
  readonly SessionTV: string | undefined;
}

/**
 * @privilege command
 * @module res_pjsip_pubsub
 */
export interface ResourceListDetailEventFields {
  readonly ObjectType: string | undefined;
  readonly ObjectName: string | undefined;
  readonly Event: string | undefined;
  readonly FullState: string | undefined;
  readonly ListItem: string | undefined;
  readonly NotificationBatchInterval: string | undefined;
  readonly ResourceDisplayName: string | undefined;
}

export interface ResourceListDetailCompleteEventFields {}

/** @privilege reporting */
export interface RTCPReceivedEventFields extends ChannelSnapshot {
  readonly SSRC: string | undefined;
  readonly PT: OneOf<'200(SR)' | '201(RR)'>;
  readonly From: string | undefined;
  readonly RTT: string | undefined;
  readonly ReportCount: string | undefined;
  readonly SentNTP: string | undefined;
  readonly SentRTP: string | undefined;
  readonly SentPackets: string | undefined;
  readonly SentOctets: string | undefined;
  readonly ReportXSourceSSRC: string | undefined;
  readonly ReportXFractionLost: string | undefined;
  readonly ReportXCumulativeLost: string | undefined;
  readonly ReportXHighestSequence: string | undefined;
  readonly ReportXSequenceNumberCycles: string | undefined;
  readonly ReportXIAJitter: string | undefined;
  readonly ReportXLSR: string | undefined;
  readonly ReportXDLSR: string | undefined;
  /** @only Asterisk before 12 */
  readonly ReceptionReports: string | undefined;
  /** @only Asterisk before 12 */
  readonly SenderSSRC: string | undefined;
  /** @only Asterisk before 12 */
  readonly FractionLost: string | undefined;
  /** @only Asterisk before 12 */
  readonly PacketsLost: string | undefined;
  /** @only Asterisk before 12 */
  readonly HighestSequence: string | undefined;
  /** @only Asterisk before 12 */
  readonly SequenceNumberCycles: string | undefined;
  /** @only Asterisk before 12 */
  readonly IAJitter: string | undefined;
  /** @only Asterisk before 12 */
  readonly LastSR: string | undefined;
  /** @only Asterisk before 12 */
  readonly DLSR: string | undefined;
}

/** @only Asterisk before 12 */
export interface RTCPReceiverStatEventFields {
  readonly SSRC: string | undefined;
  readonly ReceivedPackets: string | undefined;
  readonly LostPackets: string | undefined;
  readonly Jitter: string | undefined;
  readonly Transit: string | undefined;
  readonly RRCount: string | undefined;
}

/** @privilege reporting */
export interface RTCPSentEventFields extends ChannelSnapshot {
  readonly SSRC: string | undefined;
  readonly PT: OneOf<'200(SR)' | '201(RR)'>;
  readonly To: string | undefined;
  readonly ReportCount: string | undefined;
  readonly SentNTP: string | undefined;
  readonly SentRTP: string | undefined;
  readonly SentPackets: string | undefined;
  readonly SentOctets: string | undefined;
  readonly ReportXSourceSSRC: string | undefined;
  readonly ReportXFractionLost: string | undefined;
  readonly ReportXCumulativeLost: string | undefined;
  readonly ReportXHighestSequence: string | undefined;
  readonly ReportXSequenceNumberCycles: string | undefined;
  readonly ReportXIAJitter: string | undefined;
  readonly ReportXLSR: string | undefined;
  readonly ReportXDLSR: string | undefined;
  /** @only Asterisk before 12 */
  readonly OurSSRC: string | undefined;
  /** @only Asterisk before 12 */
  readonly ReportBlock: string | undefined;
  /** @only Asterisk before 12 */
  readonly FractionLost: string | undefined;
  /** @only Asterisk before 12 */
  readonly CumulativeLoss: string | undefined;
  /** @only Asterisk before 12 */
  readonly IAJitter: string | undefined;
  /** @only Asterisk before 12 */
  readonly TheirLastSR: string | undefined;
  /** @only Asterisk before 12 */
  readonly DLSR: string | undefined;
}

/** @only Asterisk before 12 */
export interface RTPReceiverStatEventFields {
  readonly SSRC: string | undefined;
  readonly ReceivedPackets: string | undefined;
  readonly LostPackets: string | undefined;
  readonly Jitter: string | undefined;
  readonly Transit: string | undefined;
  readonly RRCount: string | undefined;
}

/** @only Asterisk before 12 */
export interface RTPSenderStatEventFields {
  readonly SSRC: string | undefined;
  readonly SentPackets: string | undefined;
  readonly LostPackets: string | undefined;
  readonly Jitter: string | undefined;
  readonly RTT: string | undefined;
  readonly SRCount: string | undefined;
}

/** @privilege call */
export interface SendFAXEventFields extends ChannelSnapshot {
  readonly LocalStationID: string | undefined;
  readonly RemoteStationID: string | undefined;
  readonly PagesTransferred: string | undefined;
  readonly Resolution: string | undefined;
  readonly TransferRate: string | undefined;
  /** @repeated */
  readonly FileName: string | undefined;
}

/** @privilege security */
export interface SessionLimitEventFields {
  readonly EventTV: string | undefined;
  readonly Severity: OneOf<'Informational' | 'Error'>;
  readonly Service: string | undefined;
  readonly EventVersion: string | undefined;
  readonly AccountID: string | undefined;
  readonly SessionID: string | undefined;
  readonly LocalAddress: string | undefined;
  readonly RemoteAddress: string | undefined;
  readonly Module: string | undefined;
  readonly SessionTV: string | undefined;
}

/**
 * @only Asterisk 16
 * @privilege call
 */
export interface SessionTimeoutEventFields extends ChannelSnapshot {
  readonly Source: OneOf<'RTPTimeout' | 'SIPSessionTimer'>;
}

export interface ShowDialPlanCompleteEventFields {
  readonly ListExtensions: string | undefined;
  readonly ListPriorities: string | undefined;
  readonly ListContexts: string | undefined;
}

/** @privilege system */
export interface ShutdownEventFields {
  readonly Shutdown: OneOf<'Uncleanly' | 'Cleanly'>;
  readonly Restart: OneOf<'True' | 'False'>;
}

/** @only Asterisk 16 */
export interface SIPpeerstatusCompleteEventFields {}

/**
 * @only Asterisk 16
 * @privilege call
 */
export interface SIPQualifyPeerDoneEventFields {
  readonly Peer: string | undefined;
  readonly ActionID: string | undefined;
}

/** @privilege call */
export interface SoftHangupRequestEventFields extends ChannelSnapshot {
  readonly Cause: string | undefined;
}

/**
 * @privilege system
 * @module chan_dahdi
 */
export interface SpanAlarmEventFields {
  readonly Span: string | undefined;
  readonly Alarm: string | undefined;
}

/**
 * @privilege system
 * @module chan_dahdi
 */
export interface SpanAlarmClearEventFields {
  readonly Span: string | undefined;
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
  /** @repeated */
  readonly Variable: string | undefined;
  /** @only Asterisk before 12 */
  readonly Extension: string | undefined;
  /** @only Asterisk before 12 */
  readonly ApplicationData: string | undefined;
  /** @only Asterisk before 12 */
  readonly Duration: string | undefined;
  /** @only Asterisk before 12 */
  readonly BridgedChannel: string | undefined;
  /** @only Asterisk before 12 */
  readonly BridgedUniqueID: string | undefined;
}

/** @privilege call */
export interface StatusCompleteEventFields {
  readonly Items: string | undefined;
}

/** @privilege security */
export interface SuccessfulAuthEventFields {
  readonly EventTV: string | undefined;
  readonly Severity: OneOf<'Informational' | 'Error'>;
  readonly Service: string | undefined;
  readonly EventVersion: string | undefined;
  readonly AccountID: string | undefined;
  readonly SessionID: string | undefined;
  readonly LocalAddress: string | undefined;
  readonly RemoteAddress: string | undefined;
  readonly UsingPassword: string | undefined;
  readonly Module: string | undefined;
  readonly SessionTV: string | undefined;
}

/** @privilege reporting */
export interface TestEventEventFields {
  readonly Type: string | undefined;
  /** @repeated */
  readonly State: string | undefined;
  readonly AppFile: string | undefined;
  readonly AppFunction: string | undefined;
  readonly AppLine: string | undefined;
  readonly Channel: string | undefined;
  readonly CallID: string | undefined;
  readonly PriorCallID: string | undefined;
  readonly Contact: string | undefined;
  readonly Status: string | undefined;
  readonly RTT: string | undefined;
  readonly Message: string | undefined;
  readonly Control: string | undefined;
  readonly Attempt: string | undefined;
  readonly Dialled: string | undefined;
  readonly Result: string | undefined;
  readonly Feature: string | undefined;
  readonly Conference: string | undefined;
  readonly OldState: string | undefined;
  readonly NewState: string | undefined;
  readonly Mode: string | undefined;
  readonly Source: string | undefined;
  readonly Count: string | undefined;
  readonly AOR: string | undefined;
  readonly Expiration: string | undefined;
  readonly UserAgent: string | undefined;
}

/** @only Asterisk before 12 */
export interface TransferEventFields {
  readonly TransferMethod: string | undefined;
  readonly TransferType: string | undefined;
  readonly Channel: string | undefined;
  readonly Uniqueid: string | undefined;
  readonly 'SIP-Callid': string | undefined;
  readonly TargetChannel: string | undefined;
  readonly TargetUniqueid: string | undefined;
  readonly TransferExten: string | undefined;
  readonly TransferContext: string | undefined;
}

/**
 * @privilege command
 * @module res_pjsip
 */
export interface TransportDetailEventFields {
  readonly ObjectType: string | undefined;
  readonly ObjectName: string | undefined;
  readonly Protocol: string | undefined;
  readonly Bind: string | undefined;
  readonly AsycOperations: string | undefined;
  readonly CaListFile: string | undefined;
  readonly CaListPath: string | undefined;
  readonly CertFile: string | undefined;
  readonly PrivKeyFile: string | undefined;
  readonly Password: string | undefined;
  readonly ExternalSignalingAddress: string | undefined;
  readonly ExternalSignalingPort: string | undefined;
  readonly ExternalMediaAddress: string | undefined;
  readonly Domain: string | undefined;
  readonly VerifyServer: string | undefined;
  readonly VerifyClient: string | undefined;
  readonly RequireClientCert: string | undefined;
  readonly Method: string | undefined;
  readonly Cipher: string | undefined;
  readonly LocalNet: string | undefined;
  readonly Tos: string | undefined;
  readonly Cos: string | undefined;
  readonly WebsocketWriteTimeout: string | undefined;
  /** @only Asterisk 22 */
  readonly AllowReload: string | undefined;
  /** @only Asterisk 22 */
  readonly AllowWildcardCerts: string | undefined;
  /** @only Asterisk 22 */
  readonly SymmetricTransport: string | undefined;
  /** @only Asterisk 22 */
  readonly TcpKeepaliveEnable: string | undefined;
  /** @only Asterisk 22 */
  readonly TcpKeepaliveIdleTime: string | undefined;
  /** @only Asterisk 22 */
  readonly TcpKeepaliveIntervalTime: string | undefined;
  /** @only Asterisk 22 */
  readonly TcpKeepaliveProbeCount: string | undefined;
  readonly EndpointName: string | undefined;
  readonly AsyncOperations: string | undefined;
}

/** @privilege security */
export interface UnexpectedAddressEventFields {
  readonly EventTV: string | undefined;
  readonly Severity: OneOf<'Informational' | 'Error'>;
  readonly Service: string | undefined;
  readonly EventVersion: string | undefined;
  readonly AccountID: string | undefined;
  readonly SessionID: string | undefined;
  readonly LocalAddress: string | undefined;
  readonly RemoteAddress: string | undefined;
  readonly ExpectedAddress: string | undefined;
  readonly Module: string | undefined;
  readonly SessionTV: string | undefined;
}

/** @privilege call */
export interface UnholdEventFields extends ChannelSnapshot {}

/** @only Asterisk before 12 */
export interface UnlinkEventFields {
  readonly Channel1: string | undefined;
  readonly Channel2: string | undefined;
  readonly Uniqueid1: string | undefined;
  readonly Uniqueid2: string | undefined;
  readonly CallerID1: string | undefined;
  readonly CallerID2: string | undefined;
}

/** @privilege system */
export interface UnloadEventFields {
  readonly Module: string | undefined;
  readonly Status: OneOf<'Success'>;
}

/**
 * @privilege call
 * @module parking_manager
 */
export interface UnParkedCallEventFields extends ParkeeChannelSnapshot, ParkerChannelSnapshot, RetrieverChannelSnapshot {
  readonly ParkerDialString: string | undefined;
  readonly Parkinglot: string | undefined;
  readonly ParkingSpace: string | undefined;
  readonly ParkingTimeout: string | undefined;
  readonly ParkingDuration: string | undefined;
}

/** @privilege user */
export interface UserEventEventFields extends ChannelSnapshot {
  readonly UserEvent: string | undefined;
}

/**
 * @privilege dialplan
 * @module app_stack
 */
export interface VarSetEventFields extends ChannelSnapshot {
  readonly Variable: string | undefined;
  readonly Value: string | undefined;
}

/** @only chan_vgsm */
export interface vgsm_me_stateEventFields {
  readonly 'X-vGSM-ME-State': string | undefined;
  readonly 'X-vGSM-ME-Old-State': string | undefined;
  readonly 'X-vGSM-ME-State-Change-Reason': string | undefined;
}

/** @only chan_vgsm */
export interface vgsm_net_stateEventFields {
  readonly 'X-vGSM-GSM-Registration': string | undefined;
}

/** @only chan_vgsm */
export interface vgsm_sms_rxEventFields {
  readonly Received: string | undefined;
  readonly From: string | undefined;
  readonly Subject: string | undefined;
  readonly 'MIME-Version': string | undefined;
  readonly 'Content-Type': string | undefined;
  readonly 'Content-Transfer-Encoding': string | undefined;
  readonly Date: string | undefined;
  readonly Content: string | undefined;
  readonly 'X-SMS-Message-Type': string | undefined;
  readonly 'X-SMS-Sender-NP': string | undefined;
  readonly 'X-SMS-Sender-TON': string | undefined;
  readonly 'X-SMS-Sender-Number': string | undefined;
  readonly 'X-SMS-SMCC-NP': string | undefined;
  readonly 'X-SMS-SMCC-TON': string | undefined;
  readonly 'X-SMS-SMCC-Number': string | undefined;
  readonly 'X-SMS-More-Messages-To-Send': string | undefined;
  readonly 'X-SMS-Reply-Path': string | undefined;
  readonly 'X-SMS-User-Data-Header-Indicator': string | undefined;
  readonly 'X-SMS-Status-Report-Indication': string | undefined;
}

/** @only Asterisk 22 */
export interface VoicemailBoxDetailEventFields {
  readonly Folder: string | undefined;
  readonly CallerID: string | undefined;
  readonly Date: string | undefined;
  readonly Duration: string | undefined;
  readonly Flag: string | undefined;
  readonly ID: string | undefined;
}

/** @only Asterisk 22 */
export interface VoicemailBoxDetailCompleteEventFields {}

/**
 * @only Asterisk 22
 * @privilege user
 * @module app_voicemail
 */
export interface VoicemailPasswordChangeEventFields {
  readonly Context: string | undefined;
  readonly Mailbox: string | undefined;
  readonly NewPassword: string | undefined;
}

export interface VoicemailUserDetailEventFields {
  readonly VMContext: string | undefined;
  readonly VoiceMailbox: string | undefined;
  readonly Fullname: string | undefined;
  readonly Email: string | undefined;
  readonly Pager: string | undefined;
  readonly ServerEmail: string | undefined;
  readonly FromString: string | undefined;
  readonly MailCommand: string | undefined;
  readonly Language: string | undefined;
  readonly TimeZone: string | undefined;
  readonly Callback: string | undefined;
  readonly Dialout: string | undefined;
  readonly UniqueID: string | undefined;
  readonly ExitContext: string | undefined;
  readonly SayDurationMinimum: string | undefined;
  readonly SayEnvelope: string | undefined;
  readonly SayCID: string | undefined;
  readonly AttachMessage: string | undefined;
  readonly AttachmentFormat: string | undefined;
  readonly DeleteMessage: string | undefined;
  readonly VolumeGain: string | undefined;
  readonly CanReview: string | undefined;
  readonly CanMarkUrgent: string | undefined;
  readonly CallOperator: string | undefined;
  readonly MaxMessageCount: string | undefined;
  readonly MaxMessageLength: string | undefined;
  readonly NewMessageCount: string | undefined;
  readonly OldMessageCount: string | undefined;
}

export interface VoicemailUserDetailCompleteEventFields {}

export interface VoicemailUserEntryEventFields {
  readonly VMContext: string | undefined;
  readonly VoiceMailbox: string | undefined;
  readonly Fullname: string | undefined;
  readonly Email: string | undefined;
  readonly Pager: string | undefined;
  readonly ServerEmail: string | undefined;
  readonly FromString: string | undefined;
  readonly MailCommand: string | undefined;
  readonly Language: string | undefined;
  readonly TimeZone: string | undefined;
  readonly Callback: string | undefined;
  readonly Dialout: string | undefined;
  readonly UniqueID: string | undefined;
  readonly ExitContext: string | undefined;
  readonly SayDurationMinimum: string | undefined;
  readonly SayEnvelope: string | undefined;
  readonly SayCID: string | undefined;
  readonly AttachMessage: string | undefined;
  readonly AttachmentFormat: string | undefined;
  readonly DeleteMessage: string | undefined;
  readonly VolumeGain: string | undefined;
  readonly CanReview: string | undefined;
  readonly CanMarkUrgent: string | undefined;
  readonly CallOperator: string | undefined;
  readonly MaxMessageCount: string | undefined;
  readonly MaxMessageLength: string | undefined;
  readonly NewMessageCount: string | undefined;
  readonly OldMessageCount: string | undefined;
}

export interface VoicemailUserEntryCompleteEventFields {}

export interface WaitEventCompleteEventFields {}

/**
 * @only Asterisk 22
 * @privilege call
 */
export interface WinkEventFields extends ChannelSnapshot {}

export interface AsteriskEvents {
  readonly AgentCalled: AgentCalledEventFields;
  readonly AgentComplete: AgentCompleteEventFields;
  readonly AgentConnect: AgentConnectEventFields;
  readonly AgentDump: AgentDumpEventFields;
  readonly AgentLogin: AgentLoginEventFields;
  readonly Agentlogin: AgentloginEventFields;
  readonly AgentLogoff: AgentLogoffEventFields;
  readonly Agentlogoff: AgentlogoffEventFields;
  readonly AgentRingNoAnswer: AgentRingNoAnswerEventFields;
  readonly Agents: AgentsEventFields;
  readonly AgentsComplete: AgentsCompleteEventFields;
  readonly AGIExec: AGIExecEventFields;
  readonly AGIExecEnd: AGIExecEndEventFields;
  readonly AGIExecStart: AGIExecStartEventFields;
  readonly Alarm: AlarmEventFields;
  readonly AlarmClear: AlarmClearEventFields;
  readonly 'AOC-D': AOCDEventFields;
  readonly 'AOC-E': AOCEEventFields;
  readonly 'AOC-S': AOCSEventFields;
  readonly AorDetail: AorDetailEventFields;
  readonly AorList: AorListEventFields;
  readonly AorListComplete: AorListCompleteEventFields;
  readonly AsyncAGI: AsyncAGIEventFields;
  readonly AsyncAGIEnd: AsyncAGIEndEventFields;
  readonly AsyncAGIExec: AsyncAGIExecEventFields;
  readonly AsyncAGIStart: AsyncAGIStartEventFields;
  readonly AttendedTransfer: AttendedTransferEventFields;
  readonly AuthDetail: AuthDetailEventFields;
  readonly AuthList: AuthListEventFields;
  readonly AuthListComplete: AuthListCompleteEventFields;
  readonly AuthMethodNotAllowed: AuthMethodNotAllowedEventFields;
  readonly BlindTransfer: BlindTransferEventFields;
  readonly Bridge: BridgeEventFields;
  readonly BridgeCreate: BridgeCreateEventFields;
  readonly BridgeDestroy: BridgeDestroyEventFields;
  readonly BridgeEnter: BridgeEnterEventFields;
  readonly BridgeInfoChannel: BridgeInfoChannelEventFields;
  readonly BridgeInfoComplete: BridgeInfoCompleteEventFields;
  readonly BridgeLeave: BridgeLeaveEventFields;
  readonly BridgeListComplete: BridgeListCompleteEventFields;
  readonly BridgeListItem: BridgeListItemEventFields;
  readonly BridgeMerge: BridgeMergeEventFields;
  readonly BridgeTechnologyListComplete: BridgeTechnologyListCompleteEventFields;
  readonly BridgeTechnologyListItem: BridgeTechnologyListItemEventFields;
  readonly BridgeVideoSourceUpdate: BridgeVideoSourceUpdateEventFields;
  readonly Cdr: CdrEventFields;
  readonly CEL: CELEventFields;
  readonly ChallengeResponseFailed: ChallengeResponseFailedEventFields;
  readonly ChallengeSent: ChallengeSentEventFields;
  readonly ChannelHungup: ChannelHungupEventFields;
  readonly ChannelsHungupListComplete: ChannelsHungupListCompleteEventFields;
  readonly ChannelTalkingStart: ChannelTalkingStartEventFields;
  readonly ChannelTalkingStop: ChannelTalkingStopEventFields;
  readonly ChannelUpdate: ChannelUpdateEventFields;
  readonly ChanSpyStart: ChanSpyStartEventFields;
  readonly ChanSpyStop: ChanSpyStopEventFields;
  readonly ConfbridgeEnd: ConfbridgeEndEventFields;
  readonly ConfbridgeJoin: ConfbridgeJoinEventFields;
  readonly ConfbridgeLeave: ConfbridgeLeaveEventFields;
  readonly ConfbridgeList: ConfbridgeListEventFields;
  readonly ConfbridgeListComplete: ConfbridgeListCompleteEventFields;
  readonly ConfbridgeListRooms: ConfbridgeListRoomsEventFields;
  readonly ConfbridgeListRoomsComplete: ConfbridgeListRoomsCompleteEventFields;
  readonly ConfbridgeMute: ConfbridgeMuteEventFields;
  readonly ConfbridgeRecord: ConfbridgeRecordEventFields;
  readonly ConfbridgeStart: ConfbridgeStartEventFields;
  readonly ConfbridgeStopRecord: ConfbridgeStopRecordEventFields;
  readonly ConfbridgeTalking: ConfbridgeTalkingEventFields;
  readonly ConfbridgeUnmute: ConfbridgeUnmuteEventFields;
  readonly ContactList: ContactListEventFields;
  readonly ContactListComplete: ContactListCompleteEventFields;
  readonly ContactStatus: ContactStatusEventFields;
  readonly ContactStatusDetail: ContactStatusDetailEventFields;
  readonly ContactStatusDetailComplete: ContactStatusDetailCompleteEventFields;
  readonly CoreShowChannel: CoreShowChannelEventFields;
  readonly CoreShowChannelMap: CoreShowChannelMapEventFields;
  readonly CoreShowChannelMapComplete: CoreShowChannelMapCompleteEventFields;
  readonly CoreShowChannelsComplete: CoreShowChannelsCompleteEventFields;
  readonly DAHDIChannel: DAHDIChannelEventFields;
  readonly DAHDIShowChannels: DAHDIShowChannelsEventFields;
  readonly DAHDIShowChannelsComplete: DAHDIShowChannelsCompleteEventFields;
  readonly DAHDIShowStatus: DAHDIShowStatusEventFields;
  readonly DAHDIShowStatusComplete: DAHDIShowStatusCompleteEventFields;
  readonly DBGetComplete: DBGetCompleteEventFields;
  readonly DBGetResponse: DBGetResponseEventFields;
  readonly DBGetTreeComplete: DBGetTreeCompleteEventFields;
  readonly DBGetTreeResponse: DBGetTreeResponseEventFields;
  readonly DeadlockStart: DeadlockStartEventFields;
  readonly DeviceEntry: DeviceEntryEventFields;
  readonly DevicelistComplete: DevicelistCompleteEventFields;
  readonly DeviceStateChange: DeviceStateChangeEventFields;
  readonly DeviceStateListComplete: DeviceStateListCompleteEventFields;
  readonly Dial: DialEventFields;
  readonly DialBegin: DialBeginEventFields;
  readonly DialEnd: DialEndEventFields;
  readonly DialState: DialStateEventFields;
  readonly DNDState: DNDStateEventFields;
  readonly DongleDeviceEntry: DongleDeviceEntryEventFields;
  readonly DongleNewCUSD: DongleNewCUSDEventFields;
  readonly DongleNewUSSD: DongleNewUSSDEventFields;
  readonly DongleNewUSSDBase64: DongleNewUSSDBase64EventFields;
  readonly DongleShowDevicesComplete: DongleShowDevicesCompleteEventFields;
  readonly DongleSMSStatus: DongleSMSStatusEventFields;
  readonly DongleStatus: DongleStatusEventFields;
  readonly DongleUSSDStatus: DongleUSSDStatusEventFields;
  readonly DTMF: DTMFEventFields;
  readonly DTMFBegin: DTMFBeginEventFields;
  readonly DTMFEnd: DTMFEndEventFields;
  readonly EndpointDetail: EndpointDetailEventFields;
  readonly EndpointDetailComplete: EndpointDetailCompleteEventFields;
  readonly EndpointList: EndpointListEventFields;
  readonly EndpointListComplete: EndpointListCompleteEventFields;
  readonly ExtensionStateListComplete: ExtensionStateListCompleteEventFields;
  readonly ExtensionStatus: ExtensionStatusEventFields;
  readonly FailedACL: FailedACLEventFields;
  readonly FAXSession: FAXSessionEventFields;
  readonly FAXSessionsComplete: FAXSessionsCompleteEventFields;
  readonly FAXSessionsEntry: FAXSessionsEntryEventFields;
  readonly FAXStats: FAXStatsEventFields;
  readonly FAXStatus: FAXStatusEventFields;
  readonly Flash: FlashEventFields;
  readonly FullyBooted: FullyBootedEventFields;
  readonly Hangup: HangupEventFields;
  readonly HangupHandlerPop: HangupHandlerPopEventFields;
  readonly HangupHandlerPush: HangupHandlerPushEventFields;
  readonly HangupHandlerRun: HangupHandlerRunEventFields;
  readonly HangupRequest: HangupRequestEventFields;
  readonly Hold: HoldEventFields;
  readonly IdentifyDetail: IdentifyDetailEventFields;
  readonly InboundRegistrationDetail: InboundRegistrationDetailEventFields;
  readonly InboundRegistrationDetailComplete: InboundRegistrationDetailCompleteEventFields;
  readonly InboundSubscriptionDetail: InboundSubscriptionDetailEventFields;
  readonly InboundSubscriptionDetailComplete: InboundSubscriptionDetailCompleteEventFields;
  readonly InvalidAccountID: InvalidAccountIDEventFields;
  readonly InvalidPassword: InvalidPasswordEventFields;
  readonly InvalidTransport: InvalidTransportEventFields;
  readonly JabberEvent: JabberEventEventFields;
  readonly Join: JoinEventFields;
  readonly Leave: LeaveEventFields;
  readonly LineEntry: LineEntryEventFields;
  readonly LinelistComplete: LinelistCompleteEventFields;
  readonly Link: LinkEventFields;
  readonly ListDialplan: ListDialplanEventFields;
  readonly Load: LoadEventFields;
  readonly LoadAverageLimit: LoadAverageLimitEventFields;
  readonly LocalBridge: LocalBridgeEventFields;
  readonly LocalOptimizationBegin: LocalOptimizationBeginEventFields;
  readonly LocalOptimizationEnd: LocalOptimizationEndEventFields;
  readonly LogChannel: LogChannelEventFields;
  readonly Masquerade: MasqueradeEventFields;
  readonly MCID: MCIDEventFields;
  readonly MeetmeEnd: MeetmeEndEventFields;
  readonly MeetmeJoin: MeetmeJoinEventFields;
  readonly MeetmeLeave: MeetmeLeaveEventFields;
  readonly MeetmeList: MeetmeListEventFields;
  readonly MeetmeListComplete: MeetmeListCompleteEventFields;
  readonly MeetmeListRooms: MeetmeListRoomsEventFields;
  readonly MeetmeListRoomsComplete: MeetmeListRoomsCompleteEventFields;
  readonly MeetmeMute: MeetmeMuteEventFields;
  readonly MeetmeTalking: MeetmeTalkingEventFields;
  readonly MeetmeTalkRequest: MeetmeTalkRequestEventFields;
  readonly MemoryLimit: MemoryLimitEventFields;
  readonly MessageWaiting: MessageWaitingEventFields;
  readonly MiniVoiceMail: MiniVoiceMailEventFields;
  readonly MixMonitorMute: MixMonitorMuteEventFields;
  readonly MixMonitorStart: MixMonitorStartEventFields;
  readonly MixMonitorStop: MixMonitorStopEventFields;
  readonly MonitorStart: MonitorStartEventFields;
  readonly MonitorStop: MonitorStopEventFields;
  readonly MusicOnHold: MusicOnHoldEventFields;
  readonly MusicOnHoldStart: MusicOnHoldStartEventFields;
  readonly MusicOnHoldStop: MusicOnHoldStopEventFields;
  readonly MWIGet: MWIGetEventFields;
  readonly MWIGetComplete: MWIGetCompleteEventFields;
  readonly NewAccountCode: NewAccountCodeEventFields;
  readonly NewCallerid: NewCalleridEventFields;
  readonly Newchannel: NewchannelEventFields;
  readonly NewConnectedLine: NewConnectedLineEventFields;
  readonly NewExten: NewExtenEventFields;
  readonly Newexten: NewextenEventFields;
  readonly Newstate: NewstateEventFields;
  readonly OriginateResponse: OriginateResponseEventFields;
  readonly OutboundRegistrationDetail: OutboundRegistrationDetailEventFields;
  readonly OutboundRegistrationDetailComplete: OutboundRegistrationDetailCompleteEventFields;
  readonly OutboundSubscriptionDetail: OutboundSubscriptionDetailEventFields;
  readonly OutboundSubscriptionDetailComplete: OutboundSubscriptionDetailCompleteEventFields;
  readonly ParkedCall: ParkedCallEventFields;
  readonly ParkedCallGiveUp: ParkedCallGiveUpEventFields;
  readonly ParkedCallsComplete: ParkedCallsCompleteEventFields;
  readonly ParkedCallSwap: ParkedCallSwapEventFields;
  readonly ParkedCallTimeOut: ParkedCallTimeOutEventFields;
  readonly Parkinglot: ParkinglotEventFields;
  readonly ParkinglotsComplete: ParkinglotsCompleteEventFields;
  readonly PeerEntry: PeerEntryEventFields;
  readonly PeerlistComplete: PeerlistCompleteEventFields;
  readonly PeerStatus: PeerStatusEventFields;
  readonly Pickup: PickupEventFields;
  readonly PJSIPMaintenanceStatus: PJSIPMaintenanceStatusEventFields;
  readonly PJSIPMaintenanceStatusComplete: PJSIPMaintenanceStatusCompleteEventFields;
  readonly PresenceStateChange: PresenceStateChangeEventFields;
  readonly PresenceStateListComplete: PresenceStateListCompleteEventFields;
  readonly PresenceStatus: PresenceStatusEventFields;
  readonly PRIShowSpans: PRIShowSpansEventFields;
  readonly PRIShowSpansComplete: PRIShowSpansCompleteEventFields;
  readonly QueueCallerAbandon: QueueCallerAbandonEventFields;
  readonly QueueCallerJoin: QueueCallerJoinEventFields;
  readonly QueueCallerLeave: QueueCallerLeaveEventFields;
  readonly QueueEntry: QueueEntryEventFields;
  readonly QueueMember: QueueMemberEventFields;
  readonly QueueMemberAdded: QueueMemberAddedEventFields;
  readonly QueueMemberPause: QueueMemberPauseEventFields;
  readonly QueueMemberPaused: QueueMemberPausedEventFields;
  readonly QueueMemberPenalty: QueueMemberPenaltyEventFields;
  readonly QueueMemberRemoved: QueueMemberRemovedEventFields;
  readonly QueueMemberRinginuse: QueueMemberRinginuseEventFields;
  readonly QueueMemberStatus: QueueMemberStatusEventFields;
  readonly QueueParams: QueueParamsEventFields;
  readonly QueueStatusComplete: QueueStatusCompleteEventFields;
  readonly QueueSummary: QueueSummaryEventFields;
  readonly QueueSummaryComplete: QueueSummaryCompleteEventFields;
  readonly ReceiveFAX: ReceiveFAXEventFields;
  readonly RegistrationsComplete: RegistrationsCompleteEventFields;
  readonly Registry: RegistryEventFields;
  readonly RegistryEntry: RegistryEntryEventFields;
  readonly Reload: ReloadEventFields;
  readonly Rename: RenameEventFields;
  readonly RequestBadFormat: RequestBadFormatEventFields;
  readonly RequestNotAllowed: RequestNotAllowedEventFields;
  readonly RequestNotSupported: RequestNotSupportedEventFields;
  readonly ResourceListDetail: ResourceListDetailEventFields;
  readonly ResourceListDetailComplete: ResourceListDetailCompleteEventFields;
  readonly RTCPReceived: RTCPReceivedEventFields;
  readonly RTCPReceiverStat: RTCPReceiverStatEventFields;
  readonly RTCPSent: RTCPSentEventFields;
  readonly RTPReceiverStat: RTPReceiverStatEventFields;
  readonly RTPSenderStat: RTPSenderStatEventFields;
  readonly SendFAX: SendFAXEventFields;
  readonly SessionLimit: SessionLimitEventFields;
  readonly SessionTimeout: SessionTimeoutEventFields;
  readonly ShowDialPlanComplete: ShowDialPlanCompleteEventFields;
  readonly Shutdown: ShutdownEventFields;
  readonly SIPpeerstatusComplete: SIPpeerstatusCompleteEventFields;
  readonly SIPQualifyPeerDone: SIPQualifyPeerDoneEventFields;
  readonly SoftHangupRequest: SoftHangupRequestEventFields;
  readonly SpanAlarm: SpanAlarmEventFields;
  readonly SpanAlarmClear: SpanAlarmClearEventFields;
  readonly Status: StatusEventFields;
  readonly StatusComplete: StatusCompleteEventFields;
  readonly SuccessfulAuth: SuccessfulAuthEventFields;
  readonly TestEvent: TestEventEventFields;
  readonly Transfer: TransferEventFields;
  readonly TransportDetail: TransportDetailEventFields;
  readonly UnexpectedAddress: UnexpectedAddressEventFields;
  readonly Unhold: UnholdEventFields;
  readonly Unlink: UnlinkEventFields;
  readonly Unload: UnloadEventFields;
  readonly UnParkedCall: UnParkedCallEventFields;
  readonly UserEvent: UserEventEventFields;
  readonly VarSet: VarSetEventFields;
  readonly vgsm_me_state: vgsm_me_stateEventFields;
  readonly vgsm_net_state: vgsm_net_stateEventFields;
  readonly vgsm_sms_rx: vgsm_sms_rxEventFields;
  readonly VoicemailBoxDetail: VoicemailBoxDetailEventFields;
  readonly VoicemailBoxDetailComplete: VoicemailBoxDetailCompleteEventFields;
  readonly VoicemailPasswordChange: VoicemailPasswordChangeEventFields;
  readonly VoicemailUserDetail: VoicemailUserDetailEventFields;
  readonly VoicemailUserDetailComplete: VoicemailUserDetailCompleteEventFields;
  readonly VoicemailUserEntry: VoicemailUserEntryEventFields;
  readonly VoicemailUserEntryComplete: VoicemailUserEntryCompleteEventFields;
  readonly WaitEventComplete: WaitEventCompleteEventFields;
  readonly Wink: WinkEventFields;
}

// Written by scripts/generate-catalog.ts from the documentation of Asterisk 16 and 22; an edit here is lost.
// `@only` marks what the other version does not document.

import type { Choice, FieldValue, FieldValues, RequiredChoice, RequiredValue, RequiredValues } from '../values.js';

/** @privilege system,call */
export interface AbsoluteTimeoutActionFields {
  readonly Channel: RequiredValue;
  readonly Timeout: RequiredValue;
}

/**
 * @privilege agent
 * @module app_agent_pool
 */
export interface AgentLogoffActionFields {
  readonly Agent: RequiredValue;
  readonly Soft?: FieldValue;
}

/**
 * @privilege agent
 * @module app_agent_pool
 * @list Agents, AgentsComplete
 */
export interface AgentsActionFields {}

/**
 * @privilege agi
 * @module res_agi
 */
export interface AGIActionFields {
  readonly Channel: RequiredValue;
  readonly Command: RequiredValue;
  readonly CommandID?: FieldValue;
}

/** @privilege aoc */
export interface AOCMessageActionFields {
  readonly Channel?: FieldValue;
  readonly ChannelPrefix?: FieldValue;
  readonly MsgType: RequiredChoice<'D' | 'E' | 'S'>;
  readonly ChargeType?: Choice<'NA' | 'FREE' | 'Currency' | 'Unit'>;
  readonly CurrencyName?: FieldValue;
  readonly CurrencyAmount?: FieldValue;
  readonly CurrencyMultiplier?: Choice<
    | 'OneThousandth'
    | 'OneHundredth'
    | 'OneTenth'
    | 'One'
    | 'Ten'
    | 'Hundred'
    | 'Thousand'
  >;
  readonly TotalType?: Choice<'Total' | 'SubTotal'>;
  readonly AOCBillingId?: Choice<
    | 'Normal'
    | 'ReverseCharge'
    | 'CreditCard'
    | 'CallFwdUnconditional'
    | 'CallFwdBusy'
    | 'CallFwdNoReply'
    | 'CallDeflection'
    | 'CallTransfer'
  >;
  readonly ChargingAssociationId?: FieldValue;
  readonly ChargingAssociationNumber?: FieldValue;
  readonly ChargingAssociationPlan?: FieldValue;
  /** @only Asterisk 22 */
  readonly ChargedItem?: Choice<
    | 'NA'
    | 'SpecialArrangement'
    | 'BasicCommunication'
    | 'CallAttempt'
    | 'CallSetup'
    | 'UserUserInfo'
    | 'SupplementaryService'
  >;
  /** @only Asterisk 22 */
  readonly RateType?: Choice<
    | 'NA'
    | 'Free'
    | 'FreeFromBeginning'
    | 'Duration'
    | 'Flat'
    | 'Volume'
    | 'SpecialCode'
  >;
  /** @only Asterisk 22 */
  readonly Time?: FieldValue;
  /** @only Asterisk 22 */
  readonly TimeScale?: Choice<
    | 'OneHundredthSecond'
    | 'OneTenthSecond'
    | 'Second'
    | 'TenSeconds'
    | 'Minute'
    | 'Hour'
    | 'Day'
  >;
  /** @only Asterisk 22 */
  readonly Granularity?: FieldValue;
  /** @only Asterisk 22 */
  readonly GranularityTimeScale?: Choice<
    | 'OneHundredthSecond'
    | 'OneTenthSecond'
    | 'Second'
    | 'TenSeconds'
    | 'Minute'
    | 'Hour'
    | 'Day'
  >;
  /** @only Asterisk 22 */
  readonly ChargingType?: Choice<'ContinuousCharging' | 'StepFunction'>;
  /** @only Asterisk 22 */
  readonly VolumeUnit?: Choice<'Octet' | 'Segment' | 'Message'>;
  /** @only Asterisk 22 */
  readonly Code?: FieldValue;
  readonly [field: `UnitAmount(${string})`]: FieldValue;
  readonly [field: `UnitType(${string})`]: FieldValue;
}

/** @privilege call */
export interface AtxferActionFields {
  readonly Channel: RequiredValue;
  readonly Exten: RequiredValue;
  readonly Context?: FieldValue;
  /** @only Asterisk before 12 */
  readonly Priority?: FieldValue;
}

/** @privilege call */
export interface BlindTransferActionFields {
  readonly Channel: RequiredValue;
  readonly Context?: FieldValue;
  readonly Exten: RequiredValue;
}

/** @privilege call */
export interface BridgeActionFields {
  readonly Channel1: RequiredValue;
  readonly Channel2: RequiredValue;
  readonly Tone?: Choice<'no' | 'Channel1' | 'Channel2' | 'Both'>;
}

/** @privilege none */
export interface BridgeDestroyActionFields {
  readonly BridgeUniqueid: RequiredValue;
}

/**
 * @privilege none
 * @list BridgeInfoChannel, BridgeInfoComplete
 */
export interface BridgeInfoActionFields {
  readonly BridgeUniqueid: RequiredValue;
}

/** @privilege none */
export interface BridgeKickActionFields {
  readonly BridgeUniqueid?: FieldValue;
  readonly Channel: RequiredValue;
}

/**
 * @privilege none
 * @list BridgeListItem, BridgeListComplete
 */
export interface BridgeListActionFields {
  readonly BridgeType?: FieldValue;
}

/**
 * @privilege none
 * @list BridgeTechnologyListItem, BridgeTechnologyListComplete
 */
export interface BridgeTechnologyListActionFields {}

/** @privilege none */
export interface BridgeTechnologySuspendActionFields {
  readonly BridgeTechnology: RequiredValue;
}

/** @privilege none */
export interface BridgeTechnologyUnsuspendActionFields {
  readonly BridgeTechnology: RequiredValue;
}

/** @privilege call */
export interface CancelAtxferActionFields {
  readonly Channel: RequiredValue;
}

/** @privilege none */
export interface ChallengeActionFields {
  readonly AuthType: RequiredChoice<'MD5'>;
}

/**
 * @only Asterisk 16
 * @privilege call
 */
export interface ChangeMonitorActionFields {
  readonly Channel: RequiredValue;
  readonly File: RequiredValue;
}

/** @privilege command */
export interface CommandActionFields {
  readonly Command: RequiredValue;
}

/**
 * @privilege call
 * @module app_confbridge
 */
export interface ConfbridgeKickActionFields {
  readonly Conference: RequiredValue;
  readonly Channel: RequiredValue;
}

/**
 * @privilege reporting
 * @module app_confbridge
 * @list ConfbridgeList, ConfbridgeListComplete
 */
export interface ConfbridgeListActionFields {
  readonly Conference: RequiredValue;
}

/**
 * @privilege reporting
 * @module app_confbridge
 * @list ConfbridgeListRooms, ConfbridgeListRoomsComplete
 */
export interface ConfbridgeListRoomsActionFields {}

/**
 * @privilege call
 * @module app_confbridge
 */
export interface ConfbridgeLockActionFields {
  readonly Conference: RequiredValue;
}

/**
 * @privilege call
 * @module app_confbridge
 */
export interface ConfbridgeMuteActionFields {
  readonly Conference: RequiredValue;
  readonly Channel: RequiredValue;
}

/**
 * @privilege call
 * @module app_confbridge
 */
export interface ConfbridgeSetSingleVideoSrcActionFields {
  readonly Conference: RequiredValue;
  readonly Channel: RequiredValue;
}

/**
 * @privilege system
 * @module app_confbridge
 */
export interface ConfbridgeStartRecordActionFields {
  readonly Conference: RequiredValue;
  readonly RecordFile?: FieldValue;
}

/**
 * @privilege system
 * @module app_confbridge
 */
export interface ConfbridgeStopRecordActionFields {
  readonly Conference: RequiredValue;
}

/**
 * @privilege call
 * @module app_confbridge
 */
export interface ConfbridgeUnlockActionFields {
  readonly Conference: RequiredValue;
}

/**
 * @privilege call
 * @module app_confbridge
 */
export interface ConfbridgeUnmuteActionFields {
  readonly Conference: RequiredValue;
  readonly Channel: RequiredValue;
}

/**
 * @privilege call
 * @module app_controlplayback
 */
export interface ControlPlaybackActionFields {
  readonly Channel: RequiredValue;
  readonly Control: RequiredChoice<'stop' | 'forward' | 'reverse' | 'pause' | 'restart'>;
}

/** @privilege system,reporting */
export interface CoreSettingsActionFields {}

/**
 * @only Asterisk 22
 * @privilege system,reporting
 * @list CoreShowChannelMap, CoreShowChannelMapComplete
 */
export interface CoreShowChannelMapActionFields {
  readonly Channel: RequiredValue;
}

/**
 * @privilege system,reporting
 * @list CoreShowChannel, CoreShowChannelsComplete
 */
export interface CoreShowChannelsActionFields {}

/** @privilege system,reporting */
export interface CoreStatusActionFields {}

/** @privilege config */
export interface CreateConfigActionFields {
  readonly Filename: RequiredValue;
}

/**
 * @privilege none
 * @module chan_dahdi
 */
export interface DAHDIDialOffhookActionFields {
  readonly DAHDIChannel: RequiredValue;
  readonly Number: RequiredValue;
}

/**
 * @privilege none
 * @module chan_dahdi
 */
export interface DAHDIDNDoffActionFields {
  readonly DAHDIChannel: RequiredValue;
}

/**
 * @privilege none
 * @module chan_dahdi
 */
export interface DAHDIDNDonActionFields {
  readonly DAHDIChannel: RequiredValue;
}

/**
 * @privilege none
 * @module chan_dahdi
 */
export interface DAHDIHangupActionFields {
  readonly DAHDIChannel: RequiredValue;
}

/**
 * @privilege none
 * @module chan_dahdi
 */
export interface DAHDIRestartActionFields {}

/**
 * @privilege none
 * @module chan_dahdi
 * @list DAHDIShowChannels, DAHDIShowChannelsComplete
 */
export interface DAHDIShowChannelsActionFields {
  readonly DAHDIChannel?: FieldValue;
}

/**
 * @only Asterisk 22
 * @privilege none
 * @module chan_dahdi
 * @list DAHDIShowStatus, DAHDIShowStatusComplete
 */
export interface DAHDIShowStatusActionFields {}

/**
 * @privilege none
 * @module chan_dahdi
 */
export interface DAHDITransferActionFields {
  readonly DAHDIChannel: RequiredValue;
}

/** @privilege system */
export interface DBDelActionFields {
  readonly Family: RequiredValue;
  readonly Key: RequiredValue;
}

/** @privilege system */
export interface DBDelTreeActionFields {
  readonly Family: RequiredValue;
  readonly Key?: FieldValue;
}

/**
 * @privilege system,reporting
 * @list DBGetResponse, DBGetComplete
 */
export interface DBGetActionFields {
  readonly Family: RequiredValue;
  readonly Key: RequiredValue;
}

/**
 * @privilege system,reporting
 * @list DBGetTreeResponse, DBGetTreeComplete
 */
export interface DBGetTreeActionFields {
  readonly Family?: FieldValue;
  readonly Key?: FieldValue;
}

/** @privilege system */
export interface DBPutActionFields {
  readonly Family: RequiredValue;
  readonly Key: RequiredValue;
  readonly Val?: FieldValue;
}

/**
 * @privilege call,reporting
 * @module res_manager_devicestate
 * @list DeviceStateChange, DeviceStateListComplete
 */
export interface DeviceStateListActionFields {}

/**
 * @privilege system
 * @module pbx_config
 */
export interface DialplanExtensionAddActionFields {
  readonly Context: RequiredValue;
  readonly Extension: RequiredValue;
  readonly Priority: RequiredValue;
  readonly Application: RequiredValue;
  readonly ApplicationData?: FieldValue;
  readonly Replace?: FieldValue;
}

/**
 * @privilege system
 * @module pbx_config
 */
export interface DialplanExtensionRemoveActionFields {
  readonly Context: RequiredValue;
  readonly Extension: RequiredValue;
  readonly Priority?: FieldValue;
}

/** @only chan_dongle */
export interface DongleReloadActionFields {
  /** @only Asterisk before 12 */
  readonly When?: FieldValue;
}

/** @only chan_dongle */
export interface DongleResetActionFields {
  /** @only Asterisk before 12 */
  readonly Device?: FieldValue;
}

/** @only chan_dongle */
export interface DongleRestartActionFields {
  /** @only Asterisk before 12 */
  readonly When?: FieldValue;
  /** @only Asterisk before 12 */
  readonly Device?: FieldValue;
}

/** @only chan_dongle */
export interface DongleSendPDUActionFields {
  /** @only Asterisk before 12 */
  readonly Device?: FieldValue;
  /** @only Asterisk before 12 */
  readonly PDU?: FieldValue;
}

/** @only chan_dongle */
export interface DongleSendSMSActionFields {
  /** @only Asterisk before 12 */
  readonly Device?: FieldValue;
  /** @only Asterisk before 12 */
  readonly Number?: FieldValue;
  /** @only Asterisk before 12 */
  readonly Message?: FieldValue;
  /** @only Asterisk before 12 */
  readonly Validity?: FieldValue;
  /** @only Asterisk before 12 */
  readonly Report?: FieldValue;
  /** @only Asterisk before 12 */
  readonly Payload?: FieldValue;
}

/** @only chan_dongle */
export interface DongleSendUSSDActionFields {
  /** @only Asterisk before 12 */
  readonly Device?: FieldValue;
  /** @only Asterisk before 12 */
  readonly USSD?: FieldValue;
}

/** @only chan_dongle */
export interface DongleShowDevicesActionFields {
  /** @only Asterisk before 12 */
  readonly Device?: FieldValue;
}

/** @only chan_dongle */
export interface DongleStartActionFields {
  /** @only Asterisk before 12 */
  readonly Device?: FieldValue;
}

/** @only chan_dongle */
export interface DongleStopActionFields {
  /** @only Asterisk before 12 */
  readonly When?: FieldValue;
  /** @only Asterisk before 12 */
  readonly Device?: FieldValue;
}

/** @privilege none */
export interface EventsActionFields {
  readonly EventMask: RequiredChoice<'on' | 'off'>;
}

/** @privilege call,reporting */
export interface ExtensionStateActionFields {
  readonly Exten: RequiredValue;
  readonly Context?: FieldValue;
}

/**
 * @privilege call,reporting
 * @list ExtensionStatus, ExtensionStateListComplete
 */
export interface ExtensionStateListActionFields {}

/**
 * @privilege call
 * @module res_fax
 * @list FAXSession
 */
export interface FAXSessionActionFields {
  readonly SessionNumber: RequiredValue;
}

/**
 * @privilege call
 * @module res_fax
 * @list FAXSessionsEntry, FAXSessionsComplete
 */
export interface FAXSessionsActionFields {}

/**
 * @privilege reporting
 * @module res_fax
 * @list FAXStats
 */
export interface FAXStatsActionFields {}

/** @privilege system */
export interface FilterActionFields {
  readonly Operation: RequiredChoice<'Add'>;
  /** @only Asterisk 22 */
  readonly MatchCriteria?: FieldValue;
  readonly Filter?: FieldValue;
}

/** @only Asterisk 16 */
export interface FilterListActionFields {}

/** @privilege system,config */
export interface GetConfigActionFields {
  readonly Filename: RequiredValue;
  readonly Category?: FieldValue;
  readonly Filter?: FieldValue;
}

/** @privilege system,config */
export interface GetConfigJSONActionFields {
  readonly Filename: RequiredValue;
  readonly Category?: FieldValue;
  readonly Filter?: FieldValue;
}

/** @privilege call,reporting */
export interface GetvarActionFields {
  readonly Channel?: FieldValue;
  readonly Variable: RequiredValue;
}

/**
 * @privilege system,call
 * @list ChannelHungup, ChannelsHungupListComplete
 */
export interface HangupActionFields {
  readonly Channel: RequiredValue;
  readonly Cause?: FieldValue;
}

/**
 * @privilege system,reporting
 * @module chan_iax2
 */
export interface IAXnetstatsActionFields {}

/**
 * @privilege system,reporting
 * @module chan_iax2
 * @list PeerEntry, PeerlistComplete
 */
export interface IAXpeerlistActionFields {}

/**
 * @privilege system,reporting
 * @module chan_iax2
 * @list PeerEntry, PeerlistComplete
 */
export interface IAXpeersActionFields {}

/**
 * @privilege system,reporting
 * @module chan_iax2
 * @list RegistryEntry, RegistrationsComplete
 */
export interface IAXregistryActionFields {}

/**
 * @privilege system
 * @module res_xmpp
 */
export interface JabberSendActionFields {
  readonly Jabber: RequiredValue;
  readonly JID: RequiredValue;
  readonly Message: RequiredValue;
  /** @only Asterisk before 12 */
  readonly ScreenName?: FieldValue;
}

/** @privilege config */
export interface ListCategoriesActionFields {
  readonly Filename: RequiredValue;
}

/** @privilege none */
export interface ListCommandsActionFields {}

/** @privilege system,call */
export interface LocalOptimizeAwayActionFields {
  readonly Channel: RequiredValue;
}

/** @privilege system,reporting */
export interface LoggerRotateActionFields {}

/** @privilege none */
export interface LoginActionFields {
  readonly Username: RequiredValue;
  /** @only Asterisk 22 */
  readonly AuthType?: Choice<'plain' | 'MD5'>;
  readonly Secret?: FieldValue;
  /** @only Asterisk 22 */
  readonly Key?: FieldValue;
  /** @only Asterisk 22 */
  readonly Events?: Choice<'on' | 'off'>;
}

/** @privilege none */
export interface LogoffActionFields {}

/** @privilege call,reporting */
export interface MailboxCountActionFields {
  readonly Mailbox: RequiredValue;
}

/** @privilege call,reporting */
export interface MailboxStatusActionFields {
  readonly Mailbox: RequiredValue;
}

/**
 * @privilege reporting
 * @module app_meetme
 * @list MeetmeList, MeetmeListComplete
 */
export interface MeetmeListActionFields {
  readonly Conference?: FieldValue;
}

/**
 * @privilege reporting
 * @module app_meetme
 * @list MeetmeListRooms, MeetmeListRoomsComplete
 */
export interface MeetmeListRoomsActionFields {}

/**
 * @privilege call
 * @module app_meetme
 */
export interface MeetmeMuteActionFields {
  readonly Meetme: RequiredValue;
  readonly Usernum: RequiredValue;
}

/**
 * @privilege call
 * @module app_meetme
 */
export interface MeetmeUnmuteActionFields {
  readonly Meetme: RequiredValue;
  readonly Usernum: RequiredValue;
}

/** @privilege message */
export interface MessageSendActionFields {
  readonly Destination?: FieldValue;
  readonly To?: FieldValue;
  readonly From?: FieldValue;
  readonly Body?: FieldValue;
  readonly Base64Body?: FieldValue;
  /** @repeated */
  readonly Variable?: FieldValues;
}

/**
 * @privilege system
 * @module app_mixmonitor
 */
export interface MixMonitorActionFields {
  readonly Channel: RequiredValue;
  readonly File?: FieldValue;
  readonly Options?: FieldValue;
  readonly Command?: FieldValue;
}

/**
 * @privilege system,call
 * @module app_mixmonitor
 */
export interface MixMonitorMuteActionFields {
  readonly Channel: RequiredValue;
  readonly Direction: RequiredValue;
  readonly State: RequiredValue;
}

/** @privilege system */
export interface ModuleCheckActionFields {
  readonly Module: RequiredValue;
}

/** @privilege system */
export interface ModuleLoadActionFields {
  readonly Module?: Choice<
    | 'cdr'
    | 'dnsmgr'
    | 'extconfig'
    | 'enum'
    | 'acl'
    | 'manager'
    | 'http'
    | 'logger'
    | 'features'
    | 'dsp'
    | 'udptl'
    | 'indications'
    | 'cel'
    | 'plc'
  >;
  readonly LoadType: RequiredChoice<'load' | 'unload' | 'reload' | 'refresh'>;
  /** @only Asterisk 22 */
  readonly Recursive?: FieldValue;
}

/**
 * @only Asterisk 16
 * @privilege call
 */
export interface MonitorActionFields {
  readonly Channel: RequiredValue;
  readonly File?: FieldValue;
  readonly Format?: FieldValue;
  readonly Mix?: FieldValue;
}

/**
 * @privilege system
 * @module res_mutestream
 */
export interface MuteAudioActionFields {
  readonly Channel: RequiredValue;
  readonly Direction: RequiredChoice<'in' | 'out' | 'all'>;
  readonly State: RequiredChoice<'on' | 'off'>;
}

/**
 * @privilege call
 * @module res_mwi_external_ami
 */
export interface MWIDeleteActionFields {
  readonly Mailbox: RequiredValue;
}

/**
 * @privilege call,reporting
 * @module res_mwi_external_ami
 * @list MWIGet, MWIGetComplete
 */
export interface MWIGetActionFields {
  readonly Mailbox: RequiredValue;
}

/**
 * @privilege call
 * @module res_mwi_external_ami
 */
export interface MWIUpdateActionFields {
  readonly Mailbox: RequiredValue;
  readonly OldMessages?: FieldValue;
  readonly NewMessages?: FieldValue;
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
  /** @repeated */
  readonly Variable?: FieldValues;
  readonly Account?: FieldValue;
  readonly EarlyMedia?: FieldValue;
  readonly Async?: FieldValue;
  readonly Codecs?: FieldValue;
  readonly ChannelId?: FieldValue;
  readonly OtherChannelId?: FieldValue;
  /** @only Asterisk 22 */
  readonly PreDialGoSub?: FieldValue;
}

/**
 * @privilege call
 * @module parking_manager
 */
export interface ParkActionFields {
  readonly Channel: RequiredValue;
  readonly TimeoutChannel?: FieldValue;
  readonly AnnounceChannel?: FieldValue;
  readonly Timeout?: FieldValue;
  readonly Parkinglot?: FieldValue;
  /** @only Asterisk 22 */
  readonly ParkingSpace?: FieldValue;
  /** @only Asterisk before 12 */
  readonly Channel2?: FieldValue;
}

/**
 * @privilege call
 * @module parking_manager
 * @list ParkedCall, ParkedCallsComplete
 */
export interface ParkedCallsActionFields {
  readonly ParkingLot?: FieldValue;
}

/**
 * @privilege call
 * @module parking_manager
 * @list Parkinglot, ParkinglotsComplete
 */
export interface ParkinglotsActionFields {}

/**
 * @only Asterisk 16
 * @privilege call
 */
export interface PauseMonitorActionFields {
  readonly Channel: RequiredValue;
}

/** @privilege none */
export interface PingActionFields {}

/**
 * @only Asterisk 22
 * @privilege system,call
 * @module chan_pjsip
 */
export interface PJSIPHangupActionFields {
  readonly Channel: RequiredValue;
  readonly Cause: RequiredChoice<'Response code' | 'Response code name'>;
}

/**
 * @privilege system
 * @module res_pjsip_notify
 */
export interface PJSIPNotifyActionFields {
  readonly Endpoint?: FieldValue;
  readonly URI?: FieldValue;
  readonly channel?: FieldValue;
  /** @only Asterisk 22 */
  readonly Option?: FieldValue;
  /** @repeated */
  readonly Variable?: FieldValues;
}

/**
 * @privilege system,reporting
 * @module res_pjsip
 */
export interface PJSIPQualifyActionFields {
  readonly Endpoint: RequiredValue;
}

/**
 * @privilege system,reporting
 * @module res_pjsip_outbound_registration
 */
export interface PJSIPRegisterActionFields {
  readonly Registration: RequiredValue;
}

/**
 * @only Asterisk 22
 * @privilege system
 * @module res_pjsip_maintenance
 */
export interface PJSIPSetMaintenanceActionFields {
  readonly Endpoint: RequiredValue;
  readonly State: RequiredChoice<'on' | 'off'>;
}

/**
 * @privilege system
 * @module res_pjsip
 * @list AorList, AorListComplete
 */
export interface PJSIPShowAorsActionFields {}

/**
 * @privilege system
 * @module res_pjsip
 * @list AuthList, AuthListComplete
 */
export interface PJSIPShowAuthsActionFields {}

/**
 * @privilege system
 * @module res_pjsip
 * @list ContactList, ContactListComplete
 */
export interface PJSIPShowContactsActionFields {}

/**
 * @privilege system
 * @module res_pjsip
 * @list EndpointDetail, AorDetail, AuthDetail, TransportDetail, IdentifyDetail, ContactStatusDetail, EndpointDetailComplete
 */
export interface PJSIPShowEndpointActionFields {
  readonly Endpoint: RequiredValue;
}

/**
 * @privilege system
 * @module res_pjsip
 * @list EndpointList, EndpointListComplete
 */
export interface PJSIPShowEndpointsActionFields {}

/**
 * @only Asterisk 22
 * @privilege system,reporting
 * @module res_pjsip_maintenance
 * @list PJSIPMaintenanceStatus, PJSIPMaintenanceStatusComplete
 */
export interface PJSIPShowMaintenanceActionFields {
  readonly Endpoint?: FieldValue;
}

/**
 * @privilege system
 * @module res_pjsip_registrar
 * @list ContactStatusDetail, ContactStatusDetailComplete
 */
export interface PJSIPShowRegistrationInboundContactStatusesActionFields {}

/**
 * @privilege system
 * @module res_pjsip_registrar
 * @list InboundRegistrationDetail, InboundRegistrationDetailComplete
 */
export interface PJSIPShowRegistrationsInboundActionFields {}

/**
 * @privilege system,reporting
 * @module res_pjsip_outbound_registration
 * @list OutboundRegistrationDetail, AuthDetail, OutboundRegistrationDetailComplete
 */
export interface PJSIPShowRegistrationsOutboundActionFields {}

/**
 * @privilege system
 * @module res_pjsip_pubsub
 * @list ResourceListDetail, ResourceListDetailComplete
 */
export interface PJSIPShowResourceListsActionFields {}

/**
 * @privilege system
 * @module res_pjsip_pubsub
 * @list InboundSubscriptionDetail, InboundSubscriptionDetailComplete
 */
export interface PJSIPShowSubscriptionsInboundActionFields {}

/**
 * @privilege system
 * @module res_pjsip_pubsub
 * @list OutboundSubscriptionDetail, OutboundSubscriptionDetailComplete
 */
export interface PJSIPShowSubscriptionsOutboundActionFields {}

/**
 * @privilege system,reporting
 * @module res_pjsip_outbound_registration
 */
export interface PJSIPUnregisterActionFields {
  readonly Registration: RequiredValue;
}

/**
 * @privilege call
 * @module app_senddtmf
 */
export interface PlayDTMFActionFields {
  readonly Channel: RequiredValue;
  readonly Digit: RequiredValue;
  readonly Duration?: FieldValue;
  readonly Receive?: FieldValue;
}

/**
 * @privilege call
 * @module app_mf
 */
export interface PlayMFActionFields {
  readonly Channel: RequiredValue;
  readonly Digit: RequiredValue;
  readonly Duration?: FieldValue;
}

/** @privilege call,reporting */
export interface PresenceStateActionFields {
  readonly Provider: RequiredValue;
}

/**
 * @privilege call,reporting
 * @module res_manager_presencestate
 * @list PresenceStateChange, PresenceStateListComplete
 */
export interface PresenceStateListActionFields {}

/**
 * @privilege system
 * @module chan_dahdi
 */
export interface PRIDebugFileSetActionFields {
  readonly File: RequiredValue;
}

/**
 * @privilege none
 * @module chan_dahdi
 */
export interface PRIDebugFileUnsetActionFields {}

/**
 * @privilege none
 * @module chan_dahdi
 */
export interface PRIDebugSetActionFields {
  readonly Span: RequiredValue;
  readonly Level: RequiredChoice<'off' | 'on' | 'hex' | 'intense'>;
}

/**
 * @privilege none
 * @module chan_dahdi
 * @list PRIShowSpans, PRIShowSpansComplete
 */
export interface PRIShowSpansActionFields {
  readonly Span?: FieldValue;
}

/**
 * @privilege agent
 * @module app_queue
 */
export interface QueueAddActionFields {
  readonly Queue: RequiredValue;
  readonly Interface: RequiredValue;
  readonly Penalty?: FieldValue;
  readonly Paused?: FieldValue;
  /** @only Asterisk 22 */
  readonly Reason?: FieldValue;
  readonly MemberName?: FieldValue;
  readonly StateInterface?: FieldValue;
}

/**
 * @privilege none
 * @module app_queue
 */
export interface QueueChangePriorityCallerActionFields {
  readonly Queue: RequiredValue;
  readonly Caller: RequiredValue;
  readonly Priority: RequiredValue;
  /** @only Asterisk 22 */
  readonly Immediate?: FieldValue;
}

/**
 * @privilege agent
 * @module app_queue
 */
export interface QueueLogActionFields {
  readonly Queue: RequiredValue;
  readonly Event: RequiredValue;
  readonly Uniqueid?: FieldValue;
  readonly Interface?: FieldValue;
  readonly Message?: FieldValue;
}

/**
 * @privilege agent
 * @module app_queue
 */
export interface QueueMemberRingInUseActionFields {
  readonly Interface: RequiredValue;
  readonly RingInUse: RequiredValue;
  readonly Queue?: FieldValue;
}

/**
 * @privilege agent
 * @module app_queue
 */
export interface QueuePauseActionFields {
  readonly Interface: RequiredValue;
  readonly Paused: RequiredValue;
  readonly Queue?: FieldValue;
  readonly Reason?: FieldValue;
}

/**
 * @privilege agent
 * @module app_queue
 */
export interface QueuePenaltyActionFields {
  readonly Interface: RequiredValue;
  readonly Penalty: RequiredValue;
  readonly Queue?: FieldValue;
}

/**
 * @privilege none
 * @module app_queue
 */
export interface QueueReloadActionFields {
  readonly Queue?: FieldValue;
  readonly Members?: Choice<'yes' | 'no'>;
  readonly Rules?: Choice<'yes' | 'no'>;
  readonly Parameters?: Choice<'yes' | 'no'>;
}

/**
 * @privilege agent
 * @module app_queue
 */
export interface QueueRemoveActionFields {
  readonly Queue: RequiredValue;
  readonly Interface: RequiredValue;
}

/**
 * @privilege none
 * @module app_queue
 */
export interface QueueResetActionFields {
  readonly Queue?: FieldValue;
}

/**
 * @privilege none
 * @module app_queue
 */
export interface QueueRuleActionFields {
  readonly Rule?: FieldValue;
}

/** @only Asterisk before 14 */
export interface QueuesActionFields {}

/**
 * @privilege none
 * @module app_queue
 * @list QueueParams, QueueMember, QueueEntry, QueueStatusComplete
 */
export interface QueueStatusActionFields {
  readonly Queue?: FieldValue;
  readonly Member?: FieldValue;
}

/**
 * @privilege none
 * @module app_queue
 * @list QueueSummary, QueueSummaryComplete
 */
export interface QueueSummaryActionFields {
  readonly Queue?: FieldValue;
}

/**
 * @privilege none
 * @module app_queue
 */
export interface QueueWithdrawCallerActionFields {
  readonly Queue: RequiredValue;
  readonly Caller: RequiredValue;
  readonly WithdrawInfo?: FieldValue;
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

/** @privilege system,config */
export interface ReloadActionFields {
  readonly Module?: FieldValue;
}

/**
 * @only Asterisk 22
 * @privilege call
 * @module app_senddtmf
 */
export interface SendFlashActionFields {
  readonly Channel: RequiredValue;
  readonly Receive?: FieldValue;
}

/** @privilege call */
export interface SendTextActionFields {
  readonly Channel: RequiredValue;
  readonly Message: RequiredValue;
  readonly 'Content-Type'?: FieldValue;
}

/** @privilege call */
export interface SetvarActionFields {
  readonly Channel?: FieldValue;
  readonly Variable: RequiredValue;
  readonly Value: RequiredValue;
}

/**
 * @privilege config,reporting
 * @list ListDialplan, ShowDialPlanComplete
 */
export interface ShowDialPlanActionFields {
  readonly Extension?: FieldValue;
  readonly Context?: FieldValue;
}

/**
 * @only Asterisk 16
 * @privilege system
 */
export interface SIPnotifyActionFields {
  readonly Channel: RequiredValue;
  /** @repeated */
  readonly Variable: RequiredValues;
  readonly 'Call-ID'?: FieldValue;
}

/**
 * @only Asterisk 16
 * @privilege system,reporting
 * @list PeerEntry, PeerlistComplete
 */
export interface SIPpeersActionFields {}

/**
 * @only Asterisk 16
 * @privilege system
 * @list PeerStatus, SIPpeerstatusComplete
 */
export interface SIPpeerstatusActionFields {
  readonly Peer?: FieldValue;
}

/**
 * @only Asterisk 16
 * @privilege system,reporting
 */
export interface SIPqualifypeerActionFields {
  readonly Peer: RequiredValue;
}

/**
 * @only Asterisk 16
 * @privilege system,reporting
 */
export interface SIPshowpeerActionFields {
  readonly Peer: RequiredValue;
}

/**
 * @only Asterisk 16
 * @privilege system,reporting
 * @list RegistryEntry, RegistrationsComplete
 */
export interface SIPshowregistryActionFields {}

/**
 * @only Asterisk 16
 * @privilege system,reporting
 * @list DeviceEntry, DevicelistComplete
 */
export interface SKINNYdevicesActionFields {}

/**
 * @only Asterisk 16
 * @privilege system,reporting
 * @list LineEntry, LinelistComplete
 */
export interface SKINNYlinesActionFields {}

/**
 * @only Asterisk 16
 * @privilege system,reporting
 */
export interface SKINNYshowdeviceActionFields {
  readonly Device: RequiredValue;
}

/**
 * @only Asterisk 16
 * @privilege system,reporting
 */
export interface SKINNYshowlineActionFields {
  readonly Line: RequiredValue;
}

/**
 * @privilege system
 * @module res_sorcery_memory_cache
 */
export interface SorceryMemoryCacheExpireActionFields {
  readonly Cache: RequiredValue;
}

/**
 * @privilege system
 * @module res_sorcery_memory_cache
 */
export interface SorceryMemoryCacheExpireObjectActionFields {
  readonly Cache: RequiredValue;
  readonly Object: RequiredValue;
}

/**
 * @privilege system
 * @module res_sorcery_memory_cache
 */
export interface SorceryMemoryCachePopulateActionFields {
  readonly Cache: RequiredValue;
}

/**
 * @privilege system
 * @module res_sorcery_memory_cache
 */
export interface SorceryMemoryCacheStaleActionFields {
  readonly Cache: RequiredValue;
}

/**
 * @privilege system
 * @module res_sorcery_memory_cache
 */
export interface SorceryMemoryCacheStaleObjectActionFields {
  readonly Cache: RequiredValue;
  readonly Object: RequiredValue;
  readonly Reload?: FieldValue;
}

/**
 * @privilege system,call,reporting
 * @list Status, StatusComplete
 */
export interface StatusActionFields {
  readonly Channel?: FieldValue;
  readonly Variables?: FieldValue;
  readonly AllVariables?: Choice<'true' | 'false'>;
}

/**
 * @privilege system,call
 * @module app_mixmonitor
 */
export interface StopMixMonitorActionFields {
  readonly Channel: RequiredValue;
  readonly MixMonitorID?: FieldValue;
}

/**
 * @only Asterisk 16
 * @privilege call
 */
export interface StopMonitorActionFields {
  readonly Channel: RequiredValue;
}

/**
 * @only Asterisk 16
 * @privilege call
 */
export interface UnpauseMonitorActionFields {
  readonly Channel: RequiredValue;
}

/** @privilege config */
export interface UpdateConfigActionFields {
  readonly SrcFilename: RequiredValue;
  readonly DstFilename: RequiredValue;
  readonly Reload?: FieldValue;
  readonly PreserveEffectiveContext?: FieldValue;
  readonly [field: `Action-${string}`]: Choice<
    | 'NewCat'
    | 'RenameCat'
    | 'DelCat'
    | 'EmptyCat'
    | 'Update'
    | 'Delete'
    | 'Append'
    | 'Insert'
  >;
  readonly [field: `Cat-${string}`]: FieldValue;
  readonly [field: `Var-${string}`]: FieldValue;
  readonly [field: `Value-${string}`]: FieldValue;
  readonly [field: `Match-${string}`]: FieldValue;
  readonly [field: `Line-${string}`]: FieldValue;
  readonly [field: `Options-${string}`]: FieldValue;
}

/** @privilege user */
export interface UserEventActionFields {
  readonly UserEvent: RequiredValue;
  readonly [header: string]: FieldValues;
}

/** @only chan_vgsm */
export interface vgsm_sms_txActionFields {
  /** @only Asterisk before 12 */
  readonly To?: FieldValue;
  /** @only Asterisk before 12 */
  readonly 'Content-Type'?: FieldValue;
  /** @only Asterisk before 12 */
  readonly 'Content-Transfer-Encoding'?: FieldValue;
  /** @only Asterisk before 12 */
  readonly 'X-SMS-ME'?: FieldValue;
  /** @only Asterisk before 12 */
  readonly 'X-SMS-Class'?: FieldValue;
  /** @only Asterisk before 12 */
  readonly 'X-SMS-Concatenate-RefID'?: FieldValue;
  /** @only Asterisk before 12 */
  readonly 'X-SMS-Concatenate-Sequence-Number'?: FieldValue;
  /** @only Asterisk before 12 */
  readonly 'X-SMS-Concatenate-Total-Messages'?: FieldValue;
  /** @only Asterisk before 12 */
  readonly Account?: FieldValue;
  /** @only Asterisk before 12 */
  readonly Content?: FieldValue;
}

/**
 * @only Asterisk 22
 * @privilege call,reporting
 * @module app_voicemail
 * @list VoicemailBoxDetail, VoicemailBoxDetailComplete
 */
export interface VoicemailBoxSummaryActionFields {
  readonly Context: RequiredValue;
  readonly Mailbox: RequiredValue;
}

/**
 * @only Asterisk 22
 * @privilege user
 * @module app_voicemail
 */
export interface VoicemailForwardActionFields {
  readonly Context: RequiredValue;
  readonly Mailbox: RequiredValue;
  readonly Folder: RequiredValue;
  readonly ID: RequiredValue;
  readonly ToContext: RequiredValue;
  readonly ToMailbox: RequiredValue;
  readonly ToFolder: RequiredValue;
}

/**
 * @only Asterisk 22
 * @privilege user
 * @module app_voicemail
 */
export interface VoicemailMoveActionFields {
  readonly Context: RequiredValue;
  readonly Mailbox: RequiredValue;
  readonly Folder: RequiredValue;
  readonly ID: RequiredValue;
  readonly ToFolder: RequiredValue;
}

/**
 * @privilege user
 * @module app_voicemail
 */
export interface VoicemailRefreshActionFields {
  readonly Context?: FieldValue;
  readonly Mailbox?: FieldValue;
}

/**
 * @only Asterisk 22
 * @privilege user
 * @module app_voicemail
 */
export interface VoicemailRemoveActionFields {
  readonly Context: RequiredValue;
  readonly Mailbox: RequiredValue;
  readonly Folder: RequiredValue;
  readonly ID: RequiredValue;
}

/**
 * @privilege call,reporting
 * @module app_voicemail
 * @list VoicemailUserEntry, VoicemailUserEntryComplete
 */
export interface VoicemailUsersListActionFields {}

/**
 * @privilege call,reporting
 * @module app_voicemail
 * @list VoicemailUserDetail, VoicemailUserDetailComplete
 */
export interface VoicemailUserStatusActionFields {
  readonly Context: RequiredValue;
  readonly Mailbox: RequiredValue;
}

/**
 * @privilege none
 * @list WaitEventComplete
 */
export interface WaitEventActionFields {
  readonly Timeout: RequiredValue;
}

export interface AsteriskActions {
  readonly AbsoluteTimeout: AbsoluteTimeoutActionFields;
  readonly AgentLogoff: AgentLogoffActionFields;
  readonly Agents: AgentsActionFields;
  readonly AGI: AGIActionFields;
  readonly AOCMessage: AOCMessageActionFields;
  readonly Atxfer: AtxferActionFields;
  readonly BlindTransfer: BlindTransferActionFields;
  readonly Bridge: BridgeActionFields;
  readonly BridgeDestroy: BridgeDestroyActionFields;
  readonly BridgeInfo: BridgeInfoActionFields;
  readonly BridgeKick: BridgeKickActionFields;
  readonly BridgeList: BridgeListActionFields;
  readonly BridgeTechnologyList: BridgeTechnologyListActionFields;
  readonly BridgeTechnologySuspend: BridgeTechnologySuspendActionFields;
  readonly BridgeTechnologyUnsuspend: BridgeTechnologyUnsuspendActionFields;
  readonly CancelAtxfer: CancelAtxferActionFields;
  readonly Challenge: ChallengeActionFields;
  readonly ChangeMonitor: ChangeMonitorActionFields;
  readonly Command: CommandActionFields;
  readonly ConfbridgeKick: ConfbridgeKickActionFields;
  readonly ConfbridgeList: ConfbridgeListActionFields;
  readonly ConfbridgeListRooms: ConfbridgeListRoomsActionFields;
  readonly ConfbridgeLock: ConfbridgeLockActionFields;
  readonly ConfbridgeMute: ConfbridgeMuteActionFields;
  readonly ConfbridgeSetSingleVideoSrc: ConfbridgeSetSingleVideoSrcActionFields;
  readonly ConfbridgeStartRecord: ConfbridgeStartRecordActionFields;
  readonly ConfbridgeStopRecord: ConfbridgeStopRecordActionFields;
  readonly ConfbridgeUnlock: ConfbridgeUnlockActionFields;
  readonly ConfbridgeUnmute: ConfbridgeUnmuteActionFields;
  readonly ControlPlayback: ControlPlaybackActionFields;
  readonly CoreSettings: CoreSettingsActionFields;
  readonly CoreShowChannelMap: CoreShowChannelMapActionFields;
  readonly CoreShowChannels: CoreShowChannelsActionFields;
  readonly CoreStatus: CoreStatusActionFields;
  readonly CreateConfig: CreateConfigActionFields;
  readonly DAHDIDialOffhook: DAHDIDialOffhookActionFields;
  readonly DAHDIDNDoff: DAHDIDNDoffActionFields;
  readonly DAHDIDNDon: DAHDIDNDonActionFields;
  readonly DAHDIHangup: DAHDIHangupActionFields;
  readonly DAHDIRestart: DAHDIRestartActionFields;
  readonly DAHDIShowChannels: DAHDIShowChannelsActionFields;
  readonly DAHDIShowStatus: DAHDIShowStatusActionFields;
  readonly DAHDITransfer: DAHDITransferActionFields;
  readonly DBDel: DBDelActionFields;
  readonly DBDelTree: DBDelTreeActionFields;
  readonly DBGet: DBGetActionFields;
  readonly DBGetTree: DBGetTreeActionFields;
  readonly DBPut: DBPutActionFields;
  readonly DeviceStateList: DeviceStateListActionFields;
  readonly DialplanExtensionAdd: DialplanExtensionAddActionFields;
  readonly DialplanExtensionRemove: DialplanExtensionRemoveActionFields;
  readonly DongleReload: DongleReloadActionFields;
  readonly DongleReset: DongleResetActionFields;
  readonly DongleRestart: DongleRestartActionFields;
  readonly DongleSendPDU: DongleSendPDUActionFields;
  readonly DongleSendSMS: DongleSendSMSActionFields;
  readonly DongleSendUSSD: DongleSendUSSDActionFields;
  readonly DongleShowDevices: DongleShowDevicesActionFields;
  readonly DongleStart: DongleStartActionFields;
  readonly DongleStop: DongleStopActionFields;
  readonly Events: EventsActionFields;
  readonly ExtensionState: ExtensionStateActionFields;
  readonly ExtensionStateList: ExtensionStateListActionFields;
  readonly FAXSession: FAXSessionActionFields;
  readonly FAXSessions: FAXSessionsActionFields;
  readonly FAXStats: FAXStatsActionFields;
  readonly Filter: FilterActionFields;
  readonly FilterList: FilterListActionFields;
  readonly GetConfig: GetConfigActionFields;
  readonly GetConfigJSON: GetConfigJSONActionFields;
  readonly Getvar: GetvarActionFields;
  readonly Hangup: HangupActionFields;
  readonly IAXnetstats: IAXnetstatsActionFields;
  readonly IAXpeerlist: IAXpeerlistActionFields;
  readonly IAXpeers: IAXpeersActionFields;
  readonly IAXregistry: IAXregistryActionFields;
  readonly JabberSend: JabberSendActionFields;
  readonly ListCategories: ListCategoriesActionFields;
  readonly ListCommands: ListCommandsActionFields;
  readonly LocalOptimizeAway: LocalOptimizeAwayActionFields;
  readonly LoggerRotate: LoggerRotateActionFields;
  readonly Login: LoginActionFields;
  readonly Logoff: LogoffActionFields;
  readonly MailboxCount: MailboxCountActionFields;
  readonly MailboxStatus: MailboxStatusActionFields;
  readonly MeetmeList: MeetmeListActionFields;
  readonly MeetmeListRooms: MeetmeListRoomsActionFields;
  readonly MeetmeMute: MeetmeMuteActionFields;
  readonly MeetmeUnmute: MeetmeUnmuteActionFields;
  readonly MessageSend: MessageSendActionFields;
  readonly MixMonitor: MixMonitorActionFields;
  readonly MixMonitorMute: MixMonitorMuteActionFields;
  readonly ModuleCheck: ModuleCheckActionFields;
  readonly ModuleLoad: ModuleLoadActionFields;
  readonly Monitor: MonitorActionFields;
  readonly MuteAudio: MuteAudioActionFields;
  readonly MWIDelete: MWIDeleteActionFields;
  readonly MWIGet: MWIGetActionFields;
  readonly MWIUpdate: MWIUpdateActionFields;
  readonly Originate: OriginateActionFields;
  readonly Park: ParkActionFields;
  readonly ParkedCalls: ParkedCallsActionFields;
  readonly Parkinglots: ParkinglotsActionFields;
  readonly PauseMonitor: PauseMonitorActionFields;
  readonly Ping: PingActionFields;
  readonly PJSIPHangup: PJSIPHangupActionFields;
  readonly PJSIPNotify: PJSIPNotifyActionFields;
  readonly PJSIPQualify: PJSIPQualifyActionFields;
  readonly PJSIPRegister: PJSIPRegisterActionFields;
  readonly PJSIPSetMaintenance: PJSIPSetMaintenanceActionFields;
  readonly PJSIPShowAors: PJSIPShowAorsActionFields;
  readonly PJSIPShowAuths: PJSIPShowAuthsActionFields;
  readonly PJSIPShowContacts: PJSIPShowContactsActionFields;
  readonly PJSIPShowEndpoint: PJSIPShowEndpointActionFields;
  readonly PJSIPShowEndpoints: PJSIPShowEndpointsActionFields;
  readonly PJSIPShowMaintenance: PJSIPShowMaintenanceActionFields;
  readonly PJSIPShowRegistrationInboundContactStatuses: PJSIPShowRegistrationInboundContactStatusesActionFields;
  readonly PJSIPShowRegistrationsInbound: PJSIPShowRegistrationsInboundActionFields;
  readonly PJSIPShowRegistrationsOutbound: PJSIPShowRegistrationsOutboundActionFields;
  readonly PJSIPShowResourceLists: PJSIPShowResourceListsActionFields;
  readonly PJSIPShowSubscriptionsInbound: PJSIPShowSubscriptionsInboundActionFields;
  readonly PJSIPShowSubscriptionsOutbound: PJSIPShowSubscriptionsOutboundActionFields;
  readonly PJSIPUnregister: PJSIPUnregisterActionFields;
  readonly PlayDTMF: PlayDTMFActionFields;
  readonly PlayMF: PlayMFActionFields;
  readonly PresenceState: PresenceStateActionFields;
  readonly PresenceStateList: PresenceStateListActionFields;
  readonly PRIDebugFileSet: PRIDebugFileSetActionFields;
  readonly PRIDebugFileUnset: PRIDebugFileUnsetActionFields;
  readonly PRIDebugSet: PRIDebugSetActionFields;
  readonly PRIShowSpans: PRIShowSpansActionFields;
  readonly QueueAdd: QueueAddActionFields;
  readonly QueueChangePriorityCaller: QueueChangePriorityCallerActionFields;
  readonly QueueLog: QueueLogActionFields;
  readonly QueueMemberRingInUse: QueueMemberRingInUseActionFields;
  readonly QueuePause: QueuePauseActionFields;
  readonly QueuePenalty: QueuePenaltyActionFields;
  readonly QueueReload: QueueReloadActionFields;
  readonly QueueRemove: QueueRemoveActionFields;
  readonly QueueReset: QueueResetActionFields;
  readonly QueueRule: QueueRuleActionFields;
  readonly Queues: QueuesActionFields;
  readonly QueueStatus: QueueStatusActionFields;
  readonly QueueSummary: QueueSummaryActionFields;
  readonly QueueWithdrawCaller: QueueWithdrawCallerActionFields;
  readonly Redirect: RedirectActionFields;
  readonly Reload: ReloadActionFields;
  readonly SendFlash: SendFlashActionFields;
  readonly SendText: SendTextActionFields;
  readonly Setvar: SetvarActionFields;
  readonly ShowDialPlan: ShowDialPlanActionFields;
  readonly SIPnotify: SIPnotifyActionFields;
  readonly SIPpeers: SIPpeersActionFields;
  readonly SIPpeerstatus: SIPpeerstatusActionFields;
  readonly SIPqualifypeer: SIPqualifypeerActionFields;
  readonly SIPshowpeer: SIPshowpeerActionFields;
  readonly SIPshowregistry: SIPshowregistryActionFields;
  readonly SKINNYdevices: SKINNYdevicesActionFields;
  readonly SKINNYlines: SKINNYlinesActionFields;
  readonly SKINNYshowdevice: SKINNYshowdeviceActionFields;
  readonly SKINNYshowline: SKINNYshowlineActionFields;
  readonly SorceryMemoryCacheExpire: SorceryMemoryCacheExpireActionFields;
  readonly SorceryMemoryCacheExpireObject: SorceryMemoryCacheExpireObjectActionFields;
  readonly SorceryMemoryCachePopulate: SorceryMemoryCachePopulateActionFields;
  readonly SorceryMemoryCacheStale: SorceryMemoryCacheStaleActionFields;
  readonly SorceryMemoryCacheStaleObject: SorceryMemoryCacheStaleObjectActionFields;
  readonly Status: StatusActionFields;
  readonly StopMixMonitor: StopMixMonitorActionFields;
  readonly StopMonitor: StopMonitorActionFields;
  readonly UnpauseMonitor: UnpauseMonitorActionFields;
  readonly UpdateConfig: UpdateConfigActionFields;
  readonly UserEvent: UserEventActionFields;
  readonly vgsm_sms_tx: vgsm_sms_txActionFields;
  readonly VoicemailBoxSummary: VoicemailBoxSummaryActionFields;
  readonly VoicemailForward: VoicemailForwardActionFields;
  readonly VoicemailMove: VoicemailMoveActionFields;
  readonly VoicemailRefresh: VoicemailRefreshActionFields;
  readonly VoicemailRemove: VoicemailRemoveActionFields;
  readonly VoicemailUsersList: VoicemailUsersListActionFields;
  readonly VoicemailUserStatus: VoicemailUserStatusActionFields;
  readonly WaitEvent: WaitEventActionFields;
}

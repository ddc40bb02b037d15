import type { Overlay } from './amend.js';

const VOICEMAIL_USER = `
  VMContext VoiceMailbox Fullname Email Pager ServerEmail FromString MailCommand Language TimeZone Callback Dialout
  UniqueID ExitContext SayDurationMinimum SayEnvelope SayCID AttachMessage AttachmentFormat DeleteMessage VolumeGain
  CanReview CanMarkUrgent CallOperator MaxMessageCount MaxMessageLength NewMessageCount OldMessageCount`;

/**
 * What Asterisk's documentation leaves out or gets wrong: seen on the wire of Asterisk 16.28 and 22.10, or read from their
 * source where no such module could be run.
 */
export const overlay: Overlay = {
  privileges: {
    '': `BridgeDestroy BridgeInfo BridgeKick BridgeList BridgeTechnologyList BridgeTechnologySuspend
      BridgeTechnologyUnsuspend Challenge DAHDIDNDoff DAHDIDNDon DAHDIDialOffhook DAHDIHangup DAHDIRestart
      DAHDIShowChannels DAHDIShowStatus DAHDITransfer Events ListCommands Login Logoff PRIDebugFileUnset PRIDebugSet
      PRIShowSpans Ping QueueChangePriorityCaller QueueReload QueueReset QueueRule QueueStatus QueueSummary
      QueueWithdrawCaller WaitEvent`,
    system: `ConfbridgeStartRecord ConfbridgeStopRecord DBDel DBDelTree DBPut DialplanExtensionAdd
      DialplanExtensionRemove Filter JabberSend MixMonitor ModuleCheck ModuleLoad MuteAudio PJSIPNotify
      PJSIPSetMaintenance PJSIPShowAors PJSIPShowAuths PJSIPShowContacts PJSIPShowEndpoint PJSIPShowEndpoints
      PJSIPShowRegistrationInboundContactStatuses PJSIPShowRegistrationsInbound PJSIPShowResourceLists
      PJSIPShowSubscriptionsInbound PJSIPShowSubscriptionsOutbound PRIDebugFileSet SIPnotify SIPpeerstatus
      SorceryMemoryCacheExpire SorceryMemoryCacheExpireObject SorceryMemoryCachePopulate SorceryMemoryCacheStale
      SorceryMemoryCacheStaleObject`,
    'system,call': 'AbsoluteTimeout Hangup LocalOptimizeAway MixMonitorMute PJSIPHangup StopMixMonitor',
    'system,call,reporting': 'Status',
    'system,config': 'GetConfig GetConfigJSON Reload',
    'system,reporting': `CoreSettings CoreShowChannelMap CoreShowChannels CoreStatus DBGet DBGetTree IAXnetstats
      IAXpeerlist IAXpeers IAXregistry LoggerRotate PJSIPQualify PJSIPRegister PJSIPShowMaintenance
      PJSIPShowRegistrationsOutbound PJSIPUnregister SIPpeers SIPqualifypeer SIPshowpeer SIPshowregistry SKINNYdevices
      SKINNYlines SKINNYshowdevice SKINNYshowline`,
    call: `Atxfer BlindTransfer Bridge CancelAtxfer ChangeMonitor ConfbridgeKick ConfbridgeLock ConfbridgeMute
      ConfbridgeSetSingleVideoSrc ConfbridgeUnlock ConfbridgeUnmute ControlPlayback FAXSession FAXSessions MWIDelete
      MWIUpdate MeetmeMute MeetmeUnmute Monitor Park ParkedCalls Parkinglots PauseMonitor PlayDTMF PlayMF Redirect
      SendFlash SendText Setvar StopMonitor UnpauseMonitor`,
    'call,reporting': `DeviceStateList ExtensionState ExtensionStateList Getvar MWIGet MailboxCount MailboxStatus
      PresenceState PresenceStateList VoicemailBoxSummary VoicemailUserStatus VoicemailUsersList`,
    command: 'Command',
    agent: 'AgentLogoff Agents QueueAdd QueueLog QueueMemberRingInUse QueuePause QueuePenalty QueueRemove',
    user: 'UserEvent VoicemailForward VoicemailMove VoicemailRefresh VoicemailRemove',
    config: 'CreateConfig ListCategories UpdateConfig',
    'config,reporting': 'ShowDialPlan',
    reporting: 'ConfbridgeList ConfbridgeListRooms FAXStats MeetmeList MeetmeListRooms',
    originate: 'Originate',
    agi: 'AGI',
    aoc: 'AOCMessage',
    message: 'MessageSend',
  },

  actions: {
    AOCMessage: {
      fields: 'UnitAmount(*) UnitType(*)',
      without: 'UnitAmount(0) UnitType(0)',
    },
    BlindTransfer: { required: 'Exten' },
    CoreShowChannelMap: { required: 'Channel' },
    Events: { values: { EventMask: 'on off' } },
    ExtensionState: { optional: 'Context' },
    Filter: { required: 'Operation', values: { MatchCriteria: '' } },
    Login: { values: { Events: 'on off' } },
    MessageSend: { fields: 'Variable[]', values: { Destination: '' } },
    MixMonitorMute: { required: 'Direction State' },
    Originate: { fields: 'Variable[]' },
    PJSIPNotify: { fields: 'Variable[]' },
    SIPnotify: { fields: 'Variable[]' },
    UpdateConfig: {
      fields: 'Action-* Cat-* Var-* Value-* Match-* Line-* Options-*',
      without: 'Action-000000 Cat-000000 Var-000000 Value-000000 Match-000000 Line-000000 Options-000000',
      values: { 'Action-*': 'NewCat RenameCat DelCat EmptyCat Update Delete Append Insert' },
    },
    UserEvent: { open: true, without: 'Header1 HeaderN' },
  },

  events: {
    // Present in the documentation of one version, on the wire of both.
    AorDetail: { fields: 'QualifyTimeout VoicemailExtension Contacts' },
    AorList: { fields: 'QualifyTimeout VoicemailExtension Contacts' },
    BridgeMerge: { both: true },
    ConfbridgeListRooms: { both: true },
    DTMFBegin: { both: true },
    DTMFEnd: { both: true },
    EndpointList: { fields: 'Contacts' },
    InboundRegistrationDetail: { both: true },
    InboundSubscriptionDetail: { both: true },
    MessageWaiting: { both: true },
    OutboundRegistrationDetail: { both: true },
    OutboundSubscriptionDetail: { both: true },
    ResourceListDetail: { both: true },
    EndpointDetail: {
      fields: `RpidImmediate Webrtc Ignore183WithoutSdp DtlsFingerprint SuppressQ850ReasonHeaders
        MwiSubscribeReplacesUnsolicited FollowEarlyMediaFork ReferBlindProgress MaxAudioStreams Bundle FaxDetectTimeout
        RtpTimeoutHold VoicemailExtension RtpTimeout StirShaken ContactAcl GeolocOutgoingCallProfile SendHistoryInfo
        DtlsAutoGenerateCert AsymmetricRtpCodec GeolocIncomingCallProfile NotifyEarlyInuseRinging IncomingMwiMailbox
        AllowUnauthenticatedOptions StirShakenProfile BindRtpToMediaAddress AllowOverlap G726NonStandard Acl RtcpMux
        MaxVideoStreams AcceptMultipleSdpAnswers RtpKeepalive FollowRedirectMethods`,
    },

    // Fields that are sent and not documented.
    AsyncAGIExec: { fields: 'CommandId' },
    AttendedTransfer: { fields: 'IsExternal' },
    ConfbridgeList: { fields: 'EndMarkedAny' },
    QueueParams: { fields: 'Queue ServiceLevel ServicelevelPerf ServicelevelPerf2 Weight' },
    Status: { fields: 'Variable[]' },
    TransportDetail: { fields: 'AsyncOperations' },

    // Documented under a class that does not exist.
    ChannelTalkingStart: { privilege: 'call' },
    ChannelTalkingStop: { privilege: 'call' },

    // Not documented at all.
    Newexten: { privilege: 'dialplan', snapshots: 'Channel', fields: 'Extension Application AppData' },
    TestEvent: {
      privilege: 'reporting',
      fields: `Type State[] AppFile AppFunction AppLine Channel CallID PriorCallID Contact Status RTT Message Control
        Attempt Dialled Result Feature Conference OldState NewState Mode Source Count AOR Expiration UserAgent`,
    },
    BridgeListItem: { snapshots: 'Bridge' },
    BridgeListComplete: {},
    BridgeTechnologyListItem: { fields: 'BridgeTechnology BridgeType BridgePriority BridgeSuspended' },
    BridgeTechnologyListComplete: {},
    ChannelHungup: { fields: 'Channel' },
    ChannelsHungupListComplete: {},
    ConfbridgeListComplete: {},
    ConfbridgeListRoomsComplete: {},
    ContactStatusDetailComplete: {},
    CoreShowChannelMap: { only: 'Asterisk 22', fields: 'Channel ConnectedChannel' },
    DAHDIShowChannels: {
      fields: 'DAHDIChannel Channel Uniqueid AccountCode Signalling SignallingCode Context DND Alarm Description',
    },
    DAHDIShowChannelsComplete: { fields: 'Items' },
    DAHDIShowStatus: {
      only: 'Asterisk 22',
      fields: 'Span Description Alarms IRQ bpviol CRC Framing Coding Options LBO',
    },
    DAHDIShowStatusComplete: { only: 'Asterisk 22', fields: 'Items' },
    DBGetResponse: { fields: 'Family Key Val' },
    DBGetComplete: {},
    DBGetTreeResponse: { fields: 'Key Val' },
    DBGetTreeComplete: {},
    DeviceEntry: {
      only: 'Asterisk 16',
      fields: 'Channeltype ObjectName ChannelObjectType DeviceId IPaddress Type Devicestatus NumberOfLines',
    },
    DevicelistComplete: { only: 'Asterisk 16' },
    InboundRegistrationDetailComplete: {},
    InboundSubscriptionDetailComplete: {},
    LineEntry: { only: 'Asterisk 16', fields: 'Channeltype ObjectName ChannelObjectType Device Instance Label' },
    LinelistComplete: { only: 'Asterisk 16' },
    ListDialplan: {
      fields: `Context Extension ExtensionLabel Priority Application AppData Registrar IncludeContext Switch
        IgnorePattern`,
    },
    MeetmeListComplete: {},
    MeetmeListRoomsComplete: {},
    MWIGet: { fields: 'Mailbox OldMessages NewMessages' },
    MWIGetComplete: {},
    OutboundRegistrationDetailComplete: { fields: 'Registered NotRegistered' },
    OutboundSubscriptionDetailComplete: {},
    ParkedCallsComplete: { fields: 'Total' },
    Parkinglot: { fields: 'Name StartSpace StopSpace Timeout' },
    ParkinglotsComplete: {},
    PeerEntry: {
      fields: `Channeltype ObjectName ChanObjectType IPaddress IPport Dynamic AutoForcerport Forcerport AutoComedia
        Comedia VideoSupport TextSupport ACL Status RealtimeDevice Description Accountcode Trunk Encryption Mask Port`,
    },
    PeerlistComplete: {},
    PJSIPMaintenanceStatusComplete: { only: 'Asterisk 22' },
    PRIShowSpans: { fields: 'Span DChannel Order Active Alarm Up' },
    PRIShowSpansComplete: { fields: 'Items' },
    QueueMember: {
      fields: `Queue Name Location StateInterface Membership Penalty CallsTaken LastCall LastPause LoginTime InCall
        Status Paused PausedReason Wrapuptime`,
    },
    QueueStatusComplete: {},
    QueueSummary: { fields: 'Queue LoggedIn Available Callers HoldTime TalkTime LongestHoldTime' },
    QueueSummaryComplete: {},
    RegistrationsComplete: {},
    RegistryEntry: {
      fields: 'Host Port Username Domain DomainPort Refresh State RegistrationTime DNSmanager Perceived',
    },
    ResourceListDetailComplete: {},
    ShowDialPlanComplete: { fields: 'ListExtensions ListPriorities ListContexts' },
    SIPpeerstatusComplete: { only: 'Asterisk 16' },
    VoicemailBoxDetail: { only: 'Asterisk 22', fields: 'Folder CallerID Date Duration Flag ID' },
    VoicemailBoxDetailComplete: { only: 'Asterisk 22' },
    VoicemailUserDetail: { fields: VOICEMAIL_USER },
    VoicemailUserDetailComplete: {},
    VoicemailUserEntry: { fields: VOICEMAIL_USER },
    VoicemailUserEntryComplete: {},
    WaitEventComplete: {},
  },
};

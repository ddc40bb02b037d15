import type { Overlay } from './amend.js';

const BEFORE_12 = 'Asterisk before 12';
const DONGLE = 'chan_dongle';
const VGSM = 'chan_vgsm';

/**
 * What neither Asterisk 16 nor 22 has, and programs written for PAMI still name: Asterisk before 12 and two channel
 * drivers from outside.
 */
export const legacy: Overlay = {
  addedFieldsOnly: BEFORE_12,

  actions: {
    Atxfer: { fields: 'Priority' },
    DongleReload: { only: DONGLE, fields: 'When' },
    DongleReset: { only: DONGLE, fields: 'Device' },
    DongleRestart: { only: DONGLE, fields: 'When Device' },
    DongleSendPDU: { only: DONGLE, fields: 'Device PDU' },
    DongleSendSMS: { only: DONGLE, fields: 'Device Number Message Validity Report Payload' },
    DongleSendUSSD: { only: DONGLE, fields: 'Device USSD' },
    DongleShowDevices: { only: DONGLE, fields: 'Device' },
    DongleStart: { only: DONGLE, fields: 'Device' },
    DongleStop: { only: DONGLE, fields: 'When Device' },
    JabberSend: { fields: 'ScreenName' },
    Park: { fields: 'Channel2' },
    Queues: { only: 'Asterisk before 14' },
    vgsm_sms_tx: {
      only: VGSM,
      fields: `To Content-Type Content-Transfer-Encoding X-SMS-ME X-SMS-Class X-SMS-Concatenate-RefID
        X-SMS-Concatenate-Sequence-Number X-SMS-Concatenate-Total-Messages Account Content`,
    },
  },

  events: {
    AgentConnect: { fields: 'Member BridgedChannel' },
    Agentlogin: { only: BEFORE_12, fields: 'Agent Channel Uniqueid' },
    Agentlogoff: { only: BEFORE_12, fields: 'Agent Logintime Uniqueid' },
    Agents: { fields: 'LoggedInChan TalkingTo TalkingToChannel' },
    AGIExec: { only: BEFORE_12, fields: 'SubEvent Channel CommandId Command ResultCode Result' },
    AsyncAGI: { only: BEFORE_12, fields: 'SubEvent Channel Env CommandID Result' },
    Bridge: {
      only: BEFORE_12,
      fields: 'Bridgestate Bridgetype Channel1 Channel2 Uniqueid1 Uniqueid2 CallerID1 CallerID2',
    },
    CEL: { fields: 'Event Channel' },
    ChannelUpdate: { only: BEFORE_12, fields: 'Channel Channeltype Uniqueid SIPcallid SIPfullcontact' },
    CoreShowChannel: { fields: 'Extension BridgedChannel BridgedUniqueID' },
    Dial: {
      only: BEFORE_12,
      fields: `SubEvent Channel Destination CallerIDNum CallerIDName ConnectedLineNum ConnectedLineName UniqueID
        DestUniqueID Dialstring DialStatus`,
    },
    DTMF: { only: BEFORE_12, fields: 'Channel Uniqueid Digit Direction Begin End' },
    Hold: { fields: 'Status' },
    JabberEvent: { only: BEFORE_12, fields: 'Account Packet' },
    Join: {
      only: BEFORE_12,
      fields: `Channel CallerIDNum CallerIDName ConnectedLineNum ConnectedLineName Queue Position Count Uniqueid`,
    },
    Leave: { only: BEFORE_12, fields: 'Channel Queue Count Position Uniqueid' },
    Link: { only: BEFORE_12, fields: 'Channel1 Channel2 Uniqueid1 Uniqueid2 CallerID1 CallerID2' },
    Masquerade: { only: BEFORE_12, fields: 'Clone CloneState Original OriginalState' },
    MusicOnHold: { only: BEFORE_12, fields: 'State Channel UniqueID' },
    ParkedCall: { fields: 'From' },
    PeerEntry: { fields: 'NatSupport' },
    QueueMemberAdded: { fields: 'Location' },
    QueueMemberPaused: { only: BEFORE_12, fields: 'Queue Location MemberName Paused Reason' },
    QueueMemberRemoved: { fields: 'Location' },
    QueueMemberStatus: { fields: 'Location' },
    Registry: { fields: 'Channel' },
    Rename: { fields: 'Channel Oldname Newname Uniqueid' },
    RTCPReceived: {
      fields: `ReceptionReports SenderSSRC FractionLost PacketsLost HighestSequence SequenceNumberCycles IAJitter LastSR
        DLSR`,
    },
    RTCPReceiverStat: { only: BEFORE_12, fields: 'SSRC ReceivedPackets LostPackets Jitter Transit RRCount' },
    RTCPSent: { fields: 'OurSSRC ReportBlock FractionLost CumulativeLoss IAJitter TheirLastSR DLSR' },
    RTPReceiverStat: { only: BEFORE_12, fields: 'SSRC ReceivedPackets LostPackets Jitter Transit RRCount' },
    RTPSenderStat: { only: BEFORE_12, fields: 'SSRC SentPackets LostPackets Jitter RTT SRCount' },
    Status: { fields: 'Extension ApplicationData Duration BridgedChannel BridgedUniqueID' },
    Transfer: {
      only: BEFORE_12,
      fields: `TransferMethod TransferType Channel Uniqueid SIP-Callid TargetChannel TargetUniqueid TransferExten
        TransferContext`,
    },
    Unlink: { only: BEFORE_12, fields: 'Channel1 Channel2 Uniqueid1 Uniqueid2 CallerID1 CallerID2' },

    DongleDeviceEntry: {
      only: DONGLE,
      fields: `Device AudioSetting DataSetting IMEISetting IMSISetting ChannelLanguage Context Exten Group RXGain TXGain
        U2DIAG UseCallingPres DefaultCallingPres AutoDeleteSMS DisableSMS ResetDongle SMSPDU CallWaitingSetting DTMF
        MinimalDTMFGap MinimalDTMFDuration MinimalDTMFInterval State AudioState DataState Voice SMS Manufacturer Model
        Firmware IMEIState IMSIState GSMRegistrationStatus RSSI Mode Submode ProviderName LocationAreaCode CellID
        SubscriberNumber SMSServiceCenter UseUCS2Encoding USSDUse7BitEncoding USSDUseUCS2Decoding TasksInQueue
        CommandsInQueue CallWaitingState CurrentDeviceState DesiredDeviceState CallsChannels Active Held Dialing
        Alerting Incoming Waiting Releasing Initializing`,
    },
    DongleNewCUSD: { only: DONGLE, fields: 'Device Message' },
    DongleNewUSSD: { only: DONGLE, fields: 'Device LineCount' },
    DongleNewUSSDBase64: { only: DONGLE, fields: 'Device Message' },
    DongleShowDevicesComplete: { only: DONGLE },
    DongleSMSStatus: { only: DONGLE, fields: 'Device Id Status' },
    DongleStatus: { only: DONGLE, fields: 'Device Status' },
    DongleUSSDStatus: { only: DONGLE, fields: 'Device Id Status' },

    vgsm_me_state: {
      only: VGSM,
      fields: 'X-vGSM-ME-State X-vGSM-ME-Old-State X-vGSM-ME-State-Change-Reason',
    },
    vgsm_net_state: { only: VGSM, fields: 'X-vGSM-GSM-Registration' },
    vgsm_sms_rx: {
      only: VGSM,
      fields: `Received From Subject MIME-Version Content-Type Content-Transfer-Encoding Date Content
        X-SMS-Message-Type X-SMS-Sender-NP X-SMS-Sender-TON X-SMS-Sender-Number X-SMS-SMCC-NP X-SMS-SMCC-TON
        X-SMS-SMCC-Number X-SMS-More-Messages-To-Send X-SMS-Reply-Path X-SMS-User-Data-Header-Indicator
        X-SMS-Status-Report-Indication`,
    },
  },
};

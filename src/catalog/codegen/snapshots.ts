import type { FieldFacts, Snapshot } from './facts.js';

const CHANNEL: readonly FieldFacts[] = [
  { name: 'Channel' },
  { name: 'ChannelState' },
  {
    name: 'ChannelStateDesc',
    values: [
      'Down',
      'Rsrvd',
      'OffHook',
      'Dialing',
      'Ring',
      'Ringing',
      'Up',
      'Busy',
      'Dialing Offhook',
      'Pre-ring',
      'Unknown',
    ],
  },
  { name: 'CallerIDNum' },
  { name: 'CallerIDName' },
  { name: 'ConnectedLineNum' },
  { name: 'ConnectedLineName' },
  { name: 'Language' },
  { name: 'AccountCode' },
  { name: 'Context' },
  { name: 'Exten' },
  { name: 'Priority' },
  { name: 'Uniqueid' },
  { name: 'Linkedid' },
];

const BRIDGE: readonly FieldFacts[] = [
  { name: 'BridgeUniqueid' },
  { name: 'BridgeType' },
  { name: 'BridgeTechnology' },
  { name: 'BridgeCreator' },
  { name: 'BridgeName' },
  { name: 'BridgeNumChannels' },
  { name: 'BridgeVideoSourceMode', values: ['none', 'talker', 'single'] },
  { name: 'BridgeVideoSource' },
];

/** The fields of a snapshot in the order of the wire. Asterisk's documentation abbreviates them to one element. */
export const snapshotFields = ({ kind, prefix }: Snapshot): readonly FieldFacts[] =>
  (kind === 'channel' ? CHANNEL : BRIDGE).map((field) => ({ ...field, name: `${prefix}${field.name}` }));

import type { BuiltinAction, Run } from './builtin-action.js';

const coreShowChannels: Run = (call, { pbx }) => {
  const rows = pbx.channels.map((channel) => ({
    Event: 'CoreShowChannel',
    ...channel.snapshot(),
    Application: channel.application,
    ApplicationData: channel.data,
    Duration: clockTime(pbx.age(channel)),
    BridgeId: channel.bridge ?? '',
  }));
  call.list(rows, { message: 'Channels will follow' });
};

const clockTime = (seconds: number): string =>
  [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':');

export const CHANNEL_ACTIONS: readonly BuiltinAction[] = [
  { name: 'CoreShowChannels', classes: 'system,reporting', synopsis: 'List the live channels.', run: coreShowChannels },
];

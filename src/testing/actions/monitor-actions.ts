import { type BuiltinAction, isTrue, type Run } from './builtin-action.js';

const mixMonitor: Run = (call, { pbx }) => {
  const name = call.get('Channel');
  if (name === '') return call.error('No channel specified');
  const channel = pbx.find(name);
  if (!channel) return call.error('No such channel');
  if (call.get('File') === '') return call.error('Could not start monitoring channel');
  channel.monitors += 1;
  call.emit('MixMonitorStart', channel.snapshot());
  call.respond();
};

const stopMixMonitor: Run = (call, { pbx }) => {
  const name = call.get('Channel');
  if (name === '') return call.error('No channel specified');
  const channel = pbx.find(name);
  if (!channel) return call.error('No such channel');
  if (channel.monitors === 0) return call.error('Could not stop monitoring channel');
  channel.monitors -= 1;
  call.emit('MixMonitorStop', channel.snapshot());
  call.respond();
};

const mixMonitorMute: Run = (call, { pbx }) => {
  const direction = call.get('Direction');
  const state = call.get('State');
  if (call.get('Channel') === '' && direction !== '') return call.error('No channel specified');
  if (direction === '') return call.error('No direction specified. Must be read, write or both');
  if (!/^(read|write|both)$/i.test(direction)) {
    return call.error('Invalid direction specified. Must be read, write or both');
  }
  if (state === '') return call.error('No state specified');
  const channel = pbx.find(call.get('Channel'));
  if (!channel) return call.error('No such channel');
  if (channel.monitors === 0) return call.error('Cannot set mute flag');
  call.emit('MixMonitorMute', { ...channel.snapshot(), Direction: direction, State: isTrue(state) ? 1 : 0 });
  call.respond();
};

export const MONITOR_ACTIONS: readonly BuiltinAction[] = [
  { name: 'MixMonitor', classes: 'system', synopsis: 'Record a channel.', run: mixMonitor },
  { name: 'MixMonitorMute', classes: 'system,call', synopsis: 'Leave a side out of a record.', run: mixMonitorMute },
  { name: 'StopMixMonitor', classes: 'system,call', synopsis: 'Stop to record a channel.', run: stopMixMonitor },
];

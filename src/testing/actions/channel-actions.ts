import type { FakeRow } from '../action-call.js';
import { posixPattern } from '../event-filter.js';
import { escapeC, type FakeChannel } from '../pbx/channel.js';
import type { ActionScope, BuiltinAction, Run } from './builtin-action.js';

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

const status: Run = (call, { pbx }) => {
  const name = call.get('Channel');
  const channel = pbx.find(name);
  if (name !== '' && !channel) return call.error('No such channel');
  const channels = channel ? [channel] : pbx.channels;
  const variables = call
    .get('Variables')
    .split(',')
    .filter((variable) => variable !== '');
  const rows = channels.map((one) => statusRow(one, pbx.age(one), variables));
  call.list(rows, { message: 'Channel status will follow', completeFields: { Items: rows.length } });
};

const statusRow = (channel: FakeChannel, age: number, variables: readonly string[]): FakeRow => ({
  Event: 'Status',
  Privilege: 'Call',
  ...channel.snapshot(),
  Type: channel.technology,
  DNID: '',
  EffectiveConnectedLineNum: channel.connected.number ?? '<unknown>',
  EffectiveConnectedLineName: channel.connected.name ?? '<unknown>',
  TimeToHangup: 0,
  BridgeID: channel.bridge ?? '',
  Application: channel.application,
  Data: channel.data,
  Nativeformats: '(slin)',
  Readformat: 'slin',
  Readtrans: '',
  Writeformat: 'slin',
  Writetrans: '',
  Callgroup: 0,
  Pickupgroup: 0,
  Seconds: age,
  Variable: variables.map((name) => `${name}=${channel.variables.get(name) ?? '(null)'}`),
  ActionID: undefined,
});

/** A name between slashes is an expression, and hangs up all that it matches. */
const hangup: Run = (call, { pbx }) => {
  const name = call.get('Channel');
  if (name === '') return call.error('No channel specified');
  if (name.startsWith('/')) {
    if (!/^\/.+\/$/s.test(name)) return call.error('Regex format invalid, Channel param should be /regex/');
    const pattern = posixPattern(name.slice(1, -1));
    if (!pattern) return call.error(`Regex compile failed on: ${name}`);
    const doomed = pbx.channels.filter((channel) => pattern.test(channel.name));
    for (const channel of doomed) pbx.requestHangup(channel);
    const rows = doomed.map((channel) => ({ Event: 'ChannelHungup', Channel: channel.name, ActionID: undefined }));
    return call.list(rows, { message: 'Channels hung up will follow', complete: 'ChannelsHungupListComplete' });
  }
  const channel = pbx.find(name);
  if (!channel) return call.error('No such channel');
  pbx.requestHangup(channel);
  call.respond({ Message: 'Channel Hungup' });
};

/** Succeeds whether or not the extension exists. */
const redirect: Run = (call, { pbx }) => {
  const name = call.get('Channel');
  const extra = call.get('ExtraChannel');
  for (const field of ['Channel', 'Context', 'Exten', 'Priority']) {
    if (call.get(field) === '') return call.error(`${field} not specified`);
  }
  if (!/^\s*[-+]?\d/.test(call.get('Priority'))) return call.error('Priority is invalid');
  const channels = [name, ...(extra === '' ? [] : [extra])].map((one) => [one, pbx.find(one)] as const);
  const missing = channels.find(([, channel]) => channel === undefined);
  if (missing) return call.error(`Channel does not exist: ${missing[0]}`);
  for (const [index, [, channel]] of channels.entries()) {
    const prefix = index === 1 && call.get('ExtraExten') !== '' ? 'Extra' : '';
    if (channel) pbx.redirect(channel, call.get(`${prefix}Context`), call.get(`${prefix}Exten`));
  }
  call.respond({ Message: extra === '' ? 'Redirect successful' : 'Dual Redirect successful' });
};

/** Takes two channels out of what they do and lets them talk. */
const bridge: Run = (call, { pbx }) => {
  const names = [call.get('Channel1'), call.get('Channel2')];
  if (names.includes('')) return call.error('Missing channel parameter in request');
  const [first, second] = names.map((name) => pbx.find(name));
  if (!first) return call.error(`Channel1 does not exist: ${names[0]}`);
  if (!second) return call.error(`Channel2 does not exist: ${names[1]}`);
  pbx.bridge(second, first);
  call.respond({ Message: 'Channels have been bridged' });
};

const setvar: Run = (call, scope) => {
  const variable = call.get('Variable');
  const name = call.get('Channel');
  if (variable === '') return call.error('No variable specified');
  const variables = variablesOf(name, scope);
  if (!variables) return call.error('No such channel');
  variables.set(variable, call.get('Value'));
  const channel = scope.pbx.find(name);
  const owner = channel?.snapshot() ?? { Channel: 'none', Uniqueid: 'none' };
  scope.emit('VarSet', { ...owner, Variable: variable, Value: escapeC(call.get('Value')) });
  call.respond({ Message: 'Variable Set' });
};

const getvar: Run = (call, scope) => {
  const variable = call.get('Variable');
  if (variable === '') return call.error('No variable specified');
  const variables = variablesOf(call.get('Channel'), scope);
  if (!variables) return call.error('No such channel');
  call.respond({ Variable: variable, Value: variables.get(variable) ?? '' });
};

/** Without a channel, the globals. */
const variablesOf = (channel: string, { pbx }: ActionScope): Map<string, string> | undefined =>
  channel === '' ? pbx.globals : pbx.find(channel)?.variables;

const clockTime = (seconds: number): string =>
  [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':');

export const CHANNEL_ACTIONS: readonly BuiltinAction[] = [
  { name: 'Bridge', classes: 'call', synopsis: 'Let two channels talk.', run: bridge },
  { name: 'CoreShowChannels', classes: 'system,reporting', synopsis: 'List the live channels.', run: coreShowChannels },
  { name: 'Getvar', classes: 'call,reporting', synopsis: 'Get a variable.', run: getvar },
  { name: 'Hangup', classes: 'system,call', synopsis: 'Hang up channels.', run: hangup },
  { name: 'Redirect', classes: 'call', synopsis: 'Send a channel to another extension.', run: redirect },
  { name: 'Setvar', classes: 'call', synopsis: 'Set a variable.', run: setvar },
  { name: 'Status', classes: 'system,call,reporting', synopsis: 'Show the state of channels.', run: status },
];

import type { ActionCall } from '../action-call.js';
import type { ActionScope, BuiltinAction, Run } from './builtin-action.js';

/** What a command of the fake's console prints; undefined when the connection ends instead. */
type ConsoleCommand = (scope: ActionScope, rest: string) => readonly string[] | undefined;

const command: Run = (call, scope) => {
  const text = call.get('Command');
  if (text === '') return call.error('No command provided');
  const words = text.trim().split(/\s+/).join(' ');
  if (BLACKLIST.some((entry) => words.toLowerCase().startsWith(entry))) return call.error('Command blacklisted');
  const found = Object.entries(COMMANDS).find(([name]) => words === name || words.startsWith(`${name} `));
  if (!found) {
    return output(call, scope, false, [
      `No such command '${text}' (type 'core show help ${text}' for other possible commands)`,
    ]);
  }
  const lines = found[1](scope, words.slice(found[0].length + 1));
  if (lines) output(call, scope, true, lines);
};

const BLACKLIST = ['module load', 'module unload', 'restart gracefully'];

/** Longer names come first. */
const COMMANDS: Readonly<Record<string, ConsoleCommand>> = {
  'core restart now': (scope) => scope.halt(true),
  'core stop now': (scope) => scope.halt(false),
  'core show channels concise': ({ pbx }) =>
    pbx.channels.map((channel) =>
      [
        channel.name,
        channel.context,
        channel.exten,
        channel.priority,
        channel.state,
        channel.application,
        channel.data,
        channel.caller.number ?? '',
        '',
        '',
        3,
        pbx.age(channel),
        channel.bridge ?? '',
        channel.uniqueid,
      ].join('!'),
    ),
  'core show channels count': ({ pbx }) => [
    `${pbx.channels.length} active channels`,
    `${new Set(pbx.channels.map(({ linkedid }) => linkedid)).size} active calls`,
    `${pbx.processedCalls} calls processed`,
  ],
  'core show uptime seconds': ({ uptime, sinceReload }) => [`System uptime: ${uptime}`, `Last reload: ${sinceReload}`],
  'core show uptime': ({ uptime, sinceReload }) => [
    `System uptime: ${spoken(uptime)}`,
    `Last reload: ${spoken(sinceReload)}`,
  ],
  'core show version': ({ version }) => [`Asterisk ${version.text}`],
  'database show': ({ database }, family) => {
    const entries = [...database].filter(([key]) => family === '' || key.startsWith(`/${family}/`)).sort();
    return [
      ...entries.map(([key, value]) => `${key.padEnd(50)}: ${value.padEnd(25)}`),
      `${entries.length} results found.`,
    ];
  },
};

const UNITS = [
  ['year', 31_536_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** A span of time as the console says it: `2 minutes, 1 second`. */
const spoken = (seconds: number): string => {
  let left = seconds;
  const parts = UNITS.flatMap(([unit, size]) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count > 0 ? [`${count} ${unit}${count === 1 ? '' : 's'}`] : [];
  });
  return parts.join(', ') || '0 seconds';
};

/** From 14 on each line is a field; before, the text stands raw between two markers. */
const output = (call: ActionCall, scope: ActionScope, success: boolean, lines: readonly string[]): void => {
  if (scope.version.framesOutput) {
    const Response = success ? 'Success' : 'Error';
    call.respond({ Response, Message: 'Command output follows', Output: lines.length === 0 ? [''] : lines });
    return;
  }
  const { actionId } = call.action;
  const head = `Response: Follows\r\nPrivilege: Command\r\n${actionId === undefined ? '' : `ActionID: ${actionId}\r\n`}`;
  call.session.write(`${head}${lines.map((line) => `${line}\n`).join('')}--END COMMAND--\r\n\r\n`);
};

export const COMMAND_ACTIONS: readonly BuiltinAction[] = [
  { name: 'Command', classes: 'command', synopsis: 'Run a command of the console.', run: command },
];

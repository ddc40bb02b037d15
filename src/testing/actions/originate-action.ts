import type { ActionCall } from '../action-call.js';
import { dial, follow, type OriginateOptions } from '../pbx/originate.js';
import { splitArguments } from '../split-arguments.js';
import { type ActionScope, type BuiltinAction, isTrue, type Run } from './builtin-action.js';

const DEFAULT_TIMEOUT_MS = 30_000;
const MAX_UNIQUEID_LENGTH = 149;

/** Reasons as OriginateResponse gives them. */
const REASONS = { ANSWER: 4, BUSY: 5, CONGESTION: 8, NOANSWER: 3, CHANUNAVAIL: 0 } as const;

/** Blocks the session until the call is answered or has failed, unless it is asked to be asynchronous. */
const originate: Run = async (call, scope) => {
  const problem = findProblem(call, scope);
  if (problem !== undefined) return call.error(problem);
  const options = readOptions(call);
  if (isTrue(call.get('Async'))) {
    call.respond({ Message: 'Originate successfully queued' });
    void announce(call, scope, options);
    return;
  }
  const { channel } = await dial(scope, options);
  if (!channel) return call.error('Originate failed');
  call.respond({ Message: 'Originate successfully queued' });
  void follow(scope, options, channel);
};

const findProblem = (call: ActionCall, scope: ActionScope): string | undefined => {
  const [channel, context, exten, priority] = ['Channel', 'Context', 'Exten', 'Priority'].map((name) => call.get(name));
  if (!channel) return 'Channel not specified';
  if (priority && !startsWithNumber(priority)) return 'Invalid priority';
  if (call.get('Timeout') !== '' && !startsWithNumber(call.get('Timeout'))) return 'Invalid timeout';
  if (!channel.includes('/')) return 'Invalid channel';
  for (const field of ['ChannelId', 'OtherChannelId']) {
    if (call.get(field).length > MAX_UNIQUEID_LENGTH)
      return `Uniqueid length exceeds maximum of ${MAX_UNIQUEID_LENGTH}\n`;
  }
  if (exten && context && priority && !scope.hasExtension(context, exten)) return 'Extension does not exist.';
  if (call.get('Application') !== '' || isTrue(call.get('Async'))) return undefined;
  if (!exten || !context || !priority) return "Originate with 'Exten' requires 'Context' and 'Priority'";
  return undefined;
};

const startsWithNumber = (text: string): boolean => /^\s*[-+]?\d/.test(text);

const readOptions = (call: ActionCall): OriginateOptions => {
  const callerId = /^(?:"?([^"<]*?)"?\s*)?(?:<(.*)>)?$/.exec(call.get('CallerID'));
  return {
    device: call.get('Channel'),
    timeoutMs: Number.parseInt(call.get('Timeout') || String(DEFAULT_TIMEOUT_MS), 10),
    application: call.get('Application'),
    data: call.get('Data'),
    context: call.get('Context'),
    exten: call.get('Exten'),
    caller: callerId ? { name: callerId[1] || undefined, number: callerId[2] ?? callerId[1] } : {},
    accountCode: call.get('Account'),
    uniqueid: call.get('ChannelId'),
    otherUniqueid: call.get('OtherChannelId'),
    variables: call.action
      .getAll('Variable')
      .flatMap(splitArguments)
      .filter((text) => text.indexOf('=') > 0)
      .map(pair),
  };
};

const pair = (text: string): readonly [string, string] => {
  const equals = text.indexOf('=');
  return [text.slice(0, equals), text.slice(equals + 1)];
};

const announce = async (call: ActionCall, scope: ActionScope, options: OriginateOptions): Promise<void> => {
  const { status, channel } = await dial(scope, options);
  const target = options.application
    ? { Application: options.application, Data: options.data }
    : { Context: options.context, Exten: options.exten };
  scope.emit('OriginateResponse', {
    ActionID: call.action.actionId,
    Response: channel ? 'Success' : 'Failure',
    Channel: channel?.name ?? options.device,
    ...target,
    Reason: REASONS[status],
    Uniqueid: channel?.uniqueid ?? '<unknown>',
    CallerIDNum: options.caller.number || '<unknown>',
    CallerIDName: options.caller.name || '<unknown>',
  });
  if (channel) void follow(scope, options, channel);
};

export const ORIGINATE_ACTIONS: readonly BuiltinAction[] = [
  { name: 'Originate', classes: 'originate', synopsis: 'Make a call.', run: originate },
];

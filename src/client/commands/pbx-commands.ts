import type { ActionName, SendArgs } from '../../catalog/maps.js';
import type { ActionFields } from '../../catalog/values.js';
import type { AmiResponse } from '../../protocol/response.js';
import type { SendOptions } from '../actions/send-options.js';
import { type BridgeOptions, bridge } from './bridge.js';
import { type ChannelInfo, listChannels } from './channels.js';
import { type CommandInfo, listCommands } from './command-list.js';
import { ConferenceCommands } from './conferences.js';
import { ConfigurationCommands } from './configuration.js';
import { runConsoleCommand } from './console-command.js';
import { DatabaseCommands } from './database.js';
import { type ExtensionState, extensionState } from './extension-state.js';
import { type HangupOptions, type HangupResult, type HangupTarget, hangUp } from './hangup.js';
import { MixMonitorCommands } from './mix-monitor.js';
import { ModuleCommands } from './modules.js';
import { type ParkOptions, type ParkResult, park } from './park.js';
import { QueueCommands } from './queues.js';
import { type Destination, type RedirectOptions, redirect } from './redirect.js';
import type { Done, Requester, RequestOptions } from './requester.js';
import { raiseUserEvent } from './user-event.js';
import { getVariable, setVariable } from './variables.js';

/**
 * Commands for what a plain `send` is not enough for: arguments are checked, traps of Asterisk are refused by name, and
 * answers come as plain data. Each takes the `timeoutMs`, `signal`, `priority` and `whenDisconnected` of `send`, and rejects as
 * it does, with {@link OptionError} for arguments that make no sense.
 */
export abstract class PbxCommands implements Requester {
  #queue: QueueCommands | undefined;
  #db: DatabaseCommands | undefined;
  #mixMonitor: MixMonitorCommands | undefined;
  #confbridge: ConferenceCommands | undefined;
  #module: ModuleCommands | undefined;
  #config: ConfigurationCommands | undefined;

  abstract send<const A extends ActionName>(action: A, ...rest: SendArgs<A, SendOptions>): Promise<AmiResponse>;

  /** Queues and their members. */
  get queue(): QueueCommands {
    this.#queue ??= new QueueCommands(this);
    return this.#queue;
  }

  /** AstDB. */
  get db(): DatabaseCommands {
    this.#db ??= new DatabaseCommands(this);
    return this.#db;
  }

  /** Recording of calls. */
  get mixMonitor(): MixMonitorCommands {
    this.#mixMonitor ??= new MixMonitorCommands(this);
    return this.#mixMonitor;
  }

  /** Conferences. */
  get confbridge(): ConferenceCommands {
    this.#confbridge ??= new ConferenceCommands(this);
    return this.#confbridge;
  }

  /** Modules. */
  get module(): ModuleCommands {
    this.#module ??= new ModuleCommands(this);
    return this.#module;
  }

  /** Configuration files. */
  get config(): ConfigurationCommands {
    this.#config ??= new ConfigurationCommands(this);
    return this.#config;
  }

  /**
   * Hangs up one channel, by its name or Uniqueid. One that is gone already is no error: `channels` is then empty. What Asterisk
   * would take for an expression, a name between slashes, is refused (`AMI_ACTION_REFUSED`); `{ matching }` asks for that.
   *
   * ```ts
   * await pbx.hangup('PJSIP/100-00000001', { cause: 21 });
   * const { channels } = await pbx.hangup({ matching: '^Local/' });
   * ```
   */
  hangup(target: HangupTarget, options?: HangupOptions): Promise<HangupResult> {
    return hangUp(this, target, options);
  }

  /**
   * A variable of a channel or, with null, a global one; also the value of a function such as `CALLERID(num)`. The empty string
   * when it is not set: AMI does not tell. Values are not escaped: they may hold whatever somebody set.
   */
  getVar(channel: string | null, name: string, options?: RequestOptions): Promise<string> {
    return getVariable(this, channel, name, options);
  }

  /**
   * Sets a variable of a channel or, with null, a global one; or writes a function, which Asterisk refuses when it cannot.
   * `undefined` for the channel is refused, so that a name which got lost does not set a global variable.
   *
   * ```ts
   * await pbx.setVar('PJSIP/100-00000001', '__CAMPAIGN', 'spring'); // Two underscores: other channels of the call get it too.
   * ```
   */
  setVar(
    channel: string | null,
    name: string,
    value: string | number | boolean,
    options?: RequestOptions,
  ): Promise<Done> {
    return setVariable(this, channel, name, value, options);
  }

  /**
   * Sends a channel elsewhere in the dialplan, and with `extra` the other leg too, which is otherwise hung up. Asterisk says yes
   * to an extension that does not exist, and then hangs up. The same channel twice is refused ({@link OptionError}).
   *
   * ```ts
   * await pbx.redirect(customer, { context: 'default', exten: '200' }, { extra: { channel: agent, exten: '300' } });
   * ```
   */
  redirect(channel: string, destination: Destination, options?: RedirectOptions): Promise<Done> {
    return redirect(this, channel, destination, options);
  }

  /** Takes two channels out of what they do and lets them talk to each other. */
  bridge(first: string, second: string, options?: BridgeOptions): Promise<Done> {
    return bridge(this, first, second, options);
  }

  /** Parks a channel, and tells where. Rejects before it parks when the channel to announce to is gone: that crashes Asterisk. */
  park(channel: string, options?: ParkOptions): Promise<ParkResult> {
    return park(this, channel, options);
  }

  /** The live channels as plain data. For thousands of them take `list('CoreShowChannels')` and {@link parseChannel}. */
  channels(options?: RequestOptions): Promise<readonly ChannelInfo[]> {
    return listChannels(this, options);
  }

  /**
   * Runs a command of Asterisk's console and resolves with the lines that it printed. When Asterisk says that it failed, rejects
   * with {@link ActionError}, whose `response.output` has the lines; many commands fail in words only. Line breaks are
   * refused ({@link FieldError}), and nothing else is: do not put into it what a user typed.
   *
   * ```ts
   * const [version] = await pbx.command('core show version');
   * ```
   */
  command(line: string, options?: RequestOptions): Promise<readonly string[]> {
    return runConsoleCommand(this, line, options);
  }

  /**
   * Raises an event `UserEvent` of that name, which every session with the class `user` sees. Fields that the event has already
   * (`UserEvent`, `ActionID`, `Action`, `Event`, `Privilege`) are refused ({@link OptionError}).
   */
  userEvent(name: string, fields?: ActionFields, options?: RequestOptions): Promise<Done> {
    return raiseUserEvent(this, name, fields, options);
  }

  /** What the devices behind a hint of the dialplan are doing. `known` is false when there is no hint. */
  extensionState(exten: string, context: string, options?: RequestOptions): Promise<ExtensionState> {
    return extensionState(this, exten, context, options);
  }

  /** The actions that this login may send. */
  listCommands(options?: RequestOptions): Promise<readonly CommandInfo[]> {
    return listCommands(this, options);
  }
}

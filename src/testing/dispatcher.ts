import { wallTime } from '../clock.js';
import { ActionCall, type ActionHandler, type CallHost } from './action-call.js';
import { REFUSAL_DELAY_MS } from './actions/session-actions.js';
import type { FakeFaults } from './fake-options.js';
import type { FakeSession } from './fake-session.js';
import type { InputMessage } from './input-parser.js';
import { permissionBits } from './permissions.js';
import { decodeRaw, encodeRaw } from './raw-text.js';
import { ReceivedAction } from './received-action.js';
import { reportSecurity } from './security-event.js';
import type { ServerState } from './server-state.js';

/** Asterisk builds the answer to an unknown action in a buffer of 512 bytes. */
const UNKNOWN_TEXT_BYTES = 511;

/** Decides over one message as Asterisk does: what is refused, in which order, and what carries the rest out. */
export class Dispatcher {
  readonly #state: ServerState;
  readonly #faults: FakeFaults;
  readonly #onAction: (action: ReceivedAction) => void;
  readonly #scripts = new Map<string, ActionHandler[]>();

  constructor(state: ServerState, faults: FakeFaults, onAction: (action: ReceivedAction) => void) {
    this.#state = state;
    this.#faults = faults;
    this.#onAction = onAction;
  }

  /** The script that was added last wins; the function that it returns takes it away. */
  script(name: string, handler: ActionHandler): () => void {
    const key = name.toLowerCase();
    const handlers = [...(this.#scripts.get(key) ?? []), handler];
    this.#scripts.set(key, handlers);
    return () => {
      this.#scripts.set(
        key,
        (this.#scripts.get(key) ?? []).filter((other) => other !== handler),
      );
    };
  }

  process(session: FakeSession, message: InputMessage): void | Promise<void> {
    const action = new ReceivedAction(message.lines, session.number, wallTime(this.#state.clock));
    const call = new ActionCall(action, session, this.#callHost);
    if (message.problem === 'too many lines') return call.error('Too many lines in message or allocation failure');
    if (message.problem === 'line too long') return call.error('Failed to parse message: line too long');
    if (action.name === '') {
      this.#reportBadFormat(session, 'NONE');
      return call.error('Missing action in request');
    }
    this.#onAction(action);
    return this.#admit(call);
  }

  #admit(call: ActionCall): void | Promise<void> {
    const { action, session } = call;
    const isLogin = action.is('Login') || action.is('Challenge');
    if (this.#faults.shuttingDown) return call.error('Asterisk is shutting down');
    if (!session.authenticated && !isLogin && !action.is('Logoff')) return this.#deny(call);
    if (!session.authenticated && isLogin && this.#isInUse(call.get('Username'))) return this.#refuseSecond(call);
    const builtin = this.#state.actions.get(action.name.toLowerCase());
    const bits = permissionBits(builtin?.classes ?? '');
    if (bits !== 0 && ((session.user?.write ?? 0) & bits) === 0) return this.#deny(call);
    const script = this.#scripts.get(action.name.toLowerCase())?.at(-1);
    return script ? script(call) : this.#runBuiltin(call);
  }

  #runBuiltin(call: ActionCall): void | Promise<void> {
    const builtin = this.#state.actions.get(call.action.name.toLowerCase());
    if (builtin) return builtin.run(call, this.#state);
    this.#reportBadFormat(call.session, call.action.name);
    const text = `Invalid/unknown command: ${call.action.name}. Use Action: ListCommands to show available commands.`;
    call.error(decodeRaw(encodeRaw(text).subarray(0, UNKNOWN_TEXT_BYTES)));
  }

  #deny(call: ActionCall): void {
    reportSecurity(this.#state, call.session, 'RequestNotAllowed', { RequestType: `Action: ${call.action.name}` });
    call.error('Permission denied');
  }

  #isInUse(name: string): boolean {
    const user = this.#state.findUser(name);
    return user?.allowMultipleLogin === false && this.#state.sessions.some((session) => session.user === user);
  }

  async #refuseSecond(call: ActionCall): Promise<void> {
    reportSecurity(this.#state, call.session, 'SessionLimit');
    await call.sleep(REFUSAL_DELAY_MS);
    call.error('Login Already In Use');
    call.close();
  }

  #reportBadFormat(session: FakeSession, request: string): void {
    reportSecurity(this.#state, session, 'RequestBadFormat', { RequestType: `Action: ${request}` });
  }

  readonly #callHost: CallHost = ((dispatcher: Dispatcher): CallHost => ({
    get marksLists() {
      return dispatcher.#state.version.marksLists;
    },
    get omitsActionIds() {
      return dispatcher.#faults.omitActionIds === true;
    },
    emit: (name, fields, options) => dispatcher.#state.emit(name, fields, options),
    sleep: (ms) => dispatcher.#state.timers.sleep(ms),
    runBuiltin: (call) => dispatcher.#runBuiltin(call),
  }))(this);
}

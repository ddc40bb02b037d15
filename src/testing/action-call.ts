import { type EmitOptions, type FakeFields, fieldLines, stanzaBytes } from './fake-event.js';
import type { FakeSession } from './fake-session.js';
import type { ReceivedAction } from './received-action.js';

/** A row of a list: an event that is named by `Event`. Its ActionID comes second, or where the row has that field. */
export type FakeRow = FakeFields & { readonly Event: string };

export interface FakeListOptions {
  /** Default: what Asterisk says for most lists, `<Action> will follow`. */
  readonly message?: string | undefined;
  /** The event that ends the list. Default: the action's name with `Complete`. */
  readonly complete?: string | undefined;
  /** What `ListItems` says. Default: how many rows there are. */
  readonly listItems?: number | undefined;
  /** Fields of that event, after `ListItems`. */
  readonly completeFields?: FakeFields | undefined;
  /** Whether `EventList` marks start and end. Default: as the version does. */
  readonly marked?: boolean | undefined;
}

/** What a call needs of its server. @internal */
export interface CallHost {
  readonly marksLists: boolean;
  readonly omitsActionIds: boolean;
  emit(name: string, fields: FakeFields, options?: EmitOptions): void;
  sleep(ms: number): Promise<void>;
  runBuiltin(call: ActionCall): void | Promise<void>;
}

/** Carries an action out. While the promise that it returns is pending, the session answers nothing else. */
export type ActionHandler = (call: ActionCall) => void | Promise<void>;

/** One action that is being carried out, and the ways to answer it. A handler that answers nothing leaves the client waiting. */
export class ActionCall {
  readonly action: ReceivedAction;
  readonly session: FakeSession;
  readonly #host: CallHost;

  /** @internal */
  constructor(action: ReceivedAction, session: FakeSession, host: CallHost) {
    this.action = action;
    this.session = session;
    this.#host = host;
  }

  /** The first value of a field of the action, or the empty string. */
  get(field: string): string {
    return this.action.get(field) ?? '';
  }

  /** Answers; `Response: Success` unless the fields have one of their own. */
  respond(fields: FakeFields = {}): void {
    const { Response = 'Success', ...rest } = fields;
    this.write({ Response, ActionID: this.#actionId, ...rest });
  }

  /** Answers `Response: Error` with a message. */
  error(message: string): void {
    this.respond({ Response: 'Error', Message: message });
  }

  /** Writes an event to this session alone, with the action's ActionID, as the rows of a list are written: no mask or filter applies. */
  event(name: string, fields: FakeFields = {}): void {
    const ActionID = this.#actionId;
    this.write('ActionID' in fields ? { Event: name, ...fields, ActionID } : { Event: name, ActionID, ...fields });
  }

  /** Answers with a list: start, rows, and the event that completes it. */
  list(rows: readonly FakeRow[], options: FakeListOptions = {}): void {
    const marked = options.marked ?? this.#host.marksLists;
    this.startList(options.message ?? `${this.action.name} will follow`, marked);
    for (const { Event, ...fields } of rows) this.event(Event, fields);
    this.event(options.complete ?? `${this.action.name}Complete`, {
      ...(marked && { EventList: 'Complete', ListItems: options.listItems ?? rows.length }),
      ...options.completeFields,
    });
  }

  /** The answer that opens a list, for lists that end in a way of their own. */
  startList(message: string, marked = this.#host.marksLists): void {
    this.respond({ EventList: marked ? 'start' : undefined, Message: message });
  }

  /** Lets an event happen, for every session that may see it. */
  emit(name: string, fields: FakeFields = {}, options?: EmitOptions): void {
    this.#host.emit(name, fields, options);
  }

  /** Answers as the fake would without a script. */
  builtin(): void | Promise<void> {
    return this.#host.runBuiltin(this);
  }

  /** Waits on the fake's clock, which keeps the session busy when a handler awaits it. */
  sleep(ms: number): Promise<void> {
    return this.#host.sleep(ms);
  }

  /** Ends the session after what was written. */
  close(): void {
    this.session.drop('fin');
  }

  /** Writes a message of any kind, as it stands. */
  write(fields: FakeFields): void {
    this.session.write(stanzaBytes(fieldLines(fields)));
  }

  get #actionId(): string | undefined {
    return this.#host.omitsActionIds ? undefined : this.action.actionId;
  }
}

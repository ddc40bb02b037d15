/**
 * The errors of astervisor. Match on `code`; `name` and `message` are for people.
 *
 * Messages are one lower-case sentence, name their target, and never hold a secret or a field's value.
 */

/** What every error of this package has. `retryable` says that the same call may succeed later, without risk of doing it twice. */
export abstract class AstervisorError extends Error {
  abstract override readonly name: string;
  abstract readonly code: string;
  get retryable(): boolean {
    return false;
  }
}

/**
 * Made where something comes from outside: a socket, a clock. Such an error has no call stack. It would explain nothing, and
 * whoever kept the error would keep the session alive whose functions the stack names, with its socket and its buffers.
 */
abstract class OutsideError extends AstervisorError {
  constructor(message: string, options?: ErrorOptions) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message, options);
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** An option that cannot be used. `option` is its path, as in `children[1].host`. */
export class OptionError extends AstervisorError {
  override readonly name = 'OptionError';
  readonly code = 'AMI_INVALID_OPTION';
  readonly option: string;
  constructor(option: string, problem: string, options?: ErrorOptions) {
    super(`option ${option} ${problem}`, options);
    this.option = option;
  }
}

/** A field of an action that would not reach Asterisk as it was meant. The value is not repeated in the message. */
export class FieldError extends AstervisorError {
  override readonly name = 'FieldError';
  readonly code: 'AMI_INVALID_FIELD' | 'AMI_LINE_TOO_LONG' | 'AMI_TOO_MANY_LINES';
  readonly field: string;
  /** Always false: the action was refused before a byte left. */
  readonly sent = false;
  constructor(code: FieldError['code'], field: string, problem: string) {
    super(`field ${JSON.stringify(field)} ${problem}`);
    this.code = code;
    this.field = field;
  }
}

/** An action that astervisor does not send unless it is asked for by name: it would stall the whole session, or reach more than one channel. */
export class RefusedError extends AstervisorError {
  override readonly name = 'RefusedError';
  readonly code = 'AMI_ACTION_REFUSED';
  readonly sent = false;
}

export type ProtocolErrorCode = 'AMI_NOT_AMI' | 'AMI_LIMIT_EXCEEDED';

/** The other side does not speak AMI, or broke one of the framing limits; the session is dropped. */
export class ProtocolError extends OutsideError {
  override readonly name = 'ProtocolError';
  readonly code: ProtocolErrorCode;
  constructor(code: ProtocolErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export type ConnectErrorCode =
  | 'AMI_DNS_FAILED'
  | 'AMI_CONNECT_FAILED'
  | 'AMI_CONNECT_TIMEOUT'
  | 'AMI_BANNER_TIMEOUT'
  | 'AMI_LOGIN_TIMEOUT'
  | 'AMI_SHUTTING_DOWN'
  | 'AMI_HANDSHAKE_TIMEOUT'
  | 'AMI_NO_BANNER'
  | 'AMI_HEARTBEAT_LOST'
  | 'AMI_CONNECTION_LOST'
  | 'AMI_TLS_EXPIRED'
  | 'AMI_TLS_NOT_YET_VALID'
  | 'AMI_TLS_SELF_SIGNED'
  | 'AMI_TLS_UNKNOWN_AUTHORITY'
  | 'AMI_TLS_WRONG_HOST'
  | 'AMI_TLS_WRONG_FINGERPRINT'
  | 'AMI_TLS_PLAIN_PORT'
  | 'AMI_TLS_WRONG_VERSION'
  | 'AMI_TLS_CLIENT_REFUSED'
  | 'AMI_TLS_TIMEOUT'
  | 'AMI_TLS_FAILED';

/** The link could not be made, or was lost. Not an error of an action: see {@link NotSentError} and {@link OutcomeUnknownError}. */
export class ConnectError extends OutsideError {
  override readonly name = 'ConnectError';
  readonly code: ConnectErrorCode;
  constructor(code: ConnectErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
  override get retryable(): boolean {
    return true;
  }
}

/**
 * Asterisk refused the login. It never says why; only `AMI_LOGIN_IN_USE` can be told apart, and the refusal of everybody while it
 * ends, which is a {@link ConnectError} (`AMI_SHUTTING_DOWN`).
 */
export class AuthError extends OutsideError {
  override readonly name = 'AuthError';
  readonly code: 'AMI_AUTH_FAILED' | 'AMI_LOGIN_IN_USE' | 'AMI_SECRET_UNAVAILABLE';
  constructor(code: AuthError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** What an error of an action says of it. */
export interface ActionContext {
  readonly action: string;
  readonly actionId?: string | undefined;
  readonly connection: string;
}

/** Actions that end together say the same: one string serves fifty thousand of them. */
let latest = { action: '', connection: '', problem: '', text: '' };

const sentence = ({ action, connection }: ActionContext, problem: string): string => {
  if (latest.action !== action || latest.connection !== connection || latest.problem !== problem)
    latest = { action, connection, problem, text: `${action} on ${connection} ${problem}` };
  return latest.text;
};

/** The end of an action without an answer. `sent: false` is a promise that no byte of it left; `true` means that nobody knows. */
abstract class UnansweredError extends AstervisorError {
  abstract readonly sent: boolean;
  readonly action: string;
  readonly actionId: string | undefined;
  readonly connection: string;
  /** Private, so that it does not drown the message where an error is printed. */
  readonly #partial: unknown;
  constructor(context: ActionContext, message: string, options?: ErrorOptions & { partial?: unknown }) {
    super(sentence(context, message), options);
    this.action = context.action;
    this.actionId = context.actionId;
    this.connection = context.connection;
    this.#partial = options?.partial;
  }
  /** What had already arrived: the response and the rows of a list that did not come to its end. */
  get partial(): unknown {
    return this.#partial;
  }
  override get retryable(): boolean {
    return !this.sent;
  }
}

/** Certainly not sent: the connection was not ready, is closing, or the queue gave it up. */
export class NotSentError extends UnansweredError {
  override readonly name = 'NotSentError';
  readonly code: 'AMI_NOT_CONNECTED' | 'AMI_CLOSED' | 'AMI_CONNECTION_FAILED' | 'AMI_QUEUE_FULL';
  readonly sent = false;
  constructor(code: NotSentError['code'], context: ActionContext, message: string, options?: ErrorOptions) {
    super(context, message, options);
    this.code = code;
  }
}

/** Sent, and then the link was lost: the outcome is unknown. Nothing is resent on its own. */
export class OutcomeUnknownError extends UnansweredError {
  override readonly name = 'OutcomeUnknownError';
  readonly code = 'AMI_OUTCOME_UNKNOWN';
  readonly sent = true;
}

/** The deadline passed, in the queue (`sent: false`) or without an answer (`sent: true`). */
export class ActionTimeoutError extends UnansweredError {
  override readonly name = 'ActionTimeoutError';
  readonly code = 'AMI_ACTION_TIMEOUT';
  readonly sent: boolean;
  constructor(sent: boolean, context: ActionContext, message: string, options?: ErrorOptions & { partial?: unknown }) {
    super(context, message, options);
    this.sent = sent;
  }
}

/** The caller gave it up: its signal was aborted, the loop over a list was left, or `until` threw; `cause` says why. */
export class ActionAbortedError extends UnansweredError {
  override readonly name = 'ActionAbortedError';
  readonly code = 'AMI_ACTION_ABORTED';
  readonly sent: boolean;
  constructor(sent: boolean, context: ActionContext, options?: ErrorOptions & { partial?: unknown }) {
    super(context, sent ? 'was aborted after it had been sent' : 'was aborted before it was sent', options);
    this.sent = sent;
  }
}

/** What {@link ActionError} needs to know of a response; the protocol's own class has all of it. */
export interface ResponseLike {
  get(field: string): string | undefined;
}

/** Asterisk answered `Response: Error`. `response` is the answer, with its events and command output. */
export class ActionError<R extends ResponseLike = ResponseLike> extends OutsideError {
  override readonly name = 'ActionError';
  readonly code = 'AMI_ACTION_ERROR';
  readonly sent = true;
  readonly action: string;
  readonly actionId: string | undefined;
  readonly connection: string;
  readonly response: R;
  constructor(context: ActionContext, response: R) {
    const message = response.get('Message')?.trim();
    super(`${context.action} on ${context.connection} was refused by Asterisk: ${message || 'no message'}`);
    this.action = context.action;
    this.actionId = context.actionId;
    this.connection = context.connection;
    this.response = response;
    Object.defineProperty(this, 'response', { enumerable: false });
  }
}

/** A limit that is an option was reached; only the call that reached it fails. */
export class LimitError extends AstervisorError {
  override readonly name = 'LimitError';
  readonly code: 'AMI_LIST_TOO_LONG' | 'AMI_TOO_MANY_LISTENERS' | 'AMI_STREAM_OVERFLOW' | 'AMI_DUPLICATE_ACTION_ID';
  /** Whether the action that reached the limit had been sent; undefined when no action is involved. */
  readonly sent: boolean | undefined;
  constructor(code: LimitError['code'], message: string, options?: ErrorOptions & { sent?: boolean }) {
    super(message, options);
    this.code = code;
    this.sent = options?.sent;
  }
}

/** Waiting for something ended without it: a deadline, or a connection that can no longer come up. */
export class WaitError extends AstervisorError {
  override readonly name = 'WaitError';
  readonly code: 'AMI_WAIT_TIMEOUT' | 'AMI_WAIT_ABORTED' | 'AMI_WAIT_CLOSED';
  constructor(code: WaitError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** A file of documentation from which no types can be made: not well-formed, or not Asterisk's. `line` counts from 1. */
export class CatalogueError extends AstervisorError {
  override readonly name = 'CatalogueError';
  readonly code = 'AMI_BAD_CATALOGUE';
  readonly line: number | undefined;
  constructor(problem: string, line?: number) {
    super(line === undefined ? problem : `${problem} at line ${line}`);
    this.line = line;
  }
}

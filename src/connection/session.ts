import { asteriskMajor } from '../catalog/versions.js';
import { type Clock, wallTime } from '../clock.js';
import { ConnectError, NotSentError, OutcomeUnknownError, ProtocolError } from '../errors.js';
import type { ResolvedConnectionOptions } from '../options/connection-options.js';
import type { Arrival } from '../protocol/arrival.js';
import { Decoder, type DecoderSink } from '../protocol/decoder.js';
import { AmiEvent } from '../protocol/event.js';
import { AmiResponse } from '../protocol/response.js';
import type { Dial, Target, Transport } from '../transport/transport.js';
import { linkFailure } from './failure.js';
import { Ledger } from './ledger.js';
import type { PendingAction } from './pending-action.js';
import type { EventSink } from './ports.js';
import { stackless } from './stackless.js';

const measureEvery = 65_536;

/** What a session tells the statechart: a handful of things in its life, never one per message. */
export interface SessionWatcher {
  opened(): void;
  banner(amiVersion: string): void;
  /** Asterisk has announced that it shuts down. */
  ending(cause: ConnectError): void;
  /** The link is gone, or had to be dropped. Comes at most once, and nothing after it. */
  lost(cause: ConnectError | ProtocolError): void;
  /** A response that belongs to no action of this session. */
  strayed(response: AmiResponse): void;
  /** Taking one chunk took so long, in milliseconds: the listeners hold the socket up. */
  lagged(lagMs: number): void;
  /** A bug in this process, in the path of the data: the state of this session can no longer be trusted. */
  crashed(error: unknown): void;
}

export interface SessionInit {
  readonly options: ResolvedConnectionOptions;
  readonly clock: Clock;
  readonly dial: Dial;
  readonly target: Target;
  readonly events: EventSink;
  readonly epoch: number;
  readonly watcher: SessionWatcher;
}

/** Counters of one session. */
export interface SessionCounts {
  bytesReceived: number;
  events: number;
  responses: number;
}

/**
 * One socket from dialling to its end, and the path of the data: bytes → decoder → an action in flight, or the listeners.
 * All of it is plain synchronous calls.
 */
export class Session implements DecoderSink {
  readonly epoch: number;
  readonly remote: string;
  readonly ledger = new Ledger();
  readonly counts: SessionCounts = { bytesReceived: 0, events: 0, responses: 0 };
  readonly #options: ResolvedConnectionOptions;
  readonly #clock: Clock;
  readonly #events: EventSink;
  readonly #watcher: SessionWatcher;
  readonly #transport: Transport;
  readonly #decoder: Decoder;
  #arrival: Arrival;
  #seq = 0;
  /** What was sent since the bytes that wait were last measured. */
  #unmeasured = 0;
  #opened = false;
  #over = false;
  #lastReceivedAt: number;
  #unheardSince = Number.POSITIVE_INFINITY;
  #amiVersion: string | undefined;
  #asteriskMajor: number | undefined;
  #loggedIn = false;
  #setUp = false;
  #shutdownAnnounced = false;

  constructor({ options, clock, dial, target, events, epoch, watcher }: SessionInit) {
    this.epoch = epoch;
    this.remote = `${target.host}:${target.port}`;
    this.#options = options;
    this.#clock = clock;
    this.#events = events;
    this.#watcher = watcher;
    this.#lastReceivedAt = clock.now();
    this.#arrival = this.#newArrival(0);
    const { lineBytes, frameBytes, fields } = options.limits;
    this.#decoder = new Decoder(this, { limits: { lineBytes, frameBytes, fields } });
    this.#transport = dial(target, {
      opened: () => this.#guard(() => this.#onOpened()),
      data: (chunk) => this.#guard(() => this.#onData(chunk)),
      closed: (error) => this.#guard(() => this.#onClosed(error)),
    });
  }

  /** Monotonic time of the last bytes from Asterisk, or of the start. */
  get lastReceivedAt(): number {
    return this.#lastReceivedAt;
  }

  /**
   * Monotonic time since which nothing shows that Asterisk hears us: of the first action after the last answer or row.
   * Infinity while everything is answered.
   */
  get unheardSince(): number {
    return this.#unheardSince;
  }

  /** The version of the protocol, as the banner says it. */
  get amiVersion(): string | undefined {
    return this.#amiVersion;
  }

  /** Whether Asterisk has said that it shuts down. */
  get shutdownAnnounced(): boolean {
    return this.#shutdownAnnounced;
  }

  /** Fields and stanzas that were not as they should be, and were kept. */
  get malformedCount(): number {
    return this.#decoder.malformedCount;
  }

  /** Whether the other side is there, and has not yet agreed on TLS. */
  get securing(): boolean {
    return this.#transport.securing === true;
  }

  get loggedIn(): boolean {
    return this.#loggedIn;
  }

  loginAccepted(): void {
    this.#loggedIn = true;
  }

  /** Events and the actions of users begin: from here on a response has to name its action. */
  setUp(): void {
    this.#setUp = true;
  }

  /**
   * Sends an action. It settles through its own promise. Throws a `LimitError` (`AMI_DUPLICATE_ACTION_ID`) when its
   * ActionID is in flight.
   */
  submit(pending: PendingAction): void {
    if (this.#over) {
      const problem = 'was not sent: the connection is down';
      pending.fail(new NotSentError('AMI_NOT_CONNECTED', pending.context, problem));
      return;
    }
    const now = this.#clock.now();
    this.ledger.add(pending, now);
    this.#unheardSince = Math.min(this.#unheardSince, now);
    pending.sent = true;
    this.#events.trace?.('sent', pending.wire);
    this.#transport.write(pending.wire);
  }

  /**
   * Whether the link still takes actions. One that swallows them, as a dead one does until the heartbeat finds it out,
   * would fill the memory. Looked at now and then, since to measure what waits costs its length.
   */
  takes({ wire }: PendingAction): boolean {
    this.#unmeasured += wire.length;
    if (this.#unmeasured < measureEvery) return true;
    if (this.#transport.bufferedBytes >= this.#options.limits.outgoingBytes) return false;
    this.#unmeasured = 0;
    return true;
  }

  /** Drops the link without a word; everything in flight ends with an unknown outcome. Nothing is told. Idempotent. */
  destroy(cause?: Error): void {
    this.#end('was cut off', cause);
  }

  banner(line: string, version: string): void {
    this.#events.trace?.('received', line);
    this.#amiVersion = version;
    this.#asteriskMajor = asteriskMajor(version);
    this.#watcher.banner(version);
  }

  event(name: string, text: string): void {
    this.#traced(text);
    const seq = ++this.#seq;
    this.counts.events += 1;
    // Before the login nothing is due; an event would belong to no epoch yet.
    if (!this.#loggedIn) return;
    const { ledger } = this;
    if (ledger.expecting) {
      const event = new AmiEvent(name, text, this.#arrival, seq);
      if (ledger.claim(event, this.#lastReceivedAt)) {
        this.#unheardSince = Number.POSITIVE_INFINITY;
        return;
      }
      if (this.#events.wants(name)) this.#events.dispatch(event);
    } else if (this.#events.wants(name)) {
      this.#events.dispatch(new AmiEvent(name, text, this.#arrival, seq));
    }
    if (name === 'Shutdown') this.#announceEnd();
  }

  response(text: string): void {
    this.#traced(text);
    const response = new AmiResponse(text, this.#arrival, ++this.#seq);
    this.counts.responses += 1;
    this.#unheardSince = Number.POSITIVE_INFINITY;
    if (!this.ledger.respond(response, this.#lastReceivedAt, this.#asteriskMajor, !this.#setUp))
      this.#watcher.strayed(response);
  }

  malformed(text: string): void {
    this.#traced(text);
    const seq = ++this.#seq;
    if (this.#loggedIn && this.ledger.size === 1 && text.includes(':')) {
      this.ledger.adopt(new AmiEvent('', text, this.#arrival, seq), this.#lastReceivedAt);
    }
  }

  /** Messages come with one character for each byte. */
  #traced(text: string): void {
    const { trace } = this.#events;
    if (trace) trace('received', Buffer.from(text, 'latin1').toString(this.#options.encoding));
  }

  #announceEnd(): void {
    this.#shutdownAnnounced = true;
    if (!this.#over)
      this.#watcher.ending(new ConnectError('AMI_CONNECTION_LOST', `${this.remote} has announced its end`));
  }

  #onOpened(): void {
    this.#opened = true;
    this.#watcher.opened();
  }

  #onData(chunk: Buffer): void {
    this.#lastReceivedAt = this.#clock.now();
    this.counts.bytesReceived += chunk.length;
    this.#arrival = this.#newArrival(chunk.length);
    try {
      this.#decoder.push(chunk);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      const cause = new ProtocolError(error.code, `${this.remote}: ${error.message}`);
      this.#end('was cut off, since the other side broke the protocol', cause);
      this.#watcher.lost(cause);
      return;
    }
    const lagMs = this.#clock.now() - this.#lastReceivedAt;
    if (lagMs >= this.#options.lagWarningMs) this.#watcher.lagged(lagMs);
  }

  #onClosed(error: Error | undefined): void {
    if (this.#over) return;
    const failure = linkFailure(error, {
      remote: this.remote,
      tls: this.#options.tls !== undefined,
      opened: this.#opened,
      received: this.counts.bytesReceived > 0,
      loggedIn: this.#loggedIn,
    });
    this.#end('was lost', failure);
    this.#watcher.lost(failure);
  }

  /** A socket's callback has nobody above it who could handle an exception: it is caught here, and crashes the connection. */
  #guard(body: () => void): void {
    if (this.#over) return;
    try {
      body();
    } catch (error) {
      this.#end('was cut off by an internal error', error);
      this.#watcher.crashed(error);
    }
  }

  #end(how: string, cause?: unknown): void {
    if (this.#over) return;
    this.#over = true;
    this.#decoder.stop();
    this.#transport.destroy();
    const problem = `was sent, and then the connection ${how}: its outcome is unknown`;
    this.ledger.failAll(({ context, partial }) =>
      stackless(() => new OutcomeUnknownError(context, problem, { cause, partial })),
    );
  }

  #newArrival(bytes: number): Arrival {
    const { id, encoding } = this.#options;
    return { source: id, epoch: this.epoch, encoding, receivedAt: wallTime(this.#clock), bytes };
  }
}

import type { Dial, Transport, TransportHandlers } from '../../../src/transport/transport.js';

type Answer = (action: string, id: string, text: string) => string | undefined;

/** The server's end of the link that was dialled last. */
class Peer implements Transport {
  readonly remote = 'hostile:5038';
  readonly handlers: TransportHandlers;
  destroyed = false;
  bytesWritten = 0;
  /** What nobody has taken. */
  #waiting: (string | Uint8Array)[] = [];
  bufferedBytes = 0;
  readonly #server: HostileServer;

  constructor(server: HostileServer, handlers: TransportHandlers) {
    this.#server = server;
    this.handlers = handlers;
  }

  write(data: string | Uint8Array): void {
    this.bytesWritten += data.length;
    if (this.#server.stalled) {
      this.#waiting.push(data);
      this.bufferedBytes += data.length;
    } else this.#server.take(String(data), this);
  }

  end(): void {
    this.destroyed = true;
  }

  destroy(): void {
    this.destroyed = true;
    this.#waiting = [];
  }
}

/** A server in this process that lets anybody in, remembers nothing, and sends whatever it is told to. */
export class HostileServer {
  /** Takes nothing of what is written. */
  stalled = false;
  greeting = 'Asterisk Call Manager/11.0.0\r\n';
  answer: Answer = (_action, id) => `Response: Success\r\nActionID: ${id}\r\n\r\n`;
  dials = 0;
  #peer: Peer | undefined;

  readonly dial: Dial = (_target, handlers) => {
    this.dials += 1;
    const peer = new Peer(this, handlers);
    this.#peer = peer;
    queueMicrotask(() => {
      if (peer.destroyed) return;
      handlers.opened();
      if (!peer.destroyed && this.greeting) handlers.data(Buffer.from(this.greeting));
    });
    return peer;
  };

  get connected(): boolean {
    return this.#peer?.destroyed === false;
  }

  take(text: string, peer: Peer): void {
    const { Action = '', ActionID = '' } = Object.fromEntries(
      text.split('\r\n').map((line) => line.split(': ', 2) as [string, string]),
    );
    const answer = this.answer(Action, ActionID, text);
    if (answer !== undefined) queueMicrotask(() => this.#give(Buffer.from(answer), peer));
  }

  /** Sends bytes, as one chunk. */
  push(text: string | Buffer): void {
    // The receiver owns the chunk: it is never the same twice.
    this.#give(Buffer.from(text as string), this.#peer);
  }

  /** Ends the link. */
  drop(): void {
    const peer = this.#peer;
    if (!peer || peer.destroyed) return;
    peer.destroyed = true;
    peer.handlers.closed(undefined);
  }

  #give(chunk: Buffer, peer: Peer | undefined): void {
    if (peer && !peer.destroyed) peer.handlers.data(chunk);
  }
}

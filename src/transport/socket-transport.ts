import type { Socket } from 'node:net';
import type { Transport, TransportHandlers } from './transport.js';

/** A server wants to answer what came before the peer's FIN: with `ended`, the FIN does not close the transport. */
export interface PeerHandlers extends TransportHandlers {
  ended?(): void;
}

/** A transport over a socket of Node, plain or TLS, connecting or accepted. */
export class SocketTransport implements Transport {
  readonly remote: string;
  readonly #socket: Socket;
  #handlers: PeerHandlers | undefined;
  #text = '';
  #chunks: Uint8Array[] = [];
  #flushedBytes = 0;
  #flushing = false;
  #ended = false;
  #securing = false;

  constructor(socket: Socket, remote: string, handlers: PeerHandlers) {
    this.#socket = socket;
    this.#handlers = handlers;
    this.remote = remote;
    socket.on('error', (error) => this.#finish(error));
    socket.on('end', () => this.#peerEnded());
    socket.on('close', () => this.#finish(undefined));
  }

  get securing(): boolean {
    return this.#securing;
  }

  get bufferedBytes(): number {
    return this.#socket.writableLength + this.#unflushedBytes;
  }

  get bytesWritten(): number {
    return this.#flushedBytes + this.#unflushedBytes;
  }

  /** Joining the strings of a turn costs a third of the processor time that corking the socket does. */
  write(data: string | Uint8Array): void {
    if (this.#ended) return;
    if (typeof data === 'string') {
      this.#text += data;
    } else {
      this.#sealText();
      this.#chunks.push(data);
    }
    if (this.#flushing) return;
    this.#flushing = true;
    process.nextTick(this.#flush);
  }

  end(): void {
    if (this.#ended) return;
    this.#flush();
    this.#ended = true;
    this.#socket.end();
  }

  destroy(): void {
    this.silence();
    this.#socket.destroy();
  }

  /** Tells nothing and writes nothing from now on. */
  silence(): void {
    this.#handlers = undefined;
    this.#ended = true;
    this.#text = '';
    this.#chunks = [];
  }

  /** The socket is connected, and has yet to agree on TLS. */
  connected(): void {
    this.#securing = true;
  }

  /** The link stands. */
  opened(): void {
    this.#securing = false;
    this.#handlers?.opened();
  }

  /** Bytes came. */
  received(chunk: Buffer): void {
    this.#handlers?.data(chunk);
  }

  /** Gives the link up for a reason of our own, such as a certificate that is not the one expected. */
  fail(error: Error): void {
    this.#finish(error);
  }

  get #unflushedBytes(): number {
    let bytes = Buffer.byteLength(this.#text);
    for (const chunk of this.#chunks) bytes += chunk.length;
    return bytes;
  }

  #sealText(): void {
    if (this.#text === '') return;
    this.#chunks.push(Buffer.from(this.#text));
    this.#text = '';
  }

  readonly #flush = (): void => {
    this.#flushing = false;
    this.#sealText();
    const [first] = this.#chunks;
    if (first === undefined || this.#ended) return;
    const bytes = this.#chunks.length === 1 ? first : Buffer.concat(this.#chunks);
    this.#chunks = [];
    this.#flushedBytes += bytes.length;
    this.#socket.write(bytes);
  };

  #peerEnded(): void {
    if (this.#handlers?.ended) this.#handlers.ended();
    else this.#finish(undefined);
  }

  #finish(error: Error | undefined): void {
    const handlers = this.#handlers;
    this.destroy();
    handlers?.closed(error);
  }
}

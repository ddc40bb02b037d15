import type { Transport } from '../transport/transport.js';

/** A transport that hands all on to another: what a wrapper of a dial returns. */
export class WrappedTransport implements Transport {
  protected readonly inner: Transport;

  constructor(inner: Transport) {
    this.inner = inner;
  }

  get remote(): string {
    return this.inner.remote;
  }

  get bufferedBytes(): number {
    return this.inner.bufferedBytes;
  }

  get bytesWritten(): number {
    return this.inner.bytesWritten;
  }

  write(data: string | Uint8Array): void {
    this.inner.write(data);
  }

  end(): void {
    this.inner.end();
  }

  destroy(): void {
    this.inner.destroy();
  }
}

import type { Dial } from '../transport/transport.js';
import { WrappedTransport } from './wrapped-transport.js';

/** A dial whose chunks arrive cut into pieces of at most `bytes`, each in a call of its own: a test of decoders. */
export const sliceDial =
  (dial: Dial, bytes: number): Dial =>
  (target, handlers) => {
    const transport = new SlicedTransport(
      dial(target, {
        opened: () => handlers.opened(),
        data: (chunk) => {
          for (let at = 0; at < chunk.length && !transport.destroyed; at += bytes) {
            handlers.data(chunk.subarray(at, at + bytes));
          }
        },
        closed: (error) => handlers.closed(error),
      }),
    );
    return transport;
  };

class SlicedTransport extends WrappedTransport {
  destroyed = false;

  override destroy(): void {
    this.destroyed = true;
    super.destroy();
  }
}

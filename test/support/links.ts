import type { Dial, Transport, TransportHandlers } from '../../src/transport/transport.js';

/** One link that was dialled, as its owner sees it. */
export interface Link {
  readonly transport: Transport;
  readonly handlers: TransportHandlers;
  /** Dropped by its owner, or reported as closed to it. */
  gone: boolean;
}

/** Counts the links of a dial, so that a test can tell that none was left behind. */
export class Links {
  readonly all: Link[] = [];
  readonly #dial: Dial;

  constructor(dial: Dial) {
    this.#dial = dial;
  }

  get open(): number {
    return this.all.filter(({ gone }) => !gone).length;
  }

  /** The one that was dialled last. */
  get last(): Link {
    const link = this.all.at(-1);
    if (!link) throw new Error('nothing was dialled yet');
    return link;
  }

  readonly dial: Dial = (target, handlers) => {
    const transport = this.#dial(target, {
      opened: () => handlers.opened(),
      data: (chunk) => handlers.data(chunk),
      closed: (error) => {
        link.gone = true;
        handlers.closed(error);
      },
    });
    const destroy = transport.destroy.bind(transport);
    transport.destroy = () => {
      link.gone = true;
      destroy();
    };
    const link: Link = { transport, handlers, gone: false };
    this.all.push(link);
    return transport;
  };
}

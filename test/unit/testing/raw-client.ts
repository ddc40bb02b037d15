import type { Dial, Target, Transport } from '../../../src/transport/transport.js';

/** A client that knows nothing: it sends bytes and keeps what comes, one character a byte. */
export class RawClient {
  received = '';
  opened = false;
  closed: { error: Error | undefined } | undefined;
  readonly transport: Transport;
  #changed: () => void = () => undefined;

  constructor(dial: Dial, target: Target = { host: 'fake', port: 5038 }) {
    this.transport = dial(target, {
      opened: () => {
        this.opened = true;
        this.#changed();
      },
      data: (chunk) => {
        this.received += chunk.toString('latin1');
        this.#changed();
      },
      closed: (error) => {
        this.closed = { error };
        this.#changed();
      },
    });
  }

  /** Sends an action; lines are joined by CRLF. */
  send(...lines: string[]): void {
    this.transport.write(`${lines.join('\r\n')}\r\n\r\n`);
  }

  login(username = 'app', secret = 'secret', ...more: string[]): void {
    this.send('Action: Login', `Username: ${username}`, `Secret: ${secret}`, 'ActionID: login', ...more);
  }

  /** Settles when the condition holds, looking at whatever has been received and at the end of the link. */
  async until(condition: string | RegExp | (() => boolean)): Promise<string> {
    const holds = () => {
      if (typeof condition === 'function') return condition();
      return typeof condition === 'string' ? this.received.includes(condition) : condition.test(this.received);
    };
    while (!holds()) {
      if (this.closed && typeof condition !== 'function') {
        throw new Error(`closed while waiting for ${condition}; received ${JSON.stringify(this.received)}`);
      }
      await new Promise<void>((resolve) => {
        this.#changed = resolve;
      });
    }
    return this.received;
  }

  untilClosed(): Promise<string> {
    return this.until(() => this.closed !== undefined);
  }

  /** What has been received so far, which is then forgotten. */
  take(): string {
    const { received } = this;
    this.received = '';
    return received;
  }
}

/** Lets all microtasks run. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

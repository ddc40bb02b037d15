import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const patienceMs = 20_000;

interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** A bare socket to the manager port: what the server really sends, untouched by any code of the package. */
export class Wire {
  readonly #socket: Socket;
  #received = '';
  #ended = false;
  #wake: () => void = () => undefined;

  /** A session whose banner has come, or that the server has closed without one. */
  static async open(server: Endpoint): Promise<Wire> {
    const wire = await Wire.silent(server);
    await wire.#settled((received) => received.includes('\r\n') || wire.#ended || undefined);
    return wire;
  }

  /** A session that the server may not have answered yet. */
  static async silent(server: Endpoint): Promise<Wire> {
    const socket = connect({ host: server.host, port: server.port, noDelay: true, allowHalfOpen: true });
    const wire = new Wire(socket);
    await once(socket, 'connect');
    return wire;
  }

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (bytes) => {
      this.#received += bytes.toString('latin1');
      this.#wake();
    });
    const end = () => {
      this.#ended = true;
      this.#wake();
    };
    socket.once('end', end).once('close', end).once('error', end);
  }

  /** All bytes so far, one character each. */
  get received(): string {
    return this.#received;
  }

  banner(): Promise<string> {
    return this.#settled((received) => /^.*\r\n/.exec(received)?.[0]);
  }

  /** Lines that end as they should, then the empty line. */
  send(...lines: readonly string[]): void {
    this.sendBytes(Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'utf8'));
  }

  sendBytes(bytes: string | Uint8Array): void {
    this.#socket.write(bytes);
  }

  /** Sends an action and resolves with the stanza that answers it. */
  ask(...lines: readonly string[]): Promise<string> {
    const before = this.#received.length;
    this.send(...lines);
    return this.stanza(/^Response: /, before);
  }

  /** The first whole stanza at or after `from` that matches. */
  stanza(pattern: RegExp, from = 0): Promise<string> {
    return this.#settled((received) => stanzas(received.slice(from)).find((stanza) => pattern.test(stanza)));
  }

  /** All whole stanzas up to the first that matches, that one included. */
  stanzasUntil(pattern: RegExp, from = 0): Promise<readonly string[]> {
    return this.#settled((received) => {
      const all = stanzas(received.slice(from));
      const last = all.findIndex((stanza) => pattern.test(stanza));
      return last < 0 ? undefined : all.slice(0, last + 1);
    });
  }

  /** Resolves with all that was received when the server has closed its side. */
  ended(): Promise<string> {
    return this.#settled((received) => (this.#ended ? received : undefined));
  }

  login(username: string, secret: string, ...more: readonly string[]): Promise<string> {
    return this.ask('Action: Login', `Username: ${username}`, `Secret: ${secret}`, ...more);
  }

  async loginMd5(username: string, secret: string, ...more: readonly string[]): Promise<string> {
    const challenge = field(await this.ask('Action: Challenge', 'AuthType: MD5'), 'Challenge');
    const key = createHash('md5').update(challenge).update(secret, 'utf8').digest('hex');
    return this.ask('Action: Login', 'AuthType: MD5', `Username: ${username}`, `Key: ${key}`, ...more);
  }

  /** Stops reading; the kernel takes what fits its buffers, then the server has to wait. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  close(): void {
    this.#socket.destroy();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  /** Looks at every arrival until `find` finds; fails when the server has closed, or stays silent for too long. */
  async #settled<T>(find: (received: string) => T | undefined): Promise<T> {
    for (;;) {
      const found = find(this.#received);
      if (found !== undefined) return found;
      if (this.#ended) throw new Error(`the server closed after ${JSON.stringify(this.#received.slice(-500))}`);
      await new Promise<void>((resolve, reject) => {
        const late = setTimeout(
          () => reject(new Error(`nothing came after ${JSON.stringify(this.#received.slice(-500))}`)),
          patienceMs,
        );
        this.#wake = () => {
          clearTimeout(late);
          resolve();
        };
      });
    }
  }
}

/** The whole stanzas of a stream, the banner left out, each without its empty line. */
export function stanzas(received: string): readonly string[] {
  const body = received.replace(/^Asterisk Call Manager\/[^\r\n]*\r\n/, '');
  return body
    .split('\r\n\r\n')
    .slice(0, -1)
    .filter((stanza) => stanza !== '');
}

/** The first value of a field; fails when the stanza has none. */
export function field(stanza: string, name: string): string {
  const line = stanza.split('\r\n').find((one) => one.startsWith(`${name}: `));
  if (line === undefined) throw new Error(`no ${name} in ${JSON.stringify(stanza)}`);
  return line.slice(name.length + 2);
}

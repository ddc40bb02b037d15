import type { Dial, TransportHandlers } from '../../../src/transport/transport.js';

/** What becomes of one attempt to connect. */
export type Reception = 'accept' | 'refuse' | 'not found' | 'swallow' | 'hang up' | 'no greeting';

export interface ServerScript {
  /** The first line of every connection; default that of Asterisk 22. */
  readonly greeting?: string | undefined;
  /** What becomes of the attempts, in order; those beyond are accepted. */
  readonly receptions?: readonly Reception[] | undefined;
  /** Actions that it answers by itself when the library has made them: by default those of a login, a heartbeat and a goodbye. */
  readonly answers?: readonly string[] | undefined;
}

/** The lines of one action as they came, `Action: Ping` first. */
export type Lines = readonly string[];

const FAILURES: Partial<Record<Reception, string>> = { refuse: 'ECONNREFUSED', 'not found': 'ENOTFOUND' };

const BY_DEFAULT = ['Challenge', 'Login', 'Events', 'Ping', 'Logoff'];

/** The other side of a case: bytes in, bytes out, and no idea of AMI beyond a login. */
export class ScriptedServer {
  /** What came in on all connections, oldest first. */
  readonly received: Lines[] = [];
  /** Attempts to connect, as `host:port`. */
  readonly attempts: string[] = [];
  readonly #script: ServerScript;
  #client: TransportHandlers | undefined;
  #input = '';

  constructor(script: ServerScript) {
    this.#script = script;
  }

  /** How often an action of that name came in. */
  count(action: string): number {
    return this.received.filter(([first]) => first === `Action: ${action}`).length;
  }

  readonly dial: Dial = ({ host, port }, handlers) => {
    const reception = this.#script.receptions?.[this.attempts.length] ?? 'accept';
    this.attempts.push(`${host}:${port}`);
    let gone = false;
    const soon = (act: () => void) => queueMicrotask(() => gone || act());
    const client: TransportHandlers = {
      ...handlers,
      opened: () => handlers.opened(),
      data: (chunk) => handlers.data(chunk),
      closed: (error) => {
        gone = true;
        handlers.closed(error);
      },
    };
    soon(() => this.#receive(reception, client));
    return {
      remote: `${host}:${port}`,
      bufferedBytes: 0,
      bytesWritten: 0,
      write: (data) => soon(() => this.#take(Buffer.from(data).toString('latin1'))),
      end: () => soon(() => client.closed(undefined)),
      destroy: () => {
        gone = true;
      },
    };
  };

  /** Sends bytes, given as latin-1. */
  write(text: string): void {
    this.#client?.data(Buffer.from(text, 'latin1'));
  }

  /** Ends the connection, in order or with an error. */
  end(error?: Error): void {
    const client = this.#client;
    this.#client = undefined;
    client?.closed(error);
  }

  #receive(reception: Reception, client: TransportHandlers): void {
    if (reception === 'swallow') return;
    const failed = FAILURES[reception];
    if (failed !== undefined) {
      client.closed(Object.assign(new Error(failed), { code: failed, syscall: 'connect' }));
      return;
    }
    this.#client = client;
    this.#input = '';
    client.opened();
    if (reception === 'hang up') this.end();
    else if (reception !== 'no greeting') this.write(`${this.#script.greeting ?? 'Asterisk Call Manager/11.0.0'}\r\n`);
  }

  #take(text: string): void {
    const [rest = '', ...actions] = `${this.#input}${text}`.split('\r\n\r\n').reverse();
    this.#input = rest;
    for (const action of actions.reverse()) {
      const lines = action.split('\r\n');
      this.received.push(lines);
      this.#answer(lines[0]?.slice('Action: '.length) ?? '', lineValue(lines, 'ActionID'));
    }
  }

  #answer(action: string, id: string): void {
    const { answers = BY_DEFAULT } = this.#script;
    if (!id.startsWith('av-') || !answers.includes(action)) return;
    const more = { Challenge: 'Challenge: 1\r\n', Events: 'Events: On\r\n' }[action] ?? '';
    this.write(`Response: ${action === 'Logoff' ? 'Goodbye' : 'Success'}\r\nActionID: ${id}\r\n${more}\r\n`);
    if (action === 'Logoff') this.end();
  }
}

/** The value of a line, its name in any case; the empty string when there is none. */
export const lineValue = (lines: Lines, name: string): string => {
  const start = `${name.toLowerCase()}: `;
  return lines.find((line) => line.toLowerCase().startsWith(start))?.slice(start.length) ?? '';
};

import type { AmiEvent, Connection, ConnectionStatus, ListenerContext } from '../../index.js';
import { describeGap, spanOf } from '../status-note.js';
import type { Stage, Voice } from './stage.js';

/** Tells what the connections say of themselves, and what the listeners hear. */
export class Narrator {
  readonly #stage: Stage;
  /** Whether calls are told, or only counted. */
  tellsCalls = false;
  /** How often listeners were called. */
  heard = 0;
  gaps = 0;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  readonly status = (status: ConnectionStatus): void => {
    const who = status.connection as Voice;
    if (status.type === 'gap') {
      this.gaps += 1;
      this.#stage.say(who, 'gap', describeGap(status), 'yellow');
    }
    if (status.type !== 'state') return;
    switch (status.state) {
      case 'connecting':
      case 'authenticating':
      case 'closed':
        this.#stage.say(who, status.state);
        break;
      case 'closing':
        this.#stage.say(who, 'closing', 'drains, and says Logoff');
        break;
      case 'ready':
        this.#stage.say(who, 'ready', '', 'green');
        break;
      case 'reconnecting': {
        const { attempt = 1, retryInMs = 0, cause } = status;
        this.#stage.say(who, 'reconnecting', `retry ${attempt} in ${spanOf(retryInMs)}: ${cause?.message}`, 'yellow');
      }
    }
  };

  /** The one listener of each PBX. It is registered once, and never again. */
  readonly call = (event: AmiEvent<'DialEnd' | 'Hangup'>, { source, listenerId }: ListenerContext): void => {
    this.heard += 1;
    if (!this.tellsCalls) return;
    const heard = this.#describe(event);
    if (heard !== undefined) this.#stage.say(source as Voice, heard, `${event.name}, listener ${listenerId}`);
  };

  #describe(event: AmiEvent<'DialEnd' | 'Hangup'>): string | undefined {
    if (event.is('DialEnd')) {
      const { CallerIDNum: from = 'campaign', DestCallerIDNum: to, DialStatus } = event.fields;
      return `${from} calls ${to}: ${DialStatus === 'ANSWER' ? 'answered' : DialStatus?.toLowerCase()}`;
    }
    // Both ends of a call hang up; one line is enough.
    if (event.get('Uniqueid') !== event.get('Linkedid')) return undefined;
    return `${event.get('CallerIDNum')} hangs up: ${event.get('Cause-txt')}`;
  }
}

/** Resolves with the next status that is looked for. */
export const nextStatus = (
  connection: Connection,
  wanted: (status: ConnectionStatus) => boolean,
): Promise<ConnectionStatus> =>
  new Promise((resolve) => {
    const id = connection.addStatusListener((status) => {
      if (!wanted(status)) return;
      connection.delListener(id);
      resolve(status);
    });
  });

/** Resolves when the connection is ready the next time. */
export const nextReady = async (connection: Connection): Promise<void> => {
  await nextStatus(connection, (status) => status.type === 'state' && status.state === 'ready');
};

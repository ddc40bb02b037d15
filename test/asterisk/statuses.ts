import type { Connection, ConnectionStatus } from '../../src/index.js';

type Named<T extends ConnectionStatus['type']> = Extract<ConnectionStatus, { type: T }>;

/** Resolves with the next status of that type that matches, the present state included. */
export async function nextStatus<T extends ConnectionStatus['type']>(
  connection: Connection,
  type: T,
  matches: (status: Named<T>) => boolean = () => true,
): Promise<Named<T>> {
  for await (const status of connection.status()) {
    if (status.type === type && matches(status as Named<T>)) return status as Named<T>;
  }
  throw new Error('the connection was closed before');
}

/** Everything that a connection tells from now on, with the events among it, in the order in which it was told. */
export class Story {
  readonly told: string[] = [];
  readonly statuses: ConnectionStatus[] = [];

  constructor(connection: Connection) {
    connection.addStatusListener((status) => {
      this.statuses.push(status);
      this.told.push(status.type === 'state' ? status.state : status.type);
    });
    connection.addListener(
      () => true,
      (event) => this.told.push(`${event.epoch}:${event.name}`),
    );
  }

  of<T extends ConnectionStatus['type']>(type: T): Named<T>[] {
    return this.statuses.filter((status): status is Named<T> => status.type === type);
  }
}

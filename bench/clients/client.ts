import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What a listener of events does with each of them. */
export type Reading = 'name' | 'three fields' | 'entries' | 'fields';

export const readings = ['name', 'three fields', 'entries', 'fields'] as const satisfies readonly Reading[];

/** A client that is logged in. */
export interface Client {
  /**
   * Has all events read in that way, by one listener; `seen` is told the name of each. The bare socket, which knows no
   * names, tells that of the last event of a replay, and how many stanzas came before.
   */
  listen(reading: Reading, seen: (name: string, before?: number) => void): void;
  /** Sends an action, and resolves with the client's own idea of a response. */
  request(action: string, fields?: Readonly<Record<string, string>>): Promise<unknown>;
  close(): void;
}

export type Open = (port: number) => Promise<Client>;

/** Loads a client that is installed for the bench alone. */
export const loadPeer = createRequire(join(process.cwd(), 'bench/package.json'));

/** What listeners read is added up here, so that no engine can leave the reading out. */
let read = 0;

export const wasRead = (value: unknown): void => {
  if (typeof value === 'string') read += value.length;
};

export const readSoFar = (): number => read;

/** An event of a client that has all fields parsed before anybody asks: an object. */
export type EagerEvent = Readonly<Record<string, unknown>>;

/** How a client writes the names of the fields that are read. */
export interface Spelling {
  readonly event: string;
  readonly channel: string;
  readonly uniqueid: string;
  readonly absent: string;
}

export const asOnTheWire: Spelling = {
  event: 'Event',
  channel: 'Channel',
  uniqueid: 'Uniqueid',
  absent: 'CampaignId',
};

export const inLowerCase: Spelling = {
  event: 'event',
  channel: 'channel',
  uniqueid: 'uniqueid',
  absent: 'campaignid',
};

/** The listener that reads an object in that way. */
export const readerOf = (
  { event, channel, uniqueid, absent }: Spelling,
  reading: Reading,
  seen: (name: string) => void,
): ((message: EagerEvent) => void) => {
  switch (reading) {
    case 'name':
      return (message) => seen(message[event] as string);
    case 'three fields':
      return (message) => {
        wasRead(message[channel]);
        wasRead(message[uniqueid]);
        wasRead(message[absent]);
        seen(message[event] as string);
      };
    case 'entries':
      return (message) => {
        read += Object.entries(message).length;
        seen(message[event] as string);
      };
    case 'fields':
      return (message) => {
        wasRead(message[channel]);
        seen(message[event] as string);
      };
  }
};

export const countRead = (count: number): void => {
  read += count;
};

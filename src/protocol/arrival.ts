/** How the bytes of a value become a string: UTF-8 with invalid bytes replaced, or one character a byte. */
export type TextEncoding = 'utf8' | 'latin1';

/** Where and when bytes came in. One object for each chunk, shared by the messages that were cut from it. */
export interface Arrival {
  /** The id of the connection. */
  readonly source: string;
  /** Counts the logins of that connection: messages of different epochs have no order of their own. */
  readonly epoch: number;
  readonly encoding: TextEncoding;
  /** Wall time, in milliseconds since 1970. */
  readonly receivedAt: number;
  /** How many bytes came together, in the chunk that the messages were cut from. */
  readonly bytes?: number | undefined;
}

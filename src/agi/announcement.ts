import type { AmiEvent } from '../protocol/event.js';

/** The events by which Asterisk speaks of asynchronous AGI: since version 12 one for each purpose, before that one for all. */
export const agiEvents = ['AsyncAGIStart', 'AsyncAGIExec', 'AsyncAGIEnd', 'AsyncAGI'] as const;

/** An event of asynchronous AGI, of whatever version. */
export interface Announcement {
  readonly kind: 'start' | 'exec' | 'end';
  readonly channel: string;
  /** Undefined before Asterisk 12. */
  readonly uniqueid: string | undefined;
  /** The environment or the reply, percent-encoded; empty at the end. */
  readonly payload: string;
  readonly commandId: string | undefined;
}

const kinds: ReadonlyMap<string, Announcement['kind']> = new Map([
  ['start', 'start'],
  ['exec', 'exec'],
  ['end', 'end'],
]);

/** Reads an event of {@link agiEvents}; undefined when it says nothing that concerns a session. */
export const readAnnouncement = (event: AmiEvent): Announcement | undefined => {
  const word = event.name === 'AsyncAGI' ? event.get('SubEvent') : event.name.slice('AsyncAGI'.length);
  const kind = kinds.get(word?.toLowerCase() ?? '');
  const channel = event.get('Channel');
  if (kind === undefined || channel === undefined) return undefined;
  return {
    kind,
    channel,
    uniqueid: event.get('Uniqueid'),
    payload: event.get(kind === 'start' ? 'Env' : 'Result') ?? '',
    commandId: event.get('CommandID'),
  };
};

import { variableFieldOf } from './channel-variables.js';
import type { Entry } from './message-fields.js';

/** The fields of a channel snapshot around the two names, in the order in which Asterisk writes them. */
const SNAPSHOT = [
  'channelstatedesc',
  'calleridnum',
  'calleridname',
  'connectedlinenum',
  'connectedlinename',
  'language',
];
const NAMES_IN_SNAPSHOT = ['calleridname', 'connectedlinename'];
const PRESENCE_TEXTS = ['subtype', 'message'];

/**
 * Whether Asterisk writes the first field of that name with C escapes: the two names in a channel snapshot (not those of
 * OriginateResponse or of a queue's entries, which look the same), the value of VarSet, channel variables, and the texts of
 * a presence state. Everything else is sent as it is.
 */
export const isEscaped = (eventName: string, entries: readonly Entry[], field: string): boolean => {
  const name = field.toLowerCase();
  if (eventName === 'VarSet' && name === 'value') return true;
  if (eventName === 'PresenceStateChange' && PRESENCE_TEXTS.includes(name)) return true;
  const lines = writtenByServer(eventName, entries);
  const line = lines.indexOf(name);
  if (line === -1) return false;
  if (variableFieldOf(name) !== undefined) return true;
  const inSnapshot = NAMES_IN_SNAPSHOT.find((candidate) => name.endsWith(candidate));
  if (inSnapshot === undefined) return false;
  const prefix = name.slice(0, name.length - inSnapshot.length);
  const start = line - SNAPSHOT.indexOf(inSnapshot);
  return SNAPSHOT.every((member, i) => lines[start + i] === prefix + member);
};

/** The names of the lines, in lower case; of a UserEvent those before the part that a program wrote. */
const writtenByServer = (eventName: string, entries: readonly Entry[]): string[] => {
  const names = entries.map(([name]) => name.toLowerCase());
  const body = eventName === 'UserEvent' ? names.indexOf('userevent') : -1;
  return body === -1 ? names : names.slice(0, body);
};

import type { AmiMessage } from './message.js';

const NAME_IN_SNAPSHOT = /^(.*)(?:CallerIDName|ConnectedLineName)$/is;
const CHANNEL_VARIABLE = /ChanVariable(?:\(.*\))?$/is;
const PRESENCE_TEXT = /^(?:Subtype|Message)$/i;

/** The fields of a channel snapshot that surround the two names, in the order in which Asterisk writes them. */
const SNAPSHOT = [
  'channelstatedesc',
  'calleridnum',
  'calleridname',
  'connectedlinenum',
  'connectedlinename',
  'language',
];

/** Whether the first `${prefix}CallerIDName` or `${prefix}ConnectedLineName` belongs to a whole channel snapshot. */
const inSnapshot = (event: AmiMessage, prefix: string, name: string): boolean => {
  const names = event.entries().map(([field]) => field.toLowerCase());
  const at = names.indexOf(`${prefix}${name}`);
  const start = at - SNAPSHOT.indexOf(name);
  const ownFields = names.indexOf('userevent');
  if (ownFields !== -1 && at > ownFields) return false;
  return SNAPSHOT.every((field, i) => names[start + i] === `${prefix}${field}`);
};

/**
 * Whether Asterisk writes this field of this event with C escapes: the two names in a channel snapshot (not those of
 * OriginateResponse or a queue's entries, which look the same), the value of VarSet, channel variables, and the texts of a
 * presence state. Everything else is sent as it is.
 */
export const isEscaped = (event: AmiMessage, eventName: string, field: string): boolean => {
  if (eventName === 'VarSet' && field.toLowerCase() === 'value') return true;
  if (eventName === 'PresenceStateChange' && PRESENCE_TEXT.test(field)) return true;
  if (eventName !== 'UserEvent' && CHANNEL_VARIABLE.test(field)) return true;
  const prefix = NAME_IN_SNAPSHOT.exec(field)?.[1];
  if (prefix === undefined) return false;
  return inSnapshot(event, prefix.toLowerCase(), field.slice(prefix.length).toLowerCase());
};

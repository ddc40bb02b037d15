import type { TextEncoding } from '../../src/protocol/arrival.js';
import { AmiEvent } from '../../src/protocol/event.js';
import type { AmiMessage } from '../../src/protocol/message.js';
import { rawOutputLine } from '../property/reference-decoder.js';

/** What a message says beyond its fields, read as one would without a thought for speed. */
type Entries = readonly (readonly [name: string, value: string])[];

const LETTERS = 'abfnrtv';
const CONTROLS = '\x07\b\f\n\r\t\v';

/** A text without C escapes, character by character. */
export const referenceUnescape = (text: string): string => {
  let plain = '';
  for (let at = 0; at < text.length; at += 1) {
    const next = text.charAt(at + 1);
    const letter = next === '' ? -1 : LETTERS.indexOf(next);
    const escaped = text[at] === '\\' && next !== '' && (letter !== -1 || '\\\'"?'.includes(next));
    if (escaped) at += 1;
    plain += escaped ? (CONTROLS[letter] ?? next) : text.charAt(at);
  }
  return plain;
};

/** A snapshot of a channel, in the names of its lines. */
export const SNAPSHOT = [
  'ChannelStateDesc',
  'CallerIDNum',
  'CallerIDName',
  'ConnectedLineNum',
  'ConnectedLineName',
  'Language',
];

/** Whether the first line of that name is one that Asterisk writes with escapes. */
const isWrittenEscaped = (event: string, entries: Entries, field: string): boolean => {
  const lines = entries.map(([name]) => name.toLowerCase());
  if (event === 'VarSet' && field === 'value') return true;
  if (event === 'PresenceStateChange' && (field === 'subtype' || field === 'message')) return true;
  if (event === 'UserEvent' && lines.includes('userevent')) lines.splice(lines.indexOf('userevent'));
  const at = lines.indexOf(field);
  if (at === -1) return false;
  if (channelsField(field)) return true;
  const place = field.endsWith('calleridname') ? 2 : field.endsWith('connectedlinename') ? 4 : -1;
  if (place === -1) return false;
  const prefix = field.slice(0, -(SNAPSHOT[place]?.length ?? 0));
  return SNAPSHOT.every((name, index) => lines[at - place + index] === `${prefix}${name.toLowerCase()}`);
};

/** What stands around the first `chanvariable` of a name: the prefix, and the channel between parentheses. */
const channelsField = (name: string): { prefix: string; channel: string | undefined } | undefined => {
  const [prefix = '', ...others] = name.split(/chanvariable/i);
  if (others.length === 0) return undefined;
  const behind = name.slice(prefix.length + 'chanvariable'.length);
  if (behind === '') return { prefix, channel: undefined };
  return behind.startsWith('(') && behind.endsWith(')') ? { prefix, channel: behind.slice(1, -1) } : undefined;
};

export const referenceText = (message: AmiMessage, field: string, entries: Entries): string | undefined => {
  const key = field.toLowerCase();
  const value = entries.find(([name]) => name.toLowerCase() === key)?.[1];
  if (value === undefined || !(message instanceof AmiEvent)) return value;
  return isWrittenEscaped(message.name, entries, key) ? referenceUnescape(value) : value;
};

/** Variables by channel, as JSON has them. */
export const referenceVariables = (entries: Entries): unknown => {
  const first = (key: string) => entries.find(([name]) => name.toLowerCase() === key)?.[1] ?? '';
  const channels = new Map<string, { channel: string; variables: Record<string, string> }>();
  for (const [name, assignment] of entries) {
    const field = channelsField(name);
    if (!field) continue;
    const channel = field.channel ?? first(`${field.prefix}channel`.toLowerCase());
    const known = channels.get(channel.toLowerCase()) ?? { channel, variables: Object.create(null) };
    channels.set(channel.toLowerCase(), known);
    const [variable = ''] = assignment.split('=', 1);
    known.variables[variable] = referenceUnescape(assignment.slice(variable.length + 1));
  }
  const json: Record<string, unknown> = Object.create(null);
  for (const { channel, variables } of channels.values()) json[channel] = variables;
  return json;
};

/** The lines of a command's output: its fields, or what stands raw between the headers and the last end marker. */
export const referenceOutput = (text: string, fields: readonly string[], encoding: TextEncoding): readonly string[] => {
  const lines = text.split('\r\n');
  const first = rawOutputLine(lines);
  if (first === -1) return fields;
  const raw = lines.slice(first).join('\r\n');
  const pieces = raw.split('--END COMMAND--');
  const body = pieces.length === 1 ? raw : pieces.slice(0, -1).join('--END COMMAND--');
  return Buffer.from(body, 'latin1').toString(encoding).replace(/\n$/, '').split('\n');
};

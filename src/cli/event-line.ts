import type { AmiEvent } from '../index.js';
import type { Paint, Style } from './paint.js';
import { cells, cut, padded, printable } from './printable.js';
import { clockTime } from './status-note.js';
import { pairs } from './table.js';

/** Fields that say little at a glance: they are left out of a line, and shown in full view. */
const QUIET = new Set(
  [
    ...['Event', 'Privilege', 'ActionID', 'SystemName', 'Timestamp', 'SequenceNumber', 'File', 'Line', 'Func'],
    ...['Language', 'AccountCode', 'ChannelState', 'Context', 'Priority', 'Linkedid'],
    ...['BridgeType', 'BridgeTechnology', 'BridgeCreator', 'BridgeName', 'BridgeVideoSourceMode'],
  ].map((name) => name.toLowerCase()),
);

/** The snapshot that every event of a channel carries: it follows what the event is about. */
const SNAPSHOT = new Set(
  ['ChannelStateDesc', 'CallerIDNum', 'CallerIDName', 'ConnectedLineNum', 'ConnectedLineName', 'Exten', 'Uniqueid'].map(
    (name) => name.toLowerCase(),
  ),
);

/** Names that often only repeat a number. */
const NAMES_OF_NUMBERS: Readonly<Record<string, string>> = {
  calleridname: 'CallerIDNum',
  connectedlinename: 'ConnectedLineNum',
};

/** What an event is about: the first of these that it has. */
const SUBJECTS = ['Channel', 'DestChannel', 'Queue', 'Interface', 'Peer', 'Endpoint', 'Device', 'UserEvent'] as const;

const NAME_WIDTH = 18;
const SUBJECT_WIDTH = 26;

type Segment = readonly [style: Style | undefined, text: string];

/** An event on one line: when, what, about whom, and the fields that tell most; cut where the line ends. */
export const eventLine = (event: AmiEvent, paint: Paint, width: number): string =>
  clip([['dim', `${clockTime(event.receivedAt)}  `], ...segmentsOf(event)], paint, width);

/** A row of a list on one line. */
export const rowLine = (row: AmiEvent, paint: Paint, width: number): string =>
  clip([[undefined, '  '], ...segmentsOf(row)], paint, width);

/** An event with all its fields, as they came. */
export const eventBlock = (event: AmiEvent, paint: Paint): string => {
  const fields = event.entries().filter(([name]) => name.toLowerCase() !== 'event');
  const head = `${paint('dim', clockTime(event.receivedAt))}  ${paint(['bold', 'cyan'], printable(event.name))}`;
  return `${head}\n${pairs(fields, paint)}`;
};

function* segmentsOf(event: AmiEvent): Generator<Segment> {
  const subject = subjectOf(event);
  yield [['bold', 'cyan'], padded(printable(event.name), NAME_WIDTH)];
  yield [undefined, `  ${padded(printable(subject.text), SUBJECT_WIDTH)}`];
  for (const [name, value] of tellingFields(event, subject.fields)) {
    yield ['dim', `  ${printable(name)}=`];
    yield [undefined, printable(value)];
  }
}

const subjectOf = (event: AmiEvent): { readonly text: string; readonly fields: readonly string[] } => {
  const [channel, dialled] = [event.get('Channel'), event.get('DestChannel')];
  if (channel && dialled) return { text: `${channel} → ${dialled}`, fields: ['channel', 'destchannel'] };
  const name = SUBJECTS.find((field) => event.get(field));
  return name === undefined ? { text: '', fields: [] } : { text: event.text(name) ?? '', fields: [name.toLowerCase()] };
};

/** What the event itself says first, then the state of its channel. Of the channel at the other end the name is enough. */
const tellingFields = (event: AmiEvent, shown: readonly string[]): [string, string][] => {
  const own: [string, string][] = [];
  const snapshot: [string, string][] = [];
  const seen = new Set(shown);
  for (const [name] of event.entries()) {
    const key = name.toLowerCase();
    const value = name === '' ? '' : (event.text(name) ?? '');
    if (value === '' || value === '<unknown>' || seen.has(key) || QUIET.has(key)) continue;
    seen.add(key);
    const far = key.startsWith('dest') ? key.slice(4) : '';
    if (SNAPSHOT.has(far) || QUIET.has(far)) continue;
    const number = NAMES_OF_NUMBERS[key];
    if (number !== undefined && event.get(number) === value) continue;
    if (SNAPSHOT.has(key)) snapshot.push([name, value]);
    else own.push([name, value]);
  }
  return [...own, ...snapshot];
};

const clip = (given: Iterable<Segment>, paint: Paint, width: number): string => {
  const segments = [...given];
  const tooLong = segments.reduce((sum, [, text]) => sum + cells(text), 0) > width;
  let room = tooLong ? width - 1 : width;
  let line = '';
  for (const [style, text] of segments) {
    const shown = cells(text) <= room ? text : cut(text, room + 1).slice(0, -1);
    room -= cells(text);
    line += style === undefined ? shown : paint(style, shown);
    if (room <= 0) break;
  }
  return tooLong ? `${line}…` : line.trimEnd();
};

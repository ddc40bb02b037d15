import type { AmiEvent } from '../../index.js';
import { table } from '../table.js';
import { type Board, clockSpan, counted, known, type Sight } from './board.js';

const HEADINGS = ['CHANNEL', 'STATE', 'CALLER', 'CONNECTED', 'EXTENSION', 'APPLICATION', 'DURATION'];

interface Channel {
  name: string;
  state: string;
  caller: string;
  connected: string;
  extension: string;
  application: string;
  linkedid: string;
  /** Milliseconds since 1970. */
  readonly since: number;
}

/** The live channels. */
export class ChannelBoard implements Board {
  readonly action = 'CoreShowChannels';
  readonly fields = {};
  readonly events = [
    ...['Newchannel', 'Newstate', 'Newexten', 'NewCallerid', 'NewConnectedLine', 'NewAccountCode'],
    ...['Rename', 'DialBegin', 'DialEnd', 'BridgeEnter', 'BridgeLeave', 'Hold', 'Unhold', 'Hangup'],
  ];
  readonly #channels = new Map<string, Channel>();

  reset(): void {
    this.#channels.clear();
  }

  row(row: AmiEvent): void {
    this.#channels.set(row.get('Uniqueid') ?? known(row, 'Channel'), {
      ...snapshot(row),
      application: applicationOf(row, 'Application', 'ApplicationData'),
      since: row.receivedAt - secondsOf(known(row, 'Duration')) * 1_000,
    });
  }

  event(event: AmiEvent): void {
    const id = event.get('Uniqueid');
    if (id === undefined || id === 'none') return;
    if (event.name === 'Hangup') {
      this.#channels.delete(id);
      return;
    }
    const before = this.#channels.get(id);
    if (event.name === 'Rename') {
      if (before) before.name = known(event, 'Newname');
      return;
    }
    const application =
      event.name === 'Newexten' ? applicationOf(event, 'Application', 'AppData') : before?.application;
    const since = before?.since ?? event.receivedAt;
    this.#channels.set(id, { ...snapshot(event), application: application ?? '', since });
  }

  draw({ paint, width, now }: Sight): string {
    const channels = [...this.#channels.values()];
    const calls = new Set(channels.map(({ linkedid }) => linkedid));
    const count = paint('dim', `${counted(channels.length, 'channel')}, ${counted(calls.size, 'call')}`);
    if (channels.length === 0) return count;
    const rows = channels.map(({ name, state, caller, connected, extension, application, since }) => [
      ...[name, state, caller, connected, extension, application],
      clockSpan(now - since),
    ]);
    return `${table(HEADINGS, rows, paint, width)}\n${count}`;
  }
}

const snapshot = (message: AmiEvent): Omit<Channel, 'application' | 'since'> => ({
  name: known(message, 'Channel'),
  state: known(message, 'ChannelStateDesc'),
  caller: known(message, 'CallerIDNum'),
  connected: known(message, 'ConnectedLineNum'),
  extension: [known(message, 'Exten'), known(message, 'Context')].filter((part) => part !== '').join('@'),
  linkedid: known(message, 'Linkedid'),
});

const applicationOf = (message: AmiEvent, name: string, data: string): string =>
  [known(message, name), known(message, data)].filter((part) => part !== '').join(' ');

/** `hh:mm:ss`. */
const secondsOf = (duration: string): number =>
  duration.split(':').reduce((seconds, part) => seconds * 60 + (Number(part) || 0), 0);

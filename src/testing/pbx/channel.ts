import type { FakeFields } from '../fake-event.js';

const STATES = ['Down', 'Rsrvd', 'OffHook', 'Dialing', 'Ring', 'Ringing', 'Up', 'Busy'] as const;

/** The state of a channel, by the name that `ChannelStateDesc` shows. */
export type ChannelState = (typeof STATES)[number];

/** Who is at one end of a call. */
export interface Party {
  readonly number?: string | undefined;
  readonly name?: string | undefined;
}

export interface ChannelOptions {
  readonly name: string;
  readonly uniqueid: string;
  readonly linkedid: string;
  readonly createdAt: number;
  readonly state: ChannelState;
  readonly caller: Party;
  readonly context: string;
  readonly exten: string;
  readonly accountCode: string;
}

/** A live channel of a fake Asterisk. */
export class FakeChannel {
  readonly name: string;
  readonly uniqueid: string;
  readonly createdAt: number;
  readonly accountCode: string;
  readonly variables = new Map<string, string>();
  linkedid: string;
  state: ChannelState;
  caller: Party;
  connected: Party = {};
  context: string;
  exten: string;
  priority = 1;
  application = '';
  data = '';
  bridge: string | undefined;
  /** How many MixMonitors record it. */
  monitors = 0;
  /** Its space in the parking lot. */
  parkedAt: number | undefined;

  constructor(options: ChannelOptions) {
    this.name = options.name;
    this.uniqueid = options.uniqueid;
    this.linkedid = options.linkedid;
    this.createdAt = options.createdAt;
    this.accountCode = options.accountCode;
    this.state = options.state;
    this.caller = options.caller;
    this.context = options.context;
    this.exten = options.exten;
  }

  /** `PJSIP`, `Local`, … */
  get technology(): string {
    return this.name.slice(0, this.name.indexOf('/'));
  }

  /** The device behind the channel: its name without the serial number. */
  get device(): string {
    return this.name.replace(/-[0-9a-f]{8}(;[12])?$/, '');
  }

  /** The channel as events show it; `Dest` and the like go before each name. */
  snapshot(prefix = ''): FakeFields {
    const fields = {
      Channel: this.name,
      ChannelState: STATES.indexOf(this.state),
      ChannelStateDesc: this.state,
      CallerIDNum: this.caller.number ?? '<unknown>',
      CallerIDName: escapeC(this.caller.name ?? '<unknown>'),
      ConnectedLineNum: this.connected.number ?? '<unknown>',
      ConnectedLineName: escapeC(this.connected.name ?? '<unknown>'),
      Language: 'en',
      AccountCode: this.accountCode,
      Context: this.context,
      Exten: this.exten,
      Priority: this.priority,
      Uniqueid: this.uniqueid,
      Linkedid: this.linkedid,
    };
    if (prefix === '') return fields;
    return Object.fromEntries(Object.entries(fields).map(([name, value]) => [prefix + name, value]));
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
  "'": "\\'",
  '"': '\\"',
  '?': '\\?',
};

/** As Asterisk writes names in snapshots and the values of VarSet. */
export const escapeC = (text: string): string =>
  Array.from(text, (character) => ESCAPES[character] ?? character).join('');

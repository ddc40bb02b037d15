import { randomUUID } from 'node:crypto';
import { type Clock, wallTime } from '../../clock.js';
import type { FakeFields } from '../fake-event.js';
import { type ChannelState, escapeC, FakeChannel, type Party } from './channel.js';
import { Conferences } from './conference.js';

/** Lets an event happen. */
export type Emit = (name: string, fields: FakeFields) => void;

export interface NewChannel {
  /** Technology and destination, as `PJSIP/100`; a serial number is added. */
  readonly device: string;
  readonly state?: ChannelState | undefined;
  readonly caller?: Party | undefined;
  readonly context?: string | undefined;
  readonly exten?: string | undefined;
  readonly uniqueid?: string | undefined;
  readonly linkedid?: string | undefined;
  readonly accountCode?: string | undefined;
}

/** Causes of a hang-up that the fake uses, with the texts of Q.931 as Asterisk has them. */
export const CAUSES = {
  0: 'Unknown',
  16: 'Normal Clearing',
  17: 'User busy',
  19: 'User alerting, no answer',
  34: 'Circuit/channel congestion',
} as const satisfies Record<number, string>;

export type Cause = keyof typeof CAUSES;

interface Bridge {
  readonly id: string;
  readonly members: Set<FakeChannel>;
}

/** The calls of a fake Asterisk: its live channels and bridges, each change of which is an event. */
export class Pbx {
  readonly globals = new Map<string, string>();
  readonly conferences: Conferences;
  readonly #channels = new Map<string, FakeChannel>();
  readonly #bridges = new Map<string, Bridge>();
  readonly #clock: Clock;
  readonly #emit: Emit;
  #serial = 0;
  #processed = 0;

  constructor(clock: Clock, emit: Emit) {
    this.#clock = clock;
    this.#emit = emit;
    this.conferences = new Conferences(emit);
  }

  get channels(): readonly FakeChannel[] {
    return [...this.#channels.values()];
  }

  /** Calls since the start. */
  get processedCalls(): number {
    return this.#processed;
  }

  find(name: string): FakeChannel | undefined {
    return this.#channels.get(name.toLowerCase());
  }

  has(channel: FakeChannel): boolean {
    return this.find(channel.name) === channel;
  }

  /** How long a channel has lived, in seconds. */
  age(channel: FakeChannel): number {
    return Math.max(0, Math.floor((this.#clock.now() - channel.createdAt) / 1000));
  }

  open(options: NewChannel): FakeChannel {
    const serial = this.#serial++;
    const uniqueid = options.uniqueid || `${Math.floor(wallTime(this.#clock) / 1000)}.${serial}`;
    const channel = new FakeChannel({
      name: `${options.device}-${serial.toString(16).padStart(8, '0')}`,
      uniqueid,
      linkedid: options.linkedid ?? uniqueid,
      createdAt: this.#clock.now(),
      state: options.state ?? 'Down',
      caller: options.caller ?? {},
      context: options.context ?? 'default',
      exten: options.exten ?? 's',
      accountCode: options.accountCode ?? '',
    });
    this.#channels.set(channel.name.toLowerCase(), channel);
    this.#processed += 1;
    this.#emit('Newchannel', channel.snapshot());
    return channel;
  }

  setState(channel: FakeChannel, state: ChannelState): void {
    channel.state = state;
    this.#emit('Newstate', channel.snapshot());
  }

  setConnected(channel: FakeChannel, party: Party): void {
    channel.connected = party;
    this.#emit('NewConnectedLine', channel.snapshot());
  }

  setVariable(channel: FakeChannel, name: string, value: string): void {
    channel.variables.set(name, value);
    this.#emit('VarSet', { ...channel.snapshot(), Variable: name, Value: escapeC(value) });
  }

  /** Starts an application in a channel, as a step of the dialplan. */
  execute(channel: FakeChannel, application: string, data: string): void {
    channel.application = application;
    channel.data = data;
    this.#emit('Newexten', {
      ...channel.snapshot(),
      Extension: channel.exten,
      Application: application,
      AppData: data,
    });
    if (application.toLowerCase() === 'confbridge') this.conferences.join(data.split(',')[0] ?? '', channel);
  }

  /** Sends a channel elsewhere in the dialplan; it leaves its bridge, and so the call is over for the other. */
  redirect(channel: FakeChannel, context: string, exten: string): void {
    const partner = this.#leaveBridge(channel);
    this.conferences.leave(channel);
    channel.parkedAt = undefined;
    if (context !== '') channel.context = context;
    channel.exten = exten;
    this.execute(channel, 'NoOp', '');
    if (partner) this.hangup(partner);
  }

  dialBegin(caller: FakeChannel | undefined, dialled: FakeChannel, dialString: string): void {
    this.#emit('DialBegin', { ...caller?.snapshot(), ...dialled.snapshot('Dest'), DialString: dialString });
  }

  dialState(caller: FakeChannel, dialled: FakeChannel, status: string): void {
    this.#emit('DialState', { ...caller.snapshot(), ...dialled.snapshot('Dest'), DialStatus: status });
  }

  dialEnd(caller: FakeChannel | undefined, dialled: FakeChannel, status: string): void {
    this.#emit('DialEnd', { ...caller?.snapshot(), ...dialled.snapshot('Dest'), DialStatus: status });
  }

  /** Puts two channels into a new bridge, the dialled one first. */
  bridge(first: FakeChannel, second: FakeChannel): void {
    const bridge: Bridge = { id: randomUUID(), members: new Set() };
    this.#bridges.set(bridge.id, bridge);
    this.#emit('BridgeCreate', bridgeSnapshot(bridge));
    for (const channel of [first, second]) {
      bridge.members.add(channel);
      channel.bridge = bridge.id;
      this.#emit('BridgeEnter', { ...bridgeSnapshot(bridge), ...channel.snapshot() });
    }
  }

  /** Ends a channel; one that shared a bridge with it alone goes too, as the far end of a call does. */
  hangup(channel: FakeChannel, cause: Cause = 16): void {
    if (!this.#channels.delete(channel.name.toLowerCase())) return;
    const partner = this.#leaveBridge(channel);
    this.conferences.leave(channel);
    this.#emit('Hangup', { ...channel.snapshot(), Cause: cause, 'Cause-txt': CAUSES[cause] });
    if (partner) this.hangup(partner, cause);
  }

  /** Ends a channel at somebody's request. */
  requestHangup(channel: FakeChannel, cause: Cause = 16): void {
    this.#emit('HangupRequest', { ...channel.snapshot(), Cause: cause });
    this.hangup(channel, cause);
  }

  /** Forgets all calls without a word, as a crash does. */
  clear(): void {
    this.#channels.clear();
    this.#bridges.clear();
    this.conferences.clear();
  }

  #leaveBridge(channel: FakeChannel): FakeChannel | undefined {
    const bridge = channel.bridge === undefined ? undefined : this.#bridges.get(channel.bridge);
    if (!bridge) return undefined;
    const partner = [...bridge.members].find((member) => member !== channel);
    for (const member of [channel, ...(partner ? [partner] : [])]) {
      bridge.members.delete(member);
      member.bridge = undefined;
      this.#emit('BridgeLeave', { ...bridgeSnapshot(bridge), ...member.snapshot() });
    }
    this.#bridges.delete(bridge.id);
    this.#emit('BridgeDestroy', bridgeSnapshot(bridge));
    return partner;
  }
}

const bridgeSnapshot = (bridge: Bridge): FakeFields => ({
  BridgeUniqueid: bridge.id,
  BridgeType: 'basic',
  BridgeTechnology: 'simple_bridge',
  BridgeCreator: '<unknown>',
  BridgeName: '<unknown>',
  BridgeNumChannels: bridge.members.size,
  BridgeVideoSourceMode: 'none',
});

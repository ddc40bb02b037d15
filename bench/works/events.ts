import { connectTo } from '../clients/astervisor.js';
import type { Client, Open, Reading } from '../clients/client.js';
import { type Measured, measure, warmUp } from '../measured.js';
import { REPLAYED } from '../stream.js';

/** Waits for the end of replays, and counts what comes before it: a client that loses an event has lost. */
export class Reception {
  #replays = 0;
  #events = 0;
  #done: (() => void) | undefined;

  readonly seen = (name: string, before?: number): void => {
    if (name !== REPLAYED) {
      this.#events += 1;
      return;
    }
    this.#events += before ?? 0;
    this.#replays -= 1;
    if (this.#replays === 0) this.#done?.();
  };

  /** Resolves when so many replays have ended; rejects when another number of events came than was sent. */
  async of(replays: number, events: number, start: () => void): Promise<number> {
    this.#replays = replays;
    this.#events = 0;
    await new Promise<void>((resolve) => {
      this.#done = resolve;
      start();
    });
    if (this.#events !== events) throw new Error(`${this.#events} events came, and ${events} were sent`);
    return events;
  }
}

export const EVENTS_IN_STREAM = 22_362;

/** How often the stream, or a beginning of it, has to be sent for about so many events. */
const passesOf = (events: number): { readonly times: number; readonly events: number } => {
  const times = Math.ceil(events / EVENTS_IN_STREAM);
  return { times, events: Math.floor(events / times) };
};

const replay = (client: Client, times: number, events: number): void =>
  void client.request('Replay', { Times: String(times), Events: String(events) });

/** One connection, one listener. */
export const oneListener =
  (reading: Reading) =>
  async (open: Open, port: number, amount: number): Promise<Measured> => {
    const client = await open(port);
    const reception = new Reception();
    client.listen(reading, reception.seen);
    const replayed = (total: number): Promise<number> => {
      const { times, events } = passesOf(total);
      return reception.of(1, times * events, () => replay(client, times, events));
    };
    await warmUp(() => replayed(Math.min(amount, 2 * EVENTS_IN_STREAM)));
    return measure(() => replayed(amount));
  };

const CONNECTIONS = 100;
const EVENTS_OF_EACH = 2_236;

/** A hundred connections in one process, one listener each. */
export const manyConnections = async (open: Open, port: number, passes: number): Promise<Measured> => {
  const clients: Client[] = [];
  for (let i = 0; i < CONNECTIONS; i += 1) clients.push(await open(port));
  const reception = new Reception();
  for (const client of clients) client.listen('name', reception.seen);
  const all = (times: number) => () => {
    for (const client of clients) replay(client, times, EVENTS_OF_EACH);
  };
  const sent = EVENTS_OF_EACH * CONNECTIONS;
  await warmUp(() => reception.of(CONNECTIONS, sent, all(1)));
  return measure(() => reception.of(CONNECTIONS, sent * passes, all(passes)));
};

/** Those of the stream, and others that never come. */
const names = [
  'Newexten DeviceStateChange VarSet Newstate Newchannel Hangup TestEvent SoftHangupRequest OriginateResponse LocalBridge',
  'HangupRequest DialEnd DialBegin AgentCalled AgentComplete AgentConnect AgentDump AgentLogin AgentLogoff AgentRingNoAnswer',
  'AttendedTransfer BlindTransfer BridgeCreate BridgeDestroy BridgeEnter BridgeLeave Cdr ChannelTalkingStart CEL ConfbridgeJoin',
  'ContactStatus DeviceStateListComplete DTMFBegin DTMFEnd EndpointList ExtensionStatus Hold Unhold MusicOnHoldStart MusicOnHoldStop',
  'NewCallerid NewConnectedLine ParkedCall PeerStatus QueueCallerAbandon QueueCallerJoin QueueMemberStatus Reload Rename UserEvent',
]
  .join(' ')
  .split(' ');

/** A thousand listeners by name, twenty for each of fifty names, or a single one for all events. */
export const listenersByName =
  (listeners: number) =>
  async (_open: Open, port: number, passes: number): Promise<Measured> => {
    const pbx = await connectTo(port);
    const reception = new Reception();
    let handled = 0;
    const handle = (): void => {
      handled += 1;
    };
    if (listeners === 1) pbx.addListener(() => true, handle);
    else for (let i = 0; i < listeners; i += 1) pbx.addListener(names[i % names.length] as string, handle);
    pbx.addListener(REPLAYED, (event) => reception.seen(event.name));
    /** Replays that often, and tells how many events were handled, without the last of the replay. */
    const replayed = async (times: number): Promise<number> => {
      handled = 0;
      await reception.of(1, 0, () => void pbx.send('Replay', { Times: times, Events: EVENTS_IN_STREAM }));
      return listeners === 1 ? handled - 1 : handled;
    };
    const due = await replayed(1);
    if (listeners === 1 && due !== EVENTS_IN_STREAM) throw new Error(`${due} events of a replay came`);
    await warmUp(() => replayed(2));
    const measured = await measure(async () => {
      const came = await replayed(passes);
      if (came !== due * passes || came === 0)
        throw new Error(`${came} calls of listeners, and ${due * passes} were due`);
      return EVENTS_IN_STREAM * passes;
    });
    await pbx.close({ force: true });
    return measured;
  };

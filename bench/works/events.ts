import { connectTo } from '../clients/astervisor.js';
import type { Client, Open, Reading } from '../clients/client.js';
import { type Measured, measure } from '../measured.js';
import { REPLAYED } from '../stream.js';

/** Waits for the end of replays. What comes between was sent in full: the server writes it in one piece. */
class Reception {
  #replays = 0;
  #done: (() => void) | undefined;

  readonly seen = (name: string): void => {
    if (name !== REPLAYED) return;
    this.#replays -= 1;
    if (this.#replays === 0) this.#done?.();
  };

  /** Resolves when so many replays have ended. */
  async of(replays: number, start: () => void): Promise<void> {
    this.#replays = replays;
    await new Promise<void>((resolve) => {
      this.#done = resolve;
      start();
    });
  }
}

export const EVENTS_IN_STREAM = 22_362;

const replay = (client: Client, passes: number, events = EVENTS_IN_STREAM): void =>
  void client.request('Replay', { Times: String(passes), Events: String(events) });

/** One connection, one listener. */
export const oneListener =
  (reading: Reading) =>
  async (open: Open, port: number, passes: number): Promise<Measured> => {
    const client = await open(port);
    const reception = new Reception();
    client.listen(reading, reception.seen);
    await reception.of(1, () => replay(client, 2));
    return measure(async () => {
      await reception.of(1, () => replay(client, passes));
      return EVENTS_IN_STREAM * passes;
    });
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
  await reception.of(CONNECTIONS, all(1));
  return measure(async () => {
    await reception.of(CONNECTIONS, all(passes));
    return EVENTS_OF_EACH * CONNECTIONS * passes;
  });
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
    const handle = (event: { readonly name: string }): void => {
      handled += event.name.length;
    };
    if (listeners === 1) pbx.addListener(() => true, handle);
    else for (let i = 0; i < listeners; i += 1) pbx.addListener(names[i % names.length] as string, handle);
    pbx.addListener(REPLAYED, (event) => reception.seen(event.name));
    const start = (times: number) => () => void pbx.send('Replay', { Times: times });
    await reception.of(1, start(2));
    const measured = await measure(async () => {
      await reception.of(1, start(passes));
      return EVENTS_IN_STREAM * passes;
    });
    if (handled === 0) throw new Error('no listener was called');
    await pbx.close({ force: true });
    return measured;
  };

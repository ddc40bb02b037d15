import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ActionFields, AmiEvent, Connection } from '../../../src/index.js';
import { hangUpAll } from '../calls.js';
import { extensions } from '../dialplan.js';
import type { RealAsterisk } from '../server.js';
import { numbers } from './equipment.js';

/** Two channels that talk. */
export interface Talk {
  /** Whom the dialplan runs, which dialled the other. */
  readonly caller: string;
  readonly callee: string;
  readonly bridge: string;
}

/** What happens on a server, so that actions have something to act on. */
export class World {
  readonly connection: Connection;
  readonly server: RealAsterisk;
  readonly #sipPort: number;
  readonly #awaited: Promise<AmiEvent>[] = [];
  #calls = 0;

  constructor(connection: Connection, server: RealAsterisk, sipPort: number) {
    this.connection = connection;
    this.server = server;
    this.#sipPort = sipPort;
  }

  /** A channel that has been answered and waits. */
  async channel(): Promise<string> {
    const [channel] = await this.#call(extensions.hold);
    return channel;
  }

  async talk(): Promise<Talk> {
    const id = this.#id();
    const bridged = this.#twice({ Event: 'BridgeEnter', Linkedid: id });
    const [, caller] = await this.#call(numbers.talk, id);
    const entered = await bridged;
    const callee = entered.map((event) => event.get('Channel') ?? '').find((name) => name !== caller) ?? '';
    return { caller, callee, bridge: entered[0]?.get('BridgeUniqueid') ?? '' };
  }

  /** A member of conference `room`. */
  async conference(): Promise<string> {
    return this.#until('ConfbridgeJoin', extensions.conference);
  }

  /** A caller who waits in queue `support`, since nobody takes calls. */
  async queueCaller(): Promise<string> {
    const Interface = `Local/${extensions.queueMember}@default`;
    await this.connection.send('QueuePause', { Interface, Paused: true });
    return this.#until('QueueCallerJoin', extensions.queue);
  }

  async asyncAgi(): Promise<string> {
    return this.#until('AsyncAGIStart', extensions.asyncAgi);
  }

  async agent(): Promise<string> {
    return this.#until('AgentLogin', numbers.agent);
  }

  async parked(): Promise<string> {
    const parked = this.connection.waitFor('ParkedCall', { timeoutMs: 30_000 });
    await this.#call(extensions.park);
    return (await parked).get('ParkeeChannel') ?? '';
  }

  /** The next event with these values. */
  next(filter: Readonly<Record<string, string>>): Promise<AmiEvent> {
    return this.connection.waitFor(filter, { timeoutMs: 30_000 });
  }

  /** Lets {@link clear} wait for an event with these values. */
  clearAfter(filter: Readonly<Record<string, string>>): void {
    const event = this.next(filter);
    event.catch(() => undefined);
    this.#awaited.push(event);
  }

  /** Sends an action, and resolves with the event that it brings about. */
  async bring(event: string, action: string, fields: ActionFields = {}): Promise<AmiEvent> {
    const brought = this.next({ Event: event });
    await this.connection.send(action as string, fields);
    return brought;
  }

  /** A message of mailbox `100`; its id. */
  message(): string {
    const id = `${Date.now()}-00000001`;
    const folder = join(this.server.folder, 'spool/voicemail/default/100/INBOX');
    mkdirSync(folder, { recursive: true });
    const text = [
      '[message]',
      'origmailbox=100',
      'context=default',
      'exten=100',
      'callerchan=Local/1@default',
      'callerid="Ada" <100>',
      'origdate=Sat Nov 21 12:00:00 PM UTC 2026',
      'origtime=1795262400',
      'duration=3',
      `msg_id=${id}`,
    ];
    writeFileSync(join(folder, 'msg0000.txt'), `${text.join('\n')}\n`);
    writeFileSync(join(folder, 'msg0000.wav'), '');
    return id;
  }

  /** A phone registers as 101. */
  async registration(): Promise<void> {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    const { port } = socket.address();
    const answer = once(socket, 'message') as Promise<[Buffer]>;
    const request = [
      `REGISTER sip:127.0.0.1:${this.#sipPort} SIP/2.0`,
      `Via: SIP/2.0/UDP 127.0.0.1:${port};rport;branch=z9hG4bK${port}`,
      `From: <sip:101@127.0.0.1>;tag=${port}`,
      'To: <sip:101@127.0.0.1>',
      `Call-ID: ${port}@127.0.0.1`,
      'CSeq: 1 REGISTER',
      `Contact: <sip:101@127.0.0.1:${port}>`,
      'Expires: 3600',
      'Max-Forwards: 70',
      'Content-Length: 0',
    ];
    socket.send(`${request.join('\r\n')}\r\n\r\n`, this.#sipPort, '127.0.0.1');
    const [reply] = await answer;
    socket.close();
    if (!reply.toString().startsWith('SIP/2.0 200')) throw new Error(reply.toString());
  }

  async clear(): Promise<void> {
    await Promise.all(this.#awaited.splice(0));
    await hangUpAll(this.connection);
  }

  #id(): string {
    this.#calls += 1;
    return `world-${process.pid}-${this.#calls}`;
  }

  /** Calls a number; both ends of the Local channel, the one that was asked for first. */
  async #call(number: string, id = this.#id()): Promise<readonly [string, string]> {
    const call = this.connection.originate({
      Channel: `Local/${number}@default/n`,
      // Sound, without which Asterisk measures no time between digits.
      Application: 'Milliwatt',
      ChannelId: id,
    });
    const { status, channel = '' } = await call.answered;
    if (status !== 'answered') throw new Error(`${number} is ${status}`);
    return [channel, channel.replace(/;1$/, ';2')];
  }

  /** Calls a number; the channel of which an event tells then. */
  async #until(name: string, number: string): Promise<string> {
    const id = this.#id();
    const event = this.connection.waitFor({ Event: name, Linkedid: id }, { timeoutMs: 30_000 });
    await this.#call(number, id);
    return (await event).get('Channel') ?? '';
  }

  /** Calls a number; both ends of the Local channel, the one that was asked for first. */
  call(number: string): Promise<readonly [string, string]> {
    return this.#call(number);
  }

  async #twice(filter: { readonly Event: string; readonly Linkedid: string }): Promise<readonly AmiEvent[]> {
    const events = this.connection.events(
      (event) => event.is(filter.Event) && event.get('Linkedid') === filter.Linkedid,
    );
    const found: AmiEvent[] = [];
    for await (const event of events) {
      found.push(event);
      if (found.length === 2) break;
    }
    return found;
  }
}

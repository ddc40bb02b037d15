import type { PeerHandlers } from '../transport/socket-transport.js';
import { type InputMessage, InputParser } from './input-parser.js';
import type { Link } from './link.js';
import { ReceivedAction } from './received-action.js';
import type { Recording, RecordingEntry } from './recording.js';
import type { Timers } from './timers.js';

export interface ReplayScope {
  readonly recording: Recording;
  readonly timers: Timers;
  /** 1 keeps the pauses of the recording, 2 halves them; infinity leaves them out. */
  readonly speed: number;
}

/**
 * Plays the server's part of a recording to one client. It speaks until the recorded client did, and goes on when the
 * live one sends the same action; recorded ActionIDs give way to live ones. A client may ping when it likes, and log in by
 * the other method; what else it does differently is answered by an error.
 */
export class ReplaySession {
  readonly #scope: ReplayScope;
  readonly #entries: readonly RecordingEntry[];
  readonly #parser = new InputParser();
  readonly #inbox: ReceivedAction[] = [];
  readonly #actionIds = new Map<string, string | undefined>();
  #link: Link | undefined;
  #position = 0;
  #speaking = false;
  #unfinishedLine = '';

  constructor(scope: ReplayScope) {
    this.#scope = scope;
    this.#entries = bannerFirst(scope.recording.entries.filter((entry) => !isPing(entry)));
  }

  readonly handlers: PeerHandlers = {
    opened: () => undefined,
    data: (chunk) => {
      for (const message of this.#parser.push(chunk)) this.#receive(message);
    },
    ended: () => this.#link?.close(),
    closed: () => {
      this.#position = Number.POSITIVE_INFINITY;
    },
  };

  attach(link: Link): void {
    this.#link = link;
    void this.#speak();
  }

  #receive(message: InputMessage): void {
    this.#inbox.push(new ReceivedAction(message.lines, 0, 0));
    void this.#speak();
  }

  /** Says all that the server said before the client's next action. */
  async #speak(): Promise<void> {
    if (this.#speaking) return;
    this.#speaking = true;
    for (;;) {
      const entry = this.#entries[this.#position];
      if (entry?.from === 'server') await this.#say(entry);
      else if (!this.#answerNext(entry)) break;
    }
    this.#speaking = false;
  }

  async #say(entry: RecordingEntry): Promise<void> {
    const pause = (entry.at - (this.#entries[this.#position - 1]?.at ?? 0)) / this.#scope.speed;
    if (pause > 0) await this.#scope.timers.sleep(pause);
    this.#position += 1;
    if (entry.text === undefined) this.#link?.close();
    else this.#write(entry.text);
  }

  /** Takes the client's next action, if there is one that the recording waits for or that is to be answered anyway. */
  #answerNext(entry: RecordingEntry | undefined): boolean {
    if (entry && entry.text === undefined) {
      this.#position += 1;
      return true;
    }
    const action = this.#inbox.shift();
    if (!action) return false;
    const expected = entry && new ReceivedAction((entry.text ?? '').split(/\r?\n/), 0, 0);
    if (expected && action.is(expected.name)) this.#advance(expected, action);
    else if (action.is('Login') && this.#skipTo('Login')) this.#inbox.unshift(action);
    else if (action.is('Ping')) this.#respond('Success', action, 'Ping: Pong\r\n');
    else if (action.is('Challenge')) this.#respond('Success', action, 'Challenge: 123456789\r\n');
    else this.#respond('Error', action, `Message: The recording has no ${action.name} here\r\n`);
    return true;
  }

  #advance(expected: ReceivedAction, action: ReceivedAction): void {
    if (expected.actionId !== undefined) this.#actionIds.set(expected.actionId, action.actionId);
    this.#position += 1;
  }

  #skipTo(name: string): boolean {
    const next = this.#entries.findIndex(
      ({ from, text }, index) => index >= this.#position && from === 'client' && text && isAction(text, name),
    );
    if (next !== -1) this.#position = next;
    return next !== -1;
  }

  /** Only whole lines are written, since an ActionID may be cut in two. */
  #write(text: string): void {
    const whole = this.#unfinishedLine + text;
    const end = whole.lastIndexOf('\n') + 1;
    this.#unfinishedLine = whole.slice(end);
    const written = whole.slice(0, end).replace(/^ActionID: (.*)\r\n/gm, (line, recorded: string) => {
      if (!this.#actionIds.has(recorded)) return line;
      const live = this.#actionIds.get(recorded);
      return live === undefined ? '' : `ActionID: ${live}\r\n`;
    });
    if (written !== '') this.#link?.write(Buffer.from(written, 'latin1'));
  }

  #respond(response: string, action: ReceivedAction, rest: string): void {
    const actionId = action.actionId === undefined ? '' : `ActionID: ${action.actionId}\r\n`;
    this.#link?.write(Buffer.from(`Response: ${response}\r\n${actionId}${rest}\r\n`, 'latin1'));
  }
}

const isAction = (text: string, name: string): boolean => new ReceivedAction(text.split(/\r?\n/), 0, 0).is(name);

/** A heartbeat depends on the pauses, which are others now: nothing waits for it. */
const isPing = ({ from, text }: RecordingEntry): boolean =>
  from === 'client' && text !== undefined && isAction(text, 'Ping');

/** A server greets without being asked, also when the recorded client spoke before it had heard the greeting. */
const bannerFirst = (entries: readonly RecordingEntry[]): readonly RecordingEntry[] => {
  const index = entries.findIndex(({ from, text }) => from === 'server' && text !== undefined);
  const entry = entries[index];
  if (entry?.text === undefined) return entries;
  const end = entry.text.indexOf('\n') + 1 || entry.text.length;
  const rest = { ...entry, text: entry.text.slice(end) };
  return [{ ...entry, at: 0, text: entry.text.slice(0, end) }, ...entries.with(index, rest)];
};

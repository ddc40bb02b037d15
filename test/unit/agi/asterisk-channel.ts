import type { FakeAsterisk } from '../../../src/testing/index.js';

/** What a command answers: its whole output, line ends included. Undefined answers nothing, until {@link AsteriskChannel.reply}. */
export type Script = (command: string) => string | undefined;

export interface ChannelOptions {
  readonly uniqueid?: string;
  readonly channel?: string;
  readonly context?: string;
  /** The events of Asterisk before 12. */
  readonly legacy?: boolean;
  /** More lines of the environment. */
  readonly environment?: readonly string[];
  readonly script?: Script;
}

/** As Asterisk does: everything but letters, digits and `-_.~` escaped, in no more than its buffer holds. */
const encode = (bytes: string): string => {
  let encoded = '';
  for (const byte of bytes) {
    const hex = byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
    const next = /[\w.~-]/.test(byte) ? byte : `%${hex}`;
    if (encoded.length + next.length > 2_047) break;
    encoded += next;
  }
  return encoded;
};

const ok = (): string => '200 result=0\n';

/**
 * A channel in `AGI(agi:async)` of a fake: commands write to a pipe, and after each of them no more than 1,024 bytes of it
 * are read for the event.
 */
export class AsteriskChannel {
  static readonly #all = new WeakMap<FakeAsterisk, Map<string, AsteriskChannel>>();
  static #count = 0;

  readonly channel: string;
  readonly uniqueid: string;
  /** The commands that were run, without those of the flow of replies. */
  readonly commands: string[] = [];
  ended = false;
  readonly #fake: FakeAsterisk;
  readonly #options: ChannelOptions;
  readonly #script: Script;
  #pipe = '';

  static start(fake: FakeAsterisk, options: ChannelOptions = {}): AsteriskChannel {
    const channel = new AsteriskChannel(fake, options);
    const known = AsteriskChannel.#all.get(fake) ?? AsteriskChannel.#serve(fake);
    known.set(channel.channel, channel);
    channel.#begin();
    return channel;
  }

  private constructor(fake: FakeAsterisk, options: ChannelOptions) {
    const count = ++AsteriskChannel.#count;
    this.#fake = fake;
    this.#options = options;
    this.#script = options.script ?? ok;
    this.channel = options.channel ?? `PJSIP/100-${String(count).padStart(8, '0')}`;
    this.uniqueid = options.uniqueid ?? `1700000000.${count}`;
  }

  static #serve(fake: FakeAsterisk): Map<string, AsteriskChannel> {
    const known = new Map<string, AsteriskChannel>();
    AsteriskChannel.#all.set(fake, known);
    fake.on('AGI', (call) => {
      const channel = known.get(call.get('Channel'));
      if (!channel || channel.ended) {
        call.error(`Channel ${call.get('Channel')} does not exist.`);
        return;
      }
      call.respond({ Message: 'Added AGI command to queue' });
      channel.#run(call.get('Command'), call.get('CommandID'));
    });
    fake.on('Getvar', (call) => {
      const channel = known.get(call.get('Channel'));
      if (!channel || channel.ended) call.error('No such channel');
      else call.respond({ Variable: 'UNIQUEID', Value: channel.uniqueid });
    });
    return known;
  }

  get context(): string {
    return this.#options.context ?? 'default';
  }

  /** The output of a command that the script left open. */
  reply(output: string, commandId?: string): void {
    this.#pipe += Buffer.from(output, 'utf8').toString('latin1');
    this.#exec(commandId);
  }

  /** AsyncAGIEnd: the channel left. */
  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.#emit('End', {});
  }

  /** The caller hangs up. */
  hangUp(): void {
    this.#fake.emit('HangupRequest', { Channel: this.channel, Uniqueid: this.uniqueid });
    this.end();
    this.#fake.emit('Hangup', { Channel: this.channel, Uniqueid: this.uniqueid, Cause: 16 });
  }

  #begin(): void {
    const lines = [
      'agi_request: async',
      `agi_channel: ${this.channel}`,
      `agi_uniqueid: ${this.uniqueid}`,
      'agi_callerid: 100',
      `agi_context: ${this.context}`,
      'agi_extension: 500',
      ...(this.#options.environment ?? []),
    ];
    this.#pipe = Buffer.from(`${lines.join('\n')}\n\n`, 'utf8').toString('latin1');
    this.#emit('Start', { Env: encode(this.#read()) });
  }

  #run(command: string, commandId: string): void {
    this.commands.push(command);
    if (/^asyncagi break$/i.test(command)) {
      this.reply('200 result=0\n', commandId);
      this.end();
      return;
    }
    const output = this.#script(command);
    if (output !== undefined) this.reply(output, commandId);
    else this.lastCommandId = commandId;
  }

  /** Of the command that the script left open. */
  lastCommandId: string | undefined;

  #read(): string {
    const chunk = this.#pipe.slice(0, 1_024);
    this.#pipe = this.#pipe.slice(1_024);
    return chunk;
  }

  #exec(commandId: string | undefined): void {
    const id = commandId === undefined ? {} : { [this.#options.legacy ? 'CommandID' : 'CommandId']: commandId };
    this.#emit('Exec', { Result: encode(this.#read()), ...id });
  }

  #emit(kind: 'Start' | 'Exec' | 'End', fields: Readonly<Record<string, string>>): void {
    if (this.#options.legacy) this.#fake.emit('AsyncAGI', { SubEvent: kind, Channel: this.channel, ...fields });
    else {
      const { channel: Channel, context: Context, uniqueid: Uniqueid } = this;
      this.#fake.emit(`AsyncAGI${kind}`, { Channel, Context, Exten: '500', Uniqueid, ...fields });
    }
  }
}

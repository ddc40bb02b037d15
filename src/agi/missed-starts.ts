import type { Connection } from '../client/connection.js';
import { AmiEvent } from '../protocol/event.js';

/** What the list of channels knows of an AGI environment, by the name there. */
const fields: Readonly<Record<string, string>> = {
  agi_channel: 'Channel',
  agi_language: 'Language',
  agi_uniqueid: 'Uniqueid',
  agi_callerid: 'CallerIDNum',
  agi_calleridname: 'CallerIDName',
  agi_context: 'Context',
  agi_extension: 'Exten',
  agi_priority: 'Priority',
};

/**
 * Channels that reached `AGI(agi:async)` while the link was away. Asterisk says so once, and nobody heard it: they would
 * wait for ever, and their callers hear nothing.
 */
export class MissedStarts {
  readonly #pbx: Connection;
  readonly #found: (event: AmiEvent) => void;
  /** The epoch in which nothing was missed. */
  #heardIn: number;

  constructor(pbx: Connection, found: (event: AmiEvent) => void) {
    this.#pbx = pbx;
    this.#found = found;
    this.#heardIn = pbx.epoch;
  }

  /** Looks among the live channels, after each login but the first. `known` says whose event was heard. */
  async look(known: (uniqueid: string) => boolean): Promise<void> {
    const { epoch } = this.#pbx;
    const first = this.#heardIn === 0;
    if (this.#heardIn === epoch) return;
    this.#heardIn = epoch;
    if (first) return;
    try {
      const { events } = await this.#pbx.send('CoreShowChannels');
      for (const row of events) {
        if (!waits(row) || known(row.get('Uniqueid') ?? '')) continue;
        this.#found(startOf(row));
      }
    } catch (error) {
      // The next login is another chance.
      if (this.#heardIn === epoch) this.#heardIn = -1;
      if (this.#pbx.state === 'ready' && this.#pbx.epoch === epoch) this.#untold(error);
    }
  }

  #untold(error: unknown): void {
    const message = 'channels that came while the link was away cannot be looked for';
    const fields = { connection: this.#pbx.id, error };
    this.#pbx.scope.report({ type: 'agi_not_looked_for', level: 'warn', message, fields });
  }
}

const waits = (row: AmiEvent): boolean =>
  row.get('Application') === 'AGI' && /^agi:async\b/i.test(row.get('ApplicationData') ?? '');

/** In AGI's words. */
const wordFor = (value = ''): string => (value === '' || value === '<unknown>' ? 'unknown' : value);

/** `AsyncAGIStart` as it may have been, from what the list of channels tells. */
const startOf = (row: AmiEvent): AmiEvent => {
  const [, ...given] = (row.get('ApplicationData') ?? '').split(',');
  const lines = [
    'agi_request: async',
    ...Object.entries(fields).map(([name, field]) => `${name}: ${wordFor(row.get(field))}`),
    `agi_accountcode: ${row.get('AccountCode') ?? ''}`,
    ...given.map((value, index) => `agi_arg_${index + 1}: ${value}`),
  ];
  const env = lines.map((line) => `${encodeURIComponent(line)}%0A`).join('');
  const snapshot = row.entries().filter(([name]) => !/^(?:Event|ActionID)$/i.test(name));
  const stanza = [['Event', 'AsyncAGIStart'], ...snapshot, ['Env', `${env}%0A`]];
  const text = Buffer.from(stanza.map(([name, value]) => `${name}: ${value}`).join('\r\n')).toString('latin1');
  return new AmiEvent('AsyncAGIStart', text, { ...row.arrival, encoding: 'utf8' }, row.seq);
};

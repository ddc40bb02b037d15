import { listAction } from '../../src/catalog/lists.js';
import { referenceEntries } from '../property/reference-decoder.js';

/** What an event says, as far as it decides where an answer ends. */
export interface Says {
  readonly name: string;
  get(field: string): string | undefined;
}

/** An action as its caller asks it. */
export interface Asked {
  readonly action: string;
  readonly actionId: string;
  readonly until?: ((event: Says) => boolean) | undefined;
  /** Whether its rows are handed over one by one. */
  readonly streams: boolean;
  readonly maxRows: number;
  readonly maxBytes: number;
}

/** What was said to a session and done to its actions, by the index of the action, in order. */
export type Step =
  | { readonly kind: 'received'; readonly text: string }
  | { readonly kind: 'asked'; readonly asked: Asked }
  | { readonly kind: 'given up' | 'hurried'; readonly index: number }
  | { readonly kind: 'logged in' | 'set up' | 'over' };

/** What became of an action, by the numbers of the stanzas. */
export interface Fate {
  readonly how: 'pending' | 'resolved' | 'refused' | 'too long' | 'given up' | 'until threw' | 'unknown';
  readonly response: number | undefined;
  readonly rows: readonly number[];
  /** Rows that were handed over one by one. */
  readonly streamed: readonly number[];
  readonly end: number | undefined;
  readonly miscounted: boolean;
}

interface Record {
  readonly asked: Asked;
  how: Fate['how'];
  accepted: number | undefined;
  /** Whether rows may come, even if nobody waits for them any more. */
  open: boolean;
  listed: boolean;
  bare: boolean;
  contented: boolean;
  rows: number[];
  bytes: number;
  end: { readonly seq: number; readonly says: Stanza } | undefined;
  /** Whether more may come for it although it has been given up. */
  lingering: boolean;
}

const BROADCAST: Readonly<{ [name: string]: string }> = {
  OriginateResponse: 'originate',
  UserEvent: 'userevent',
  SIPQualifyPeerDone: 'sipqualifypeer',
};

/** Versions of AMI before that of Asterisk 13. */
const OLD = /^\s*(?:1\.0{0,3}[0-3]|2\.0{0,3}[0-5])(?:\.|\s*$)/;

class Stanza implements Says {
  readonly text: string;
  readonly name: string;
  readonly #entries: readonly (readonly [string, string])[];

  constructor(text: string, name = '') {
    this.text = text;
    this.name = name;
    this.#entries = referenceEntries(text, 'latin1');
  }

  get(field: string): string | undefined {
    const key = field.toLowerCase();
    return this.#entries.find(([name]) => name.toLowerCase() === key)?.[1];
  }

  get id(): string | undefined {
    return this.get('ActionID');
  }
}

const endsList = (event: Says): boolean => /^(?:complete|cancelled)$/i.test(event.get('EventList') ?? '');

/** Stanza after stanza given to the actions that they name, without a thought for speed. It shares nothing with the real session but the catalogue. */
export class ReferenceBundler {
  /** The numbers of the events that are news. */
  readonly news: number[] = [];
  readonly counts = { unmatched: 0, late: 0, duplicate: 0 };
  readonly #records: Record[] = [];
  #seq = 0;
  #old: boolean | undefined;
  #loggedIn = false;
  #setUp = false;
  #trailing: string | undefined;
  #answered: string | undefined;

  say(step: Step): void {
    if (step.kind === 'received') this.#receive(step.text);
    else if (step.kind === 'asked') this.#ask(step.asked);
    else if (step.kind === 'given up') this.#settle(this.#records[step.index], 'given up');
    else if (step.kind === 'hurried') this.#hurry(this.#records[step.index]);
    else if (step.kind === 'logged in') this.#loggedIn = true;
    else if (step.kind === 'set up') this.#setUp = true;
    else for (const record of this.#inFlight) record.how = 'unknown';
  }

  fate(index: number): Fate {
    const { how, accepted, rows, end, asked } = this.#records[index] as Record;
    const list = listAction(asked.action);
    const items = end === undefined || list?.miscounts ? undefined : end.says.get('ListItems');
    const collected = asked.streams ? [] : rows;
    const bundled = collected.length > 0 || end !== undefined;
    const miscounted = items !== undefined && (!/^\s*[+-]?\d+\s*$/.test(items) || Number(items) !== rows.length);
    const streamed = asked.streams ? rows : [];
    return { how, response: accepted, rows: collected, streamed, end: end?.seq, miscounted: bundled && miscounted };
  }

  get #inFlight(): Record[] {
    return this.#records.filter(({ how }) => how === 'pending');
  }

  #ask(asked: Asked): void {
    for (const record of this.#records) if (record.asked.actionId === asked.actionId) record.lingering = false;
    this.#records.push({
      asked,
      how: 'pending',
      accepted: undefined,
      open: false,
      listed: false,
      bare: false,
      contented: false,
      rows: [],
      bytes: 0,
      end: undefined,
      lingering: false,
    });
  }

  #hurry(record: Record | undefined): void {
    if (record?.how === 'pending' && record.contented) this.#settle(record, 'resolved');
  }

  #settle(record: Record | undefined, how: Fate['how']): void {
    if (record?.how !== 'pending') return;
    record.how = how;
    if (record.contented && record.end === undefined) this.#trailing = record.asked.actionId;
    record.lingering = how !== 'resolved' && how !== 'refused';
  }

  #receive(text: string): void {
    if (this.#old === undefined) {
      this.#old = OLD.test(text.slice(text.indexOf('/', text.indexOf('Call Manager')) + 1));
      return;
    }
    this.#seq += 1;
    const [, name] = /^event: ?((?:(?!\r\n).)*)/is.exec(text) ?? [];
    if (/^response:/i.test(text)) this.#respond(new Stanza(text));
    else if (!this.#loggedIn) return;
    else if (name !== undefined) this.#event(new Stanza(text, name));
    else this.#adopt(text);
  }

  #respond(says: Stanza): void {
    const flying = this.#inFlight;
    const alone = flying.length === 1 && !this.#setUp ? flying[0] : undefined;
    const record = says.id === undefined ? alone : flying.find(({ asked }) => asked.actionId === says.id);
    const id = says.id ?? record?.asked.actionId;
    const left = this.#records.find((other) => other.lingering && other.asked.actionId === id);
    const success = says.get('Response')?.toLowerCase() !== 'error';
    this.#trailing = undefined;
    if (record) {
      if (record.accepted !== undefined && success) this.counts.duplicate += 1;
      if (record.accepted !== undefined && !success) this.#trailing = id;
      this.#answered = id;
      this.#answer(record, says, success);
    } else if (left) {
      this.counts.late += 1;
      const lists = says.get('EventList') !== undefined || this.#isBare(left) || left.asked.until !== undefined;
      if (success && lists) left.open = true;
      else left.lingering = false;
    } else if (id !== undefined && id === this.#answered) this.counts.duplicate += 1;
    else this.counts.unmatched += 1;
  }

  #answer(record: Record, says: Stanza, success: boolean): void {
    if (!success) {
      record.accepted = this.#seq;
      this.#settle(record, 'refused');
    } else if (record.accepted === undefined) {
      record.accepted = this.#seq;
      record.open = true;
      record.listed = /^start/i.test(says.get('EventList') ?? '');
      record.bare = !record.listed && this.#isBare(record);
      const more = record.listed || record.bare || record.asked.until !== undefined;
      const mayBeEmpty = record.bare && listAction(record.asked.action)?.whenEmpty === 'success';
      if (!more || record.end !== undefined) this.#settle(record, 'resolved');
      else if (hasItsRow(record) || (mayBeEmpty && record.rows.length === 0)) this.#content(record);
    }
  }

  #isBare({ asked }: Record): boolean {
    const bare = listAction(asked.action)?.bare;
    return bare === 'always' || (bare === 'before13' && this.#old === true);
  }

  #event(says: Stanza): void {
    const { id, name } = says;
    const flying = this.#inFlight;
    const headless = (record: Record) => {
      const list = listAction(record.asked.action);
      return list?.headless === true && record.open && (list.items as readonly string[]).includes(name);
    };
    const record = id === undefined ? flying.find(headless) : flying.find(({ asked }) => asked.actionId === id);
    const cause = id === undefined || !Object.hasOwn(BROADCAST, name) ? undefined : BROADCAST[name];
    const left = this.#records.find(
      (other) => other.lingering && (id === undefined ? headless(other) : other.asked.actionId === id),
    );
    if (cause !== undefined) {
      if (record?.asked.until && record.asked.action.toLowerCase() === cause) this.#take(record, says);
      this.news.push(this.#seq);
    } else if (record) this.#take(record, says);
    else if (id !== undefined && id === this.#trailing) {
      this.counts.late += 1;
      if (says.get('EventList') !== undefined) this.#trailing = undefined;
    } else if (left) {
      this.counts.late += 1;
      const complete = listAction(left.asked.action)?.complete.includes(name) === true;
      if (id !== undefined && (endsList(says) || complete)) left.lingering = false;
    } else this.news.push(this.#seq);
  }

  /** Of old servers a row without its head. */
  #adopt(text: string): void {
    const [record, ...others] = this.#inFlight;
    if (!record || others.length > 0 || !text.includes(':')) return;
    const says = new Stanza(text);
    if (says.id !== undefined && says.id !== record.asked.actionId) return;
    if (record.accepted !== undefined && (record.listed || record.bare)) this.#take(record, says);
  }

  #take(record: Record, says: Stanza): void {
    if (!listAction(record.asked.action)?.glued) this.#takeOne(record, says);
    else {
      const parts = says.text.split('\r\nEvent: ').map((part, index) => (index === 0 ? part : `Event: ${part}`));
      for (const part of parts.length === 1 ? [] : parts) {
        this.#takeOne(record, new Stanza(part, /^Event: ([^\r\n]*)/.exec(part)?.[1] ?? ''));
      }
      if (parts.length === 1) this.#takeOne(record, says);
    }
  }

  #takeOne(record: Record, says: Stanza): void {
    if (record.how !== 'pending') return;
    const { asked } = record;
    try {
      const named = record.bare && listAction(asked.action)?.complete.includes(says.name) === true;
      if (endsList(says) || named || asked.until?.(says) === true) {
        record.end = { seq: this.#seq, says };
        if (record.accepted !== undefined) this.#settle(record, 'resolved');
        return;
      }
    } catch {
      this.#settle(record, 'until threw');
      return;
    }
    record.bytes += says.text.length;
    if (record.rows.length + 1 > asked.maxRows || record.bytes > asked.maxBytes) {
      this.#settle(record, 'too long');
      return;
    }
    record.rows.push(this.#seq);
    record.contented = false;
    if (record.accepted !== undefined && hasItsRow(record)) this.#content(record);
  }

  /** Nothing need come any more. Of old servers nothing does. */
  #content(record: Record): void {
    record.contented = true;
    if (record.bare && listAction(record.asked.action)?.single) this.#settle(record, 'resolved');
  }
}

const hasItsRow = ({ asked, rows }: Record): boolean =>
  listAction(asked.action)?.single === true && rows.length > 0 && asked.until === undefined;

/** What a server may say, or a caller do, about actions whose ids are known. */
export type Said =
  | { readonly kind: 'response'; readonly id: string; readonly success: boolean; readonly starts: boolean }
  | { readonly kind: 'event'; readonly id: string | undefined; readonly name: string; readonly list?: string }
  | { readonly kind: 'abort'; readonly id: string };

/** How an action answers: with its response alone, with a list, or with the event that its caller waits for. */
export type Way = 'plain' | 'list' | 'headless' | 'until';

export interface Fate {
  state: 'pending' | 'resolved' | 'refused' | 'too long' | 'aborted';
  /** Positions, in what was said, of the rows and of the end. */
  rows: number[];
  end: number | undefined;
}

interface Record extends Fate {
  readonly id: string;
  readonly way: Way;
  accepted: boolean;
  /** Whether more may come for it although it is settled. */
  lingering: boolean;
}

export const ROW = 'PeerEntry';
export const BROADCAST = 'OriginateResponse';
export const MAX_ROWS = 3;

/**
 * Responses and rows given to the actions that they name, as one would write it for a server of today without a thought for
 * speed. It shares nothing with the real ledger.
 */
export class ReferenceLedger {
  readonly records: Record[];
  /** Positions of the events that are news. */
  readonly news: number[] = [];
  #trailing: string | undefined;

  constructor(ways: readonly (readonly [id: string, way: Way])[]) {
    this.records = ways.map(([id, way]) => ({
      id,
      way,
      state: 'pending',
      rows: [],
      end: undefined,
      accepted: false,
      lingering: false,
    }));
  }

  say(said: Said, at: number): void {
    const record = this.records.find(({ id }) => id === said.id);
    if (said.kind === 'abort') this.#abort(record);
    else if (said.kind === 'response') this.#respond(said, record);
    else if (said.name === BROADCAST) this.#broadcast(record, at);
    else this.#event(said, record ?? this.#headless(said), at);
  }

  #abort(record: Record | undefined): void {
    if (record?.state !== 'pending') return;
    record.state = 'aborted';
    record.lingering = true;
  }

  #respond({ success, starts }: Said & { kind: 'response' }, record: Record | undefined): void {
    this.#trailing = undefined;
    if (record?.state === 'pending') {
      if (!success) {
        record.state = 'refused';
        if (record.accepted) this.#trailing = record.id;
      } else if (!record.accepted) {
        record.accepted = true;
        if ((!starts && record.way !== 'until') || record.end !== undefined) record.state = 'resolved';
      }
    } else if (record?.lingering) {
      if (success && (starts || record.way === 'until')) record.accepted = true;
      else record.lingering = false;
    }
  }

  #broadcast(record: Record | undefined, at: number): void {
    if (record?.state === 'pending' && record.way === 'until') this.#take(record, at, true);
    this.news.push(at);
  }

  #event({ name, list }: Said & { kind: 'event' }, record: Record | undefined, at: number): void {
    const ends = /^(?:complete|cancelled)$/i.test(list ?? '');
    if (record?.state === 'pending') this.#take(record, at, ends || (record.way === 'until' && name === 'Last'));
    else if (record && record.id === this.#trailing) {
      if (list !== undefined) this.#trailing = undefined;
    } else if (record?.lingering) {
      if (ends) record.lingering = false;
    } else this.news.push(at);
  }

  #take(record: Record, at: number, ends: boolean): void {
    if (ends) {
      record.end = at;
      if (record.accepted) record.state = 'resolved';
    } else {
      record.rows.push(at);
      if (record.rows.length <= MAX_ROWS) return;
      record.state = 'too long';
      record.lingering = true;
    }
  }

  /** Rows without an ActionID belong to the first list that is open for them. */
  #headless({ id, name }: Said & { kind: 'event' }): Record | undefined {
    if (id !== undefined || name !== ROW) return undefined;
    const open = (state: (record: Record) => boolean) =>
      this.records.find((record) => record.way === 'headless' && record.accepted && state(record));
    return open(({ state }) => state === 'pending') ?? open(({ lingering }) => lingering);
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { Call, Connection } from '../../src/index.js';
import type { CallKind } from './call-kinds.js';

interface Placed {
  readonly call: Call;
  readonly kind: CallKind;
  readonly said: Partial<Record<'queued' | 'answered' | 'connected' | 'ended', string>>;
}

/** What was said of each call, beside what it was bound to come to and what somebody saw whose link was whole. */
export class CallVerdicts {
  readonly #calls: Placed[] = [];
  readonly #seen = new Set<string>();
  readonly #refused: string[] = [];

  constructor(witness: Connection) {
    witness.addListener('Newchannel', (event) => this.#seen.add(event.get('Uniqueid') ?? ''));
  }

  get placed(): number {
    return this.#calls.length;
  }

  place(connection: Connection, kind: CallKind): void {
    const whenDisconnected = this.placed % 4 === 0 ? 'queue' : 'reject';
    const call = connection.originate(kind.fields, { whenDisconnected });
    const placed: Placed = { call, kind, said: {} };
    this.#calls.push(placed);
    for (const stage of ['queued', 'answered', 'connected', 'ended'] as const) {
      call[stage].then(
        ({ status }) => {
          placed.said[stage] = status;
        },
        (error) => this.#refused.push(`${stage} of ${call.id} rejected: ${String(error)}`),
      );
    }
  }

  /** Resolves when every call has ended, or after so many milliseconds. */
  async settled(withinMs: number): Promise<void> {
    const all = Promise.all(this.#calls.map(({ call }) => Promise.all([call.queued, call.ended])));
    const late = new AbortController();
    await Promise.race([all, sleep(withinMs, undefined, { signal: late.signal })]);
    late.abort();
  }

  /** How many calls were told of in full, in part, not at all, or as not placed. */
  totals(): string {
    const counts = { told: 0, 'with a part unknown': 0, 'all unknown': 0, 'not sent': 0, 'not settled': 0 };
    for (const { said } of this.#calls) {
      const parts = [said.queued, said.answered, said.connected, said.ended];
      if (parts.includes(undefined)) counts['not settled'] += 1;
      else if (said.queued === 'not-sent') counts['not sent'] += 1;
      else if (parts.every((status) => status === 'unknown')) counts['all unknown'] += 1;
      else counts[parts.includes('unknown') ? 'with a part unknown' : 'told'] += 1;
    }
    return Object.entries(counts)
      .map(([what, count]) => `${what} ${count}`)
      .join(', ');
  }

  /** How often each kind was said to have come to what. */
  summary(): string[] {
    const counts = new Map<string, number>();
    for (const { kind, said } of this.#calls) {
      const what = `${kind.name}: ${said.queued} · ${said.answered} · ${said.connected} · ${said.ended}`;
      counts.set(what, (counts.get(what) ?? 0) + 1);
    }
    return [...counts].sort().map(([what, count]) => `${String(count).padStart(5)}  ${what}`);
  }

  broken(): string[] {
    return [...this.#refused, ...this.#calls.flatMap((placed) => this.#lies(placed))].slice(0, 20);
  }

  /** `unknown` is honest after a loss; everything else has to be true. */
  #lies({ call, kind, said }: Placed): string[] {
    const lies: string[] = [];
    const seen = this.#seen.has(call.id);
    const lie = (what: string) => lies.push(`${call.id}, ${kind.name}: ${what} (${JSON.stringify(said)})`);
    if (said.queued === undefined) lie('never settled');
    if (said.queued === 'not-sent' && seen) lie('said not to be sent, and was placed');
    if (said.queued === 'queued' && !seen) lie('said to be queued, and was not placed');
    if (said.queued === 'refused') lie('was refused');
    for (const stage of ['answered', 'connected', 'ended'] as const) {
      const status = said[stage];
      const never = said.queued === 'not-sent' && (status === 'not-sent' || status === 'none');
      if (!never && status !== 'unknown' && status !== kind[stage]) lie(`${stage} should be ${kind[stage]}`);
    }
    return lies;
  }
}

import type { Open } from '../clients/client.js';
import type { Measured } from '../measured.js';

export const clientNames = [
  'bare',
  'astervisor',
  'yana',
  'ami-io',
  'asterisk-manager',
  'nami',
  'asterisk-ami-client',
] as const;

export type ClientName = (typeof clientNames)[number];

/** Does a work with one client against the server at `port`, `amount` of it. */
export type Run = (open: Open, port: number, amount: number) => Promise<Measured>;

/** One contestant in a work. */
export interface Entrant {
  /** As it stands in the table. */
  readonly name: string;
  readonly client: ClientName;
  readonly run: Run;
  /** How much of it is done in a round: slow clients do less, so that a round takes seconds. */
  readonly amount: number;
  readonly gc?: boolean;
  /** The amount is what it is, however short the round is to be. */
  readonly whole?: boolean;
}

/** What is asked of ours in comparison with others of the same round. */
export interface Target {
  /** As the issue has it. */
  readonly words: string;
  readonly against: 'bare' | 'fastest peer' | string;
  /** Ratio of rates, ours to theirs. */
  readonly atLeast: number;
  /** By what it is judged: default `cpu`, since on a shared machine the clock measures the others as well. */
  readonly by?: 'cpu' | 'clock';
}

/** A figure of ours alone that may not exceed a limit. */
export interface Limit {
  readonly words: string;
  readonly figure: string;
  readonly atMost: number;
  readonly unit: string;
}

export interface Work {
  /** As `--only` takes it. */
  readonly name: string;
  readonly title: string;
  /** What is counted. */
  readonly unit: string;
  readonly entrants: readonly Entrant[];
  readonly targets: readonly Target[];
  readonly limits?: readonly Limit[];
  /** Needs a real Asterisk instead of the server of the bench. */
  readonly asterisk?: boolean;
}

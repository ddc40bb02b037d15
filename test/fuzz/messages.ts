import type { LineCoverage } from './line-coverage.js';

/** What a process is to do. */
export interface Job {
  readonly target: string;
  readonly seconds: number;
  readonly seed: number;
  /** Where the corpus of each target stands. */
  readonly folder: string;
  /** The file with the input of the moment. */
  readonly current: string;
  /** The file for the error that ended the process. */
  readonly crash: string;
}

/** What it tells of it. */
export type FromWorker =
  | { readonly type: 'progress'; readonly executions: number; readonly corpus: number; readonly features: number }
  | {
      readonly type: 'finding';
      readonly bytes: string;
      readonly error: string;
      readonly kind: string;
      /** Whether it fails again in the same process. */
      readonly repeats: boolean;
    }
  | {
      readonly type: 'end';
      readonly lines: readonly LineCoverage[];
      readonly heapAtStart: number;
      readonly heap: number;
    };

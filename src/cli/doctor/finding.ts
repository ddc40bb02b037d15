/** Lines of configuration that mend something. */
export interface Mend {
  readonly file: string;
  readonly section: string;
  readonly lines: readonly string[];
}

/** `ok`: looked at, and fine. `bites`: will do harm. `unknown`: could not be looked at, which is not the same as fine. */
export type Verdict = 'ok' | 'bites' | 'unknown';

/** What one check has found. */
export interface Finding {
  /** The name of the check, for `--ignore`. */
  readonly check: string;
  readonly verdict: Verdict;
  readonly says: string;
  /** What comes of it. */
  readonly why?: string | undefined;
  readonly mend?: Mend | undefined;
}

export const fine = (check: string, says: string): Finding => ({ check, verdict: 'ok', says });

export const bites = (check: string, says: string, why: string, mend?: Mend): Finding => ({
  check,
  verdict: 'bites',
  says,
  why,
  mend,
});

export const open = (check: string, what: string, because: string, mend?: Mend): Finding => ({
  check,
  verdict: 'unknown',
  says: `${what}: ${because}`,
  mend,
});

export const general = (...lines: readonly string[]): Mend => ({ file: 'manager.conf', section: 'general', lines });

export const ofUser = (username: string, ...lines: readonly string[]): Mend => ({
  file: 'manager.conf',
  section: username,
  lines,
});

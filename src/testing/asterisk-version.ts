/** What a version of Asterisk does differently, as far as the fake plays it. */
export class AsteriskVersion {
  readonly text: string;
  readonly major: number;
  readonly minor: number;

  /** As `CoreSettings` shows it, for example `22.10.1`. */
  constructor(text: string) {
    const [major = 0, minor = 0] = text.split('.').map((part) => Number.parseInt(part, 10));
    this.text = text;
    this.major = major;
    this.minor = minor;
  }

  /** The version of AMI that the banner shows. */
  get ami(): string {
    if (this.major >= 20) return `${this.major - 11}.0.0`;
    if (this.major === 16) return this.minor >= 30 ? '5.0.5' : '5.0.4';
    return OLDER[this.text.startsWith('1.') ? `1.${this.minor}` : String(this.major)] ?? '1.1';
  }

  /** Lists carry `EventList` from 13 on. */
  get marksLists(): boolean {
    return this.major >= 13;
  }

  /** Command answers with `Output` lines from 14 on, and with raw text before. */
  get framesOutput(): boolean {
    return this.major >= 14;
  }

  /** `Filter` knows `MatchCriteria` in late releases of 18 and 20 to 22, and refuses an empty filter there. */
  get matchesCriteria(): boolean {
    const since = { 18: 26, 20: 11, 21: 6, 22: 1 }[this.major];
    return this.major > 22 || (since !== undefined && this.minor >= since);
  }

  /** Asterisk 16 says that DBGetTree has one row, always. */
  get countsDatabaseRows(): boolean {
    return this.major > 16;
  }

  /** QueueMemberPause has `Reason` beside `PausedReason` in Asterisk 16, and no more in 22. */
  get repeatsPauseReason(): boolean {
    return this.major < 22;
  }

  get since22(): boolean {
    return this.major >= 22;
  }
}

const OLDER: Readonly<Record<string, string>> = {
  '1.2': '1.0',
  '1.4': '1.0',
  '1.6': '1.1',
  '1.8': '1.1',
  10: '1.2',
  11: '1.3',
  12: '2.5.0',
  13: '2.10.6',
  14: '3.2.2',
  15: '4.0.3',
  17: '6.0.1',
  18: '7.0.3',
  19: '8.0.2',
};

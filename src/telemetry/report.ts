/** How loud a report is, in pino's words. */
export type ReportLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';

/**
 * One thing that happened, for logs and for programs: the tree's supervisors and connections file these, and a log is
 * merely one reader of them. `fields` hold no secrets.
 */
export interface Report {
  /** What happened: `progress`, `child_terminated`, `connection_lost`, `listener_failed`, … */
  readonly type: string;
  readonly level: ReportLevel;
  /** One sentence. */
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Receives reports. Must not throw; a sink made by `createReportSink` never does. */
export type ReportSink = (report: Report) => void;

/** The part of a pino logger that is used: any logger of that shape will do. */
export interface Logger {
  trace(fields: object, message: string): void;
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  fatal(fields: object, message: string): void;
}

export interface ReportSinkOptions {
  readonly logger?: Logger | undefined;
  readonly onReport?: ReportSink | undefined;
}

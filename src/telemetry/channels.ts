import diagnosticsChannel from 'node:diagnostics_channel';
import type { Report } from './report.js';

/** What is published on {@link reportChannel}: a report, and the tree that filed it. */
export interface ReportMessage {
  readonly tree: string;
  readonly report: Report;
}

/** What is published on {@link actionChannel} when an action has come to its end, whatever the end was. */
export interface ActionMessage {
  readonly connection: string;
  readonly action: string;
  readonly actionId: string;
  /** `answered`, or the `code` of the error that the caller was given. */
  readonly outcome: string;
  /** Whether bytes of it may have left. */
  readonly sent: boolean;
  /** Milliseconds from the call to its end, time in the queue included. */
  readonly durationMs: number;
}

/** Diagnostics channel `astervisor:report`: every {@link ReportMessage} of every tree in the process. */
export const reportChannel = diagnosticsChannel.channel('astervisor:report');

/** Diagnostics channel `astervisor:action`: one {@link ActionMessage} per settled action; free when nobody subscribes. */
export const actionChannel = diagnosticsChannel.channel('astervisor:action');

import { reportChannel } from './channels.js';
import type { Report, ReportSink, ReportSinkOptions } from './report.js';

const loud = new Set(['error', 'fatal']);

/** A failing log must not take a call centre down with it: say so once per sink, and go on. */
const guarded = (name: string, reader: ReportSink): ReportSink => {
  let warned = false;
  return (report) => {
    try {
      reader(report);
    } catch (error) {
      if (warned) return;
      warned = true;
      process.emitWarning(`${name} threw while it was given a report: ${String(error)}`, 'AstervisorWarning');
    }
  };
};

/** Turns a report that nobody would hear into a process warning. */
export const warnUnheard: ReportSink = ({ level, type, message, fields }) => {
  if (!loud.has(level)) return;
  const cause = fields.error ?? fields.reason;
  const detail = cause instanceof Error && !message.includes(cause.message) ? `: ${cause.message}` : '';
  process.emitWarning(`${message}${detail}`, { type: 'AstervisorWarning', code: type });
};

/**
 * The one place to which a tree's supervisors and connections report. It feeds the logger, the handler and the
 * diagnostics channel, and never throws. With neither logger nor handler, errors become process warnings: nothing fails
 * unheard.
 */
export const createReportSink = (tree: string, { logger, onReport }: ReportSinkOptions): ReportSink => {
  const readers: ReportSink[] = [];
  if (logger) {
    readers.push(
      guarded('the logger', ({ type, level, message, fields }: Report) => {
        logger[level]({ tree, type, ...fields }, message);
      }),
    );
  }
  if (onReport) readers.push(guarded('onReport', onReport));
  if (readers.length === 0) readers.push(warnUnheard);
  return (report) => {
    for (const reader of readers) reader(report);
    if (reportChannel.hasSubscribers) reportChannel.publish({ tree, report });
  };
};

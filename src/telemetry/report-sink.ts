import { inspect } from 'node:util';
import { reportChannel } from './channels.js';
import type { Report, ReportSink, ReportSinkOptions } from './report.js';

const loud = new Set(['error', 'fatal']);

/** A reader may be asynchronous, whatever its type says. */
type Reader = (report: Report) => unknown;

/** A failing log must not take a call centre down with it: say so once per sink, and go on. */
const guarded = (name: string, reader: Reader): ReportSink => {
  let warned = false;
  const failed = (error: unknown) => {
    if (warned) return;
    warned = true;
    const what = error instanceof Error ? error.message : inspect(error);
    process.emitWarning(`${name} threw while it was given a report: ${what}`, 'AstervisorWarning');
  };
  return (report) => {
    try {
      const result = reader(report);
      if (result instanceof Promise) result.catch(failed);
    } catch (error) {
      failed(error);
    }
  };
};

/** Loggers of pino's shape show an error with its message and stack under the name `err` only. */
const logged = ({ error, ...fields }: Report['fields']): object =>
  error === undefined ? fields : { ...fields, err: error };

/** Turns a report that nobody would hear into a process warning; the wire, which somebody asked to see, goes to stderr. */
export const warnUnheard: ReportSink = ({ level, type, message, fields }) => {
  if (type === 'wire')
    process.stderr.write(`${message}${String(fields.text).replace(/^.*/, '').replaceAll('\n', '\n  ')}\n`);
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
      guarded('the logger', ({ type, level, message, fields }) =>
        logger[level]({ tree, type, ...logged(fields) }, message),
      ),
    );
  }
  if (onReport) readers.push(guarded('onReport', onReport));
  if (readers.length === 0) readers.push(warnUnheard);
  return (report) => {
    for (const reader of readers) reader(report);
    if (reportChannel.hasSubscribers) reportChannel.publish({ tree, report });
  };
};

import type { AmiResponse } from '../index.js';
import { eventBlock, rowLine } from './event-line.js';
import type { Paint } from './paint.js';
import { padded, printable } from './printable.js';
import { pairs } from './table.js';

/** Shown in the first line, or of no use to people. */
const HEAD = new Set(['response', 'message', 'actionid', 'eventlist', 'output']);

export interface ResponseViewOptions {
  readonly paint: Paint;
  readonly width: number;
  /** All fields of every row, in place of a line each. */
  readonly full: boolean;
}

/** A response as people read it: the verdict, its fields, its output, its rows. */
export const responseView = (response: AmiResponse, options: ResponseViewOptions): string => {
  const { paint } = options;
  const verdict = response.get('Response') ?? '';
  const fields = response.entries().filter(([name]) => !HEAD.has(name.toLowerCase()));
  const head = `${paint(['bold', response.success ? 'green' : 'red'], printable(verdict))}  ${printable(response.message ?? '')}`;
  const parts = [head.trimEnd(), pairs(fields, paint), consoleText(response.output), rows(response, options)];
  return parts.filter((part) => part !== '').join('\n');
};

/** The output of a console command. Tabs are harmless, and hold its columns together. */
export const consoleText = (lines: readonly string[]): string =>
  lines.map((line) => line.split('\t').map(printable).join('\t')).join('\n');

const rows = ({ events, completion }: AmiResponse, { paint, width, full }: ResponseViewOptions): string => {
  if (completion === undefined && events.length === 0) return '';
  const shown = events.map((row) => (full ? eventBlock(row, paint) : rowLine(row, paint, width)));
  const end = completion === undefined ? '' : `, ended by ${printable(completion.name)}`;
  const count = `${events.length} ${events.length === 1 ? 'row' : 'rows'}${end}`;
  return [...shown, `  ${paint('dim', padded(count, 0))}`].join('\n');
};

import type { Paint } from './paint.js';
import { cells, cut, padded, printable } from './printable.js';

const GAP = '  ';

/** Rows under headings, each column as wide as its widest cell; the last one is cut where the line ends. */
export const table = (
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  paint: Paint,
  width: number,
): string => {
  const shown = rows.map((row) => row.map(printable));
  const widths = headings.map((heading, column) =>
    Math.max(cells(heading), ...shown.map((row) => cells(row[column] ?? ''))),
  );
  const line = (row: readonly string[]) =>
    cut(row.map((cell, column) => padded(cell, widths[column] ?? 0)).join(GAP), width).trimEnd();
  return [paint('dim', line(headings)), ...shown.map(line)].join('\n');
};

/** Names and values, one pair a line, the values aligned. */
export const pairs = (entries: readonly (readonly [string, string])[], paint: Paint, indent = '  '): string => {
  const shown = entries.map(([name, value]) => [printable(name), printable(value)] as const);
  const width = Math.max(0, ...shown.map(([name]) => cells(name)));
  return shown.map(([name, value]) => `${indent}${paint('dim', padded(name, width))}  ${value}`.trimEnd()).join('\n');
};

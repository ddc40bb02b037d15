import type { Output } from '../output.js';
import type { Style } from '../paint.js';
import { padded, printable, wrapped } from '../printable.js';
import type { Finding, Mend, Verdict } from './finding.js';

const SIGNS: Readonly<Record<Verdict, readonly [sign: string, style: Style]>> = {
  ok: ['✓', 'green'],
  bites: ['✗', 'red'],
  unknown: ['?', 'yellow'],
};

const WIDEST = 100;
const INDENT = '  ';

/** A finding as people read it, with what mends it. */
export const findingView = (
  { check, verdict, says, why, mend }: Finding,
  { paint, width }: Output,
  checkWidth: number,
): string => {
  const [sign, style] = SIGNS[verdict];
  const margin = ' '.repeat(checkWidth + 4);
  const room = Math.max(20, Math.min(width, WIDEST) - margin.length);
  const [first = '', ...rest] = wrapped(printable(says), room);
  const head = `${paint(style, sign)} ${paint('dim', padded(check, checkWidth))}  ${first}`;
  const more = [
    ...rest,
    ...(why === undefined ? [] : wrapped(printable(why), room).map((line) => paint('dim', line))),
    ...(mend === undefined || verdict === 'ok' ? [] : mendLines(mend, verdict, (text) => paint('cyan', text))),
  ];
  return [head, ...more.map((line) => `${margin}${line}`)].join('\n');
};

const mendLines = ({ file, section, lines }: Mend, verdict: Verdict, paint: (text: string) => string): string[] => {
  const place = section === '' ? file : `${file}, [${printable(section)}]`;
  return [
    `${verdict === 'bites' ? 'mend it in' : 'what mends it, if it is so, in'} ${place}:`,
    ...lines.map((line) => `${INDENT}${paint(printable(line))}`),
  ];
};

/** How many of each, in one line. */
export const findingsSummary = (findings: readonly Finding[]): string => {
  const count = (verdict: Verdict) => findings.filter((finding) => finding.verdict === verdict).length;
  return `${count('bites')} to mend, ${count('unknown')} unknown, ${count('ok')} fine`;
};

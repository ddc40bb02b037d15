import type { Verdict, WorkResult } from './results.js';

/** A number as people read it: three digits count. */
export const readable = (value: number): string => {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return value
    .toPrecision(3)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
};

/** The figure by which a target is judged. */
export const decisive = ({ judgedBy, cpu, value }: Verdict) => (judgedBy === 'cpu' && cpu ? cpu : value);

const verdictLine = (verdict: Verdict): string => {
  const { words, against, value, cpu, judgedBy, met } = verdict;
  const { median, min, max } = decisive(verdict);
  const other =
    cpu && (judgedBy === 'cpu' ? `by the clock ${readable(value.median)}` : `by CPU ${readable(cpu.median)}`);
  const line = `${words}: ${readable(median)} (${readable(min)} – ${readable(max)}), ${against}`;
  return `  ${met ? 'met   ' : 'MISSED'} ${line}${other ? `, ${other}` : ''}`;
};

/** A work as it is shown in the terminal. */
export const describe = ({ work, title, unit, rows, verdicts }: WorkResult): string => {
  const lines = rows.map(({ entrant, rate, cpuNs, figures }) => {
    const more = Object.entries(figures).map(([name, { median }]) => `${name} ${readable(median)}`);
    const cpu = `${readable(cpuNs / 1_000)} µs CPU each`;
    return `  ${entrant.padEnd(26)} ${readable(rate).padStart(10)} ${unit}/s  ${cpu.padStart(18)}  ${more.join(', ')}`;
  });
  return [`${title} (--only ${work})`, ...lines, ...verdicts.map(verdictLine), ''].join('\n');
};

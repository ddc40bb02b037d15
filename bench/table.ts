import type { Verdict, WorkResult } from './results.js';

/** A number as people read it: three digits count. */
export const readable = (value: number): string => {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return value.toPrecision(3).replace(/\.?0+$/, '');
};

const verdictLine = ({ words, against, value, cpu, met }: Verdict): string => {
  const range = `${readable(value.median)} (${readable(value.min)} – ${readable(value.max)})`;
  const byCpu = cpu === undefined ? '' : `, by processor time ${readable(cpu.median)}`;
  return `  ${met ? 'met   ' : 'MISSED'} ${words}: ${range}, ${against}${byCpu}`;
};

/** A work as it is shown in the terminal. */
export const describe = ({ work, title, unit, rows, verdicts }: WorkResult): string => {
  const lines = rows.map(({ entrant, rate, cpuNs, figures }) => {
    const more = Object.entries(figures).map(([name, { median }]) => `${name} ${readable(median)}`);
    const cpu = `${readable(cpuNs / 1_000)} µs CPU each`;
    return `  ${entrant.padEnd(20)} ${readable(rate).padStart(10)} ${unit}/s  ${cpu.padStart(18)}  ${more.join(', ')}`;
  });
  return [`${title} (--only ${work})`, ...lines, ...verdicts.map(verdictLine), ''].join('\n');
};

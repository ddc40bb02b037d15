import type { Results, Verdict, WorkResult } from './results.js';
import { median } from './statistics.js';
import { decisive, readable } from './table.js';

export const PAGE = 'docs/explanation/performance.md';

const BEGIN = '<!-- figures: npm run bench -->';
const END = '<!-- end of figures -->';

/** The same work in each run. */
const inRuns = ({ runs }: Results, work: string): readonly WorkResult[] =>
  runs.flatMap((results) => results.filter((result) => result.work === work));

const middle = (numbers: readonly number[]): string => readable(median(numbers));

const verdictRow = (title: string, verdicts: readonly Verdict[]): string => {
  const [first] = verdicts as [Verdict];
  const values = verdicts.map((verdict) => decisive(verdict).median);
  const met = verdicts.filter((verdict) => verdict.met).length;
  const clock = first.judgedBy === 'cpu' ? middle(verdicts.map(({ value }) => value.median)) : '';
  const judged = met === verdicts.length ? 'met' : `**missed**, met in ${met} of ${verdicts.length}`;
  return `| ${title} | ${first.words} | ${values.map(readable).join(' · ')} | ${clock} | ${judged} |`;
};

const targets = (results: Results): string[] => {
  const works = results.runs[0] ?? [];
  const rows = works.flatMap(({ work, title, verdicts }) =>
    verdicts.map((_, index) =>
      verdictRow(
        title,
        inRuns(results, work).flatMap((result) => result.verdicts[index] ?? []),
      ),
    ),
  );
  return ['| work | target | in each run | by the clock | |', '|---|---|---|---|---|', ...rows];
};

const rates = (results: Results): string[] => {
  const works = results.runs[0] ?? [];
  const rows = works.flatMap(({ work, title, unit, rows: entrants }) =>
    entrants.map(({ entrant }, index) => {
      const rowsOf = inRuns(results, work).flatMap((result) => result.rows.filter((row) => row.entrant === entrant));
      const figures = Object.keys(rowsOf[0]?.figures ?? {}).map(
        (name) => `${name} ${middle(rowsOf.map((row) => row.figures[name]?.median ?? Number.NaN))}`,
      );
      const rate = `${middle(rowsOf.map((row) => row.rate))} ${unit}/s`;
      const cpu = middle(rowsOf.map((row) => row.cpuNs / 1_000));
      return `| ${index === 0 ? title : ''} | ${entrant} | ${rate} | ${cpu} µs | ${figures.join(', ')} |`;
    }),
  );
  return ['| work | who | rate | CPU each | |', '|---|---|---|---|---|', ...rows];
};

/** The tables of the page. */
export const renderTables = (results: Results): string => {
  const { machine, rounds, scale, runs, loadBefore } = results;
  const { cores, memoryGb, node } = machine;
  const where = `${cores} cores, ${memoryGb} GB, Node.js ${node.slice(1)}; runs: ${runs.length}, rounds of each: ${rounds}, amounts: ${scale} of the usual`;
  const load = `processes that wanted to run for each core when it began: ${loadBefore}`;
  return [`${where}; ${load}.`, '', ...targets(results), '', ...rates(results)].join('\n');
};

/** The page with the tables of these results. */
export const withTables = (page: string, results: Results): string => {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${PAGE} has no place for the figures`);
  return `${before}${BEGIN}\n\n${renderTables(results)}\n\n${END}${after}`;
};

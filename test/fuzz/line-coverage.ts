import { findSourceMap, type SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

/** The lines of one source file that hold code, and those of them that ran. */
export interface LineCoverage {
  readonly file: string;
  readonly lines: readonly number[];
  readonly covered: readonly number[];
}

/** Node has it, and its types do not. */
type MeasuredSourceMap = SourceMap & { readonly lineLengths?: readonly number[] };

/** From marks on the characters of what really ran, to the lines that people wrote. */
export const lineCoverage = (covered: ReadonlyMap<string, Uint8Array>): LineCoverage[] =>
  [...covered].flatMap(([url, marks]) => {
    const map: MeasuredSourceMap | undefined = findSourceMap(fileURLToPath(url));
    const file = url.slice(url.lastIndexOf('/src/') + 1);
    if (!map) return [];
    const lines = new Set<number>();
    const ran = new Set<number>();
    let last = 0;
    for (const [line, length] of (map.lineLengths ?? [marks.length]).entries()) {
      for (let column = 0; column < length; column += 1) {
        const entry = map.findEntry(line, column);
        if ('originalLine' in entry && entry.generatedColumn === column && entry.generatedLine === line) {
          lines.add(entry.originalLine + 1);
          if (marks[last + column] === 1) ran.add(entry.originalLine + 1);
        }
      }
      last += length + 1;
    }
    return [{ file, lines: [...lines], covered: [...ran] }];
  });

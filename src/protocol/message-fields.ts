import type { TextEncoding } from './arrival.js';
import { LayoutMemory } from './layout-memory.js';
import { LineFields } from './line-fields.js';
import { MatchedFields } from './matched-fields.js';

/** The fields of one message by the number of their line. */
export interface MessageFields {
  /** The first line with that name, whatever its case, from `line` on; -1 without one. */
  find(name: string, line?: number): number;
  /** How many lines there are. */
  count(): number;
  name(line: number): string;
  value(line: number): string;
}

/** Longer messages are read line by line, no further than it takes. */
const MAX_MATCHED_BYTES = 4_096;

/** Reads the fields of a stanza, which end at `end`. `kind` is the event's name, or what else messages of one layout share. */
export const readFields = (kind: string, text: string, end: number, encoding: TextEncoding): MessageFields => {
  if (end > MAX_MATCHED_BYTES || end < text.length) return new LineFields(text, end, encoding);
  const memory = LayoutMemory.of(kind);
  const matched = matchFields(memory, text, encoding);
  if (matched !== undefined) return matched;
  const fields = new LineFields(text, end, encoding);
  memory.sighted(fields.names());
  return fields;
};

const matchFields = (memory: LayoutMemory, text: string, encoding: TextEncoding): MatchedFields | undefined => {
  for (const layout of memory.layouts) {
    const ascii = layout.matchAscii(text);
    const values = ascii ?? layout.match(text);
    if (values === null) continue;
    if (layout !== memory.layouts[0]) memory.prefer(layout);
    return new MatchedFields(layout, values, ascii !== null || encoding === 'latin1');
  }
  return undefined;
};

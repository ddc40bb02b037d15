import type { TextEncoding } from './arrival.js';
import { LayoutMemory } from './layout-memory.js';
import { LineFields } from './line-fields.js';
import { MatchedFields } from './matched-fields.js';
import type { MessageFields } from './message-fields.js';

/** Longer stanzas are read line by line, no further than it takes. */
const MAX_MATCHED_BYTES = 4_096;

/** Reads the fields of a stanza. Those of one `kind`, such as the events of one name, mostly have the same layout. */
export const readFields = (stanza: string, kind: string, encoding: TextEncoding): MessageFields => {
  if (stanza.length > MAX_MATCHED_BYTES) return new LineFields(stanza, encoding);
  const memory = LayoutMemory.of(kind);
  const matched = matchFields(stanza, memory, encoding);
  if (matched !== undefined) return matched;
  const fields = new LineFields(stanza, encoding);
  memory.sighted(fields.names());
  return fields;
};

const matchFields = (text: string, memory: LayoutMemory, encoding: TextEncoding): MatchedFields | undefined => {
  for (const layout of memory.layouts) {
    const likely = layout.likely;
    const ascii = likely.pattern.exec(text);
    const cut = ascii === null ? layout.anyBytes : likely;
    const values = ascii ?? cut.pattern.exec(text);
    if (values === null) continue;
    if (layout !== memory.layouts[0]) memory.prefer(layout);
    return new MatchedFields({ layout, text, cut, values, plain: ascii !== null || encoding === 'latin1' });
  }
  return undefined;
};

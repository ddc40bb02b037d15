/** Ends the output of a command in Asterisk 13 and earlier. */
export const END_OF_COMMAND = '--END COMMAND--';

const FOLLOWS = /^response: ?follows\r\n/i;
const HEADER = /(?:privilege|actionid):/iy;
const OUTPUT = /output:/iy;

/**
 * Where the raw output of a command starts in a stanza of Asterisk 13 and earlier: behind `Response: Follows` and its
 * Privilege and ActionID. -1 when the stanza has none: the output of later versions stands in `Output` fields.
 */
export const legacyOutputStart = (stanza: string): number => {
  let at = FOLLOWS.exec(stanza)?.[0].length ?? -1;
  if (at === -1) return -1;
  for (;;) {
    HEADER.lastIndex = at;
    if (!HEADER.test(stanza)) break;
    const end = stanza.indexOf('\r\n', at);
    if (end === -1) return -1;
    at = end + 2;
  }
  OUTPUT.lastIndex = at;
  return at === stanza.length || stanza.startsWith('\r\n', at) || OUTPUT.test(stanza) ? -1 : at;
};

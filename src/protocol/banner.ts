import { ProtocolError } from '../errors.js';
import { escapeForDisplay } from './escape.js';

/** The longest first line that may still become a banner; the real ones have under 40 bytes. */
const MAX_BANNER_BYTES = 256;
const EXCERPT = 60;

const notAmi = (text: string): ProtocolError => {
  const excerpt = escapeForDisplay(text.slice(0, EXCERPT));
  const more = text.length > EXCERPT ? '…' : '';
  return new ProtocolError('AMI_NOT_AMI', `the other side does not speak AMI: its first line is "${excerpt}${more}"`);
};

/** The version in a banner such as `Asterisk Call Manager/5.0.4`; other product names are accepted. */
const versionOf = (line: string): string | undefined => {
  const manager = line.indexOf('Call Manager');
  const slash = manager === -1 ? -1 : line.indexOf('/', manager);
  return slash === -1 || slash + 1 === line.length ? undefined : line.slice(slash + 1);
};

export interface Banner {
  readonly line: string;
  /** The version of AMI, as in `11.0.0`. */
  readonly version: string;
}

/**
 * Reads the first line of a connection, which no blank line follows. Undefined as long as it has not come to its end.
 * Throws {@link ProtocolError} (`AMI_NOT_AMI`) as soon as it cannot become a banner any more.
 */
export const readBanner = (text: string): Banner | undefined => {
  const end = text.indexOf('\r\n');
  if (end === -1) {
    // A lone CR may be the first half of the line's end.
    const soFar = text.endsWith('\r') ? text.slice(0, -1) : text;
    if (soFar.length > MAX_BANNER_BYTES || /[^ -~]/.test(soFar)) throw notAmi(text);
    return undefined;
  }
  const line = text.slice(0, end);
  const version = versionOf(line);
  if (version === undefined || end > MAX_BANNER_BYTES || /[^ -~]/.test(line)) throw notAmi(line);
  return { line, version };
};

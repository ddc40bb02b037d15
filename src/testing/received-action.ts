import { decodeRaw } from './raw-text.js';

/**
 * An action as a fake received it. Fields are looked up as Asterisk does it: without regard to case, the first
 * occurrence counts, blanks before the value are dropped and blanks after it kept.
 */
export class ReceivedAction {
  /** As the client wrote it. Empty when the message had no action. */
  readonly name: string;
  /** Undefined when there was none, or an empty one: Asterisk does not tell these apart. */
  readonly actionId: string | undefined;
  /** The header lines, in order, without their ends. */
  readonly lines: readonly string[];
  /** The number of the session that it came on. */
  readonly session: number;
  /** Wall time, in milliseconds since 1970. */
  readonly receivedAt: number;

  constructor(lines: readonly string[], session: number, receivedAt: number) {
    this.lines = lines.map((line) => (ASCII.test(line) ? line : decodeRaw(Buffer.from(line, 'latin1'))));
    this.session = session;
    this.receivedAt = receivedAt;
    this.name = this.getAll('Action').find((value) => value !== '') ?? '';
    this.actionId = this.get('ActionID') || undefined;
  }

  /** The first value of a field, or undefined when it was not sent. */
  get(field: string): string | undefined {
    for (const line of this.lines) {
      if (isField(line, field)) return valueAfter(line, field.length + 1);
    }
    return undefined;
  }

  /** Every value of a field, in order. */
  getAll(field: string): string[] {
    return this.lines.filter((line) => isField(line, field)).map((line) => valueAfter(line, field.length + 1));
  }

  /** Whether this is the action of that name. */
  is(name: string): boolean {
    return this.name.toLowerCase() === name.toLowerCase();
  }
}

const ASCII = /^[^\u0080-\u00ff]*$/;

/** The colon must follow the name at once: `ActionID : x` is not an ActionID. */
const isField = (line: string, field: string): boolean =>
  line[field.length] === ':' && line.slice(0, field.length).toLowerCase() === field.toLowerCase();

const valueAfter = (line: string, index: number): string => {
  let start = index;
  while (start < line.length && line.charCodeAt(start) <= 0x20) start += 1;
  return line.slice(start);
};

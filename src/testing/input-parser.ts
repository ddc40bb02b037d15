/** One message as Asterisk cuts it from its input: header lines, one character a byte, and what was wrong with it. */
export interface InputMessage {
  readonly lines: readonly string[];
  readonly problem: 'line too long' | 'too many lines' | undefined;
}

/** A line and its terminator must fit here; what does not fit is thrown away, all but its last byte. */
const LINE_BUFFER_BYTES = 1024;
const MAX_LINES = 128;

/**
 * Asterisk's side of the wire reads by other rules than ours: lines end at LF with or without CR, NUL ends a line's
 * content, an empty line ends the message, and a line that overflows its buffer poisons the message but lets its tail
 * be read as a line of its own. Whether a line ends is decided within a window of 1,024 bytes, so a CR that is the last
 * byte of the window is separated from its LF, which then makes an empty line.
 */
export class InputParser {
  #pending = '';
  #lines: string[] = [];
  #lineTooLong = false;
  #tooManyLines = false;

  push(chunk: Buffer): InputMessage[] {
    const messages: InputMessage[] = [];
    this.#pending += chunk.toString('latin1');
    let start = 0;
    for (;;) {
      const lineFeed = this.#pending.indexOf('\n', start);
      if (lineFeed !== -1 && lineFeed - start < LINE_BUFFER_BYTES) {
        const end = this.#pending[lineFeed - 1] === '\r' && lineFeed > start ? lineFeed - 1 : lineFeed;
        const message = this.#take(this.#pending.slice(start, end));
        if (message) messages.push(message);
        start = lineFeed + 1;
      } else if (this.#pending.length - start >= LINE_BUFFER_BYTES) {
        this.#lineTooLong = true;
        start += LINE_BUFFER_BYTES - 1;
      } else {
        this.#pending = this.#pending.slice(start);
        return messages;
      }
    }
  }

  #take(line: string): InputMessage | undefined {
    const nul = line.indexOf('\0');
    const content = nul === -1 ? line : line.slice(0, nul);
    if (content !== '') {
      if (this.#lines.length < MAX_LINES) this.#lines.push(content);
      else this.#tooManyLines = true;
      return undefined;
    }
    const message = { lines: this.#lines, problem: this.#problem() };
    this.#lines = [];
    return message;
  }

  /** When both limits are broken the first answer names the lines, and the other problem is left to the next message. */
  #problem(): InputMessage['problem'] {
    if (this.#tooManyLines) {
      this.#tooManyLines = false;
      return 'too many lines';
    }
    if (!this.#lineTooLong) return undefined;
    this.#lineTooLong = false;
    return 'line too long';
  }
}

import { decodePercent } from './percent-encoding.js';

/** A reply as it was put together, one character a byte. */
export interface Reply {
  /** Undefined for one that carried no CommandID. */
  readonly commandId: string | undefined;
  /** Undefined when nothing was left of it. */
  readonly bytes: string | undefined;
  /** Whether its end was lost. */
  readonly truncated: boolean;
}

/** What Asterisk reads of a reply at a time. */
const chunkBytes = 1_024;

/** Twice what a pipe holds: no reply of Asterisk's can be longer. */
const maxBytes = 131_072;

/** Before each line that begins a reply, or the end of one of several lines. */
const REPLY_STARTS = /(?<=\n)(?=\d{3}[ -])/;

/** Cuts bytes into replies: `520-…` goes on up to `520 …`, and `100 …` is only the beginning. */
const cutReplies = (bytes: string): string[] => {
  const replies: string[] = [];
  let open = false;
  for (const piece of bytes.split(REPLY_STARTS)) {
    const last = replies.length - 1;
    if (open) replies[last] += piece;
    else replies.push(piece);
    open = /^\d{3}-/.test(piece) || /^1\d{2} /.test(piece);
  }
  return replies;
};

/**
 * The replies of one channel. Asterisk writes them to a pipe, and after each command reads no more than 1,024 bytes of it
 * for the event: what is longer comes at the head of the next events. It also encodes them into 2,048 bytes, and what does
 * not fit there is lost.
 *
 * Pure. While {@link unsettled}, one more command is needed to fetch what is still in the pipe.
 */
export class ReplyStream {
  #bytes = '';
  readonly #waiting: (string | undefined)[] = [];
  /** The end of the last reply was lost: what comes next may begin with a piece of it. */
  #torn = false;

  /** Whether something may still be in the pipe. */
  get unsettled(): boolean {
    return this.#waiting.length > 0 || this.#torn;
  }

  /** Takes what one event brought; gives the replies that are complete now, in order. */
  feed(commandId: string | undefined, encoded: string): readonly Reply[] {
    const chunk = decodePercent(encoded);
    this.#waiting.push(commandId);
    this.#bytes += chunk;
    if (chunk.length >= chunkBytes && this.#bytes.length < maxBytes) return [];
    const lost = !chunk.endsWith('\n');
    const replies = this.#divide(lost);
    this.#torn = lost;
    return replies;
  }

  /** There will be no more: gives what there is. */
  finish(): readonly Reply[] {
    const replies = this.#waiting.length === 0 ? [] : this.#divide(true);
    this.#torn = false;
    return replies;
  }

  #divide(truncated: boolean): readonly Reply[] {
    const ids = this.#waiting.splice(0);
    const bytes = this.#bytes;
    this.#bytes = '';
    const replies = ids.length === 1 && !this.#torn ? [bytes] : cutReplies(bytes);
    const excess = replies.length - ids.length;
    // More than there are commands: the rest of one that was torn, or lines within the value of the long one.
    if (excess > 0) {
      const head = replies.splice(0, excess).join('');
      if (!this.#torn) replies[0] = head + replies[0];
    }
    const last = ids.length - 1;
    return ids.map((commandId, index) => ({
      commandId,
      bytes: replies[index],
      truncated: truncated && index === last,
    }));
  }
}

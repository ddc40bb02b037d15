import { namedValues, parenthesised } from './named-values.js';
import { textOf } from './percent-encoding.js';

/** `200 result=1 (data) endpos=9`: code and result; then text in parentheses and named values, or any text. */
const HEAD = /^(\d{3})(?: result=(\S*))?(?= |$)/;

interface ResultParts {
  readonly code: string | undefined;
  readonly result?: string | undefined;
  readonly data?: string | undefined;
  readonly named?: ReadonlyMap<string, string>;
}

/** What Asterisk answered to an AGI command. */
export class AgiResult {
  /** 200 when the command was carried out; what the errors 510, 511 and 520 mean is told by an `AgiError`. */
  readonly code: number;
  /** The text after `result=`: mostly a number, for GET DATA the digits. */
  readonly result: string;
  /** What stands in parentheses: the value of a variable, or a word such as `timeout`. */
  readonly data: string | undefined;
  /** Where playing or recording ended; for most commands in samples. */
  readonly endpos: number | undefined;
  /** Values of other names behind it, as SPEECH RECOGNIZE has them. */
  readonly named: ReadonlyMap<string, string>;
  /** All of it, without the last line end. */
  readonly text: string;
  /** Whether bytes of it were lost, which happens to long values: `data` is then the part that arrived. */
  readonly truncated: boolean;

  /** @internal Use {@link parseResult}. */
  constructor(text: string, truncated: boolean, { code, result = '', data, named = new Map() }: ResultParts) {
    this.text = text;
    this.truncated = truncated;
    this.code = Number(code);
    this.result = result;
    this.data = data;
    this.named = named;
    const endpos = Number(named.get('endpos') ?? Number.NaN);
    this.endpos = Number.isNaN(endpos) ? undefined : endpos;
  }

  /** `result` as a number; NaN when it is none. */
  get number(): number {
    return this.result === '' ? Number.NaN : Number(this.result);
  }

  /** The key that `result` stands for, an ASCII code; undefined for 0, no key. */
  get digit(): string | undefined {
    return this.number > 0 ? String.fromCharCode(this.number) : undefined;
  }
}

/** Lines such as `100 result=0 Trying...` come before the answer. */
const PROVISIONAL = /^(?:1\d{2} .*\n)+(?=\d{3}[ -])/;

/** A value whose end was lost has no closing parenthesis. */
const CUT_REPLY = /^(\d{3}) result=(\S*) \((.*)$/s;

/** Of several lines; what they say is for people. */
const LONG_REPLY = /^(\d{3})-/;

/** Reads a reply from its bytes, one a character; undefined when it is none. */
export const parseResult = (bytes: string, truncated = false): AgiResult | undefined => {
  const text = textOf(bytes).replace(PROVISIONAL, '').replace(/\n$/, '');
  const parts = (truncated ? cutParts(text) : undefined) ?? partsOf(text);
  return parts && new AgiResult(text, truncated, parts);
};

const cutParts = (text: string): ResultParts | undefined => {
  const cut = CUT_REPLY.exec(text);
  return cut ? { code: cut[1], result: cut[2], data: cut[3] } : undefined;
};

const partsOf = (text: string): ResultParts | undefined => {
  const head = HEAD.exec(text);
  if (!head) return LONG_REPLY.test(text) ? { code: text.slice(0, 3) } : undefined;
  const [{ length }, code, result] = head;
  const rest = text.startsWith(' (', length) ? parenthesised(text, length + 2) : undefined;
  return { code, result, ...(rest ?? { named: namedValues(text, length) }) };
};

/** What AGI says, read line by line and character by character. It shares nothing with the real reader. */
export interface Reading {
  readonly code: number;
  readonly result: string;
  readonly data: string | undefined;
  readonly named: readonly (readonly [name: string, value: string])[];
  readonly text: string;
  readonly truncated: boolean;
}

export interface ReferenceReply {
  readonly id: string | undefined;
  readonly bytes: string | undefined;
  readonly truncated: boolean;
}

const utf8 = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8');

/** Percent-encoding undone, once, to one character a byte. */
export const referencePercent = (text: string): string => {
  const bytes = Buffer.from(text, 'utf8').toString('latin1');
  let plain = '';
  for (let at = 0; at < bytes.length; at += 1) {
    const digits = bytes.slice(at + 1, at + 3);
    const escaped = bytes[at] === '%' && digits.length === 2 && [...digits].every((one) => /[0-9a-f]/i.test(one));
    plain += escaped ? String.fromCharCode(Number(`0x${digits}`)) : bytes.charAt(at);
    if (escaped) at += 2;
  }
  return plain;
};

export const referenceEnvironment = (bytes: string): ReadonlyMap<string, string> => {
  const environment = new Map<string, string>();
  for (const line of bytes.split('\n').slice(0, -1)) {
    const [name = ''] = line.split(':', 1);
    if (name === line) continue;
    const value = line.slice(name.length + 1);
    environment.set(utf8(name), utf8(value.startsWith(' ') ? value.slice(1) : value));
  }
  return environment;
};

const isProvisional = (line: string): boolean => /^1\d\d [^\r\u2028\u2029]*$/.test(line);

/** Undefined when it is no reply. */
export const referenceReading = (bytes: string, truncated: boolean): Reading | undefined => {
  const lines = utf8(bytes).split('\n');
  while (lines.length > 1 && isProvisional(lines[0] ?? '') && /^\d{3}[ -]/.test(lines[1] ?? '')) lines.shift();
  if (lines.length > 1 && lines.at(-1) === '') lines.pop();
  const text = lines.join('\n');
  const code = /^\d{3}/.exec(text)?.[0];
  if (code === undefined) return undefined;
  const reading = { code: Number(code), result: '', data: undefined, named: [], text, truncated };
  const [, word, rest] = /^\d{3} result=(\S*)( [\s\S]*)?$/.exec(text) ?? [];
  if (word !== undefined) {
    if (truncated && rest?.startsWith(' (')) return { ...reading, result: word, data: rest.slice(2) };
    return { ...reading, result: word, ...dataOf(rest ?? '') };
  }
  if (text.length === 3 || text[3] === ' ') return { ...reading, ...dataOf(text.slice(3)) };
  return text[3] === '-' ? reading : undefined;
};

type Named = readonly (readonly [string, string])[];

const dataOf = (rest: string): { readonly data?: string; readonly named: Named } => {
  if (rest.startsWith(' (')) {
    for (let end = rest.lastIndexOf(')'); end >= 2; end = rest.lastIndexOf(')', end - 1)) {
      const named = allNamed(rest.slice(end + 1));
      if (named) return { data: rest.slice(2, end), named };
    }
    return { named: [] };
  }
  const named: (readonly [string, string])[] = [];
  const value = / (\w+)=(?:"([^"]*)"(?= |$)|(\S*)(?= |$))/y;
  for (let found = value.exec(rest); found; found = value.exec(rest)) {
    named.push([found[1] ?? '', found[2] ?? found[3] ?? '']);
  }
  return { named };
};

/** A text that is nothing but named values; undefined when it is not. */
const allNamed = (text: string): Named | undefined => {
  if (text === '') return [];
  for (const form of [/^ (\w+)="([^"]*)"/, /^ (\w+)=(\S*)/]) {
    const [all, name = '', value = ''] = form.exec(text) ?? [];
    const behind = all === undefined ? undefined : allNamed(text.slice(all.length));
    if (behind) return [[name, value], ...behind];
  }
  return undefined;
};

/** The bytes of a channel's replies, of which Asterisk hands over what it reads at a time. */
export class ReferenceReplies {
  #bytes = '';
  #ids: (string | undefined)[] = [];
  #torn = false;

  get unsettled(): boolean {
    return this.#ids.length > 0 || this.#torn;
  }

  feed(id: string | undefined, encoded: string): ReferenceReply[] {
    const bytes = referencePercent(encoded);
    this.#ids.push(id);
    this.#bytes += bytes;
    if (bytes.length >= 1_024) return [];
    const whole = bytes.endsWith('\n');
    const replies = this.#give(!whole);
    this.#torn = !whole;
    return replies;
  }

  finish(): ReferenceReply[] {
    const replies = this.#ids.length === 0 ? [] : this.#give(true);
    this.#torn = false;
    return replies;
  }

  #give(cut: boolean): ReferenceReply[] {
    const [ids, bytes] = [this.#ids, this.#bytes];
    this.#ids = [];
    this.#bytes = '';
    let replies = [bytes];
    if (ids.length > 1 || this.#torn) {
      replies = repliesOf(bytes);
      const excess = Math.max(0, replies.length - ids.length);
      const before = replies.slice(0, excess).join('');
      replies = replies.slice(excess);
      if (!this.#torn) replies[0] = `${before}${replies[0]}`;
    }
    return ids.map((id, index) => ({ id, bytes: replies[index], truncated: cut && index === ids.length - 1 }));
  }
}

const repliesOf = (bytes: string): string[] => {
  const replies: string[] = [];
  let more = false;
  for (const line of bytes.split(/(?<=\n)/)) {
    const begins = /^\d{3}[ -]/.test(line);
    if (replies.length === 0 || (begins && !more)) replies.push(line);
    else replies[replies.length - 1] += line;
    if (begins) more = line[3] === '-' || line.startsWith('1');
  }
  return replies;
};

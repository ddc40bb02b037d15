import type { TextEncoding } from '../../src/protocol/arrival.js';
import type { Received } from '../unit/protocol/received.js';

/**
 * The decoder as one would write it without a thought for speed or chunks: all bytes at once, line after line. It shares
 * nothing with the real one, and is what that one is compared with.
 */
export const referenceDecode = (text: string, banner = false): Received[] => {
  const received: Received[] = [];
  let at = 0;
  if (banner) {
    const line = text.slice(0, text.indexOf('\r\n'));
    received.push({ type: 'banner', line, version: line.slice(line.indexOf('/') + 1) });
    at = line.length + 2;
  }
  let start = at;
  let lines: string[] = [];
  let raw: boolean | undefined;
  while (at < text.length) {
    const end = text[at] === '\n' ? at : text.indexOf('\r\n', at);
    if (end === -1) break;
    const line = text.slice(at, end);
    const next = end + (text[end] === '\n' ? 1 : 2);
    if (line !== '') lines.push(line);
    else if (lines.length > 0) {
      raw ??= isRaw(lines, next - at === 1);
      if (!raw || (next - at === 2 && text.slice(start, at).endsWith('--END COMMAND--\r\n'))) {
        received.push(...stanzas(text.slice(start, at - 2)));
        lines = [];
        raw = undefined;
      }
    }
    at = next;
    if (lines.length === 0) start = at;
  }
  return received;
};

/** Raw command output comes behind `Response: Follows` and its headers, unless fields called Output do. */
const isRaw = ([first = '', ...rest]: readonly string[], endsWithLineFeed: boolean): boolean => {
  if (!/^response: ?follows$/i.test(first)) return false;
  const body = rest.find((line) => !/^(?:privilege|actionid):/i.test(line));
  return body === undefined ? endsWithLineFeed : !/^output:/i.test(body);
};

const stanzas = (text: string): Received[] => {
  const event = /^event: ?/i.exec(text)?.[0];
  if (event !== undefined) return [{ type: 'event', name: text.slice(event.length).split('\r\n')[0] ?? '', text }];
  if (/^response:/i.test(text)) return [{ type: 'response', text }];
  const lines = text.split('\r\n');
  const proper = lines.findIndex((line, i) => i > 0 && /^(?:event|response): /i.test(line));
  if (proper === -1) return [{ type: 'malformed', text }];
  return [
    { type: 'malformed', text: lines.slice(0, proper).join('\r\n') },
    ...stanzas(lines.slice(proper).join('\r\n')),
  ];
};

/** The lines of a stanza as names and values, by default in UTF-8. */
export const referenceEntries = (text: string, encoding: TextEncoding = 'utf8'): [name: string, value: string][] => {
  const lines = text.split('\r\n');
  const raw = rawOutputLine(lines);
  return (raw === -1 ? lines : lines.slice(0, raw)).map((line) => {
    const [name, value] = splitLine(line);
    return encoding === 'latin1' ? [name, value] : [utf8(name), utf8(value)];
  });
};

/** Where the raw output starts in the lines of a stanza; -1 when it has none. */
export const rawOutputLine = (lines: readonly string[]): number => {
  if (!/^response: ?follows$/i.test(lines[0] ?? '')) return -1;
  const body = lines.findIndex((line, i) => i > 0 && !/^(?:privilege|actionid):/i.test(line));
  return body === -1 || lines[body] === '' || /^output:/i.test(lines[body] ?? '') ? -1 : body;
};

const splitLine = (line: string): [string, string] => {
  let colon = line.indexOf(':');
  if (colon === -1) return ['', line];
  const variable = line.indexOf('ChanVariable(');
  // The first parenthesis of the line has to be the one of the variable.
  if (variable !== -1 && variable < colon && line.indexOf('(') === variable + 12) {
    const close = line.indexOf('): ', variable);
    if (close !== -1) colon = close + 1;
  }
  const value = line.slice(colon + 1);
  return [line.slice(0, colon), value.startsWith(' ') ? value.slice(1) : value];
};

const utf8 = (latin1: string): string => Buffer.from(latin1, 'latin1').toString('utf8');

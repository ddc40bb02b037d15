import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { agiEvents, readAnnouncement } from '../../../src/agi/announcement.js';
import { type Reply, ReplyStream } from '../../../src/agi/reply-stream.js';
import { parseResult } from '../../../src/agi/result.js';
import { Decoder } from '../../../src/protocol/decoder.js';
import { AmiEvent } from '../../../src/protocol/event.js';

const captured = (name: string): AmiEvent[] => {
  const path = new URL(`../../fixtures/captures/${name}`, import.meta.url);
  const bytes = name.endsWith('.gz') ? gunzipSync(readFileSync(path)) : readFileSync(path);
  const events: AmiEvent[] = [];
  const arrival = { source: 'x', epoch: 1, encoding: 'utf8', receivedAt: 0 } as const;
  const nothing = () => undefined;
  const event = (kind: string, text: string) => void events.push(new AmiEvent(kind, text, arrival, events.length));
  new Decoder({ banner: nothing, response: nothing, malformed: nothing, event }).push(bytes);
  return events;
};

const announcements = (name: string) =>
  captured(name)
    .filter((event) => (agiEvents as readonly string[]).includes(event.name))
    .map((event) => readAnnouncement(event)!);

const chunk = (bytes: string): string => encodeURIComponent(bytes);
const seen = (replies: readonly Reply[]) =>
  replies.map(({ commandId, bytes, truncated }) => [commandId, bytes, truncated]);

describe.each([16, 22])('replies of Asterisk %i', (major) => {
  it('are read from its own events, one command each', () => {
    const stream = new ReplyStream();
    const [start, ...rest] = announcements(`ast${major}-asyncagi.bin.gz`);
    expect(start?.kind).toBe('start');
    const replies = rest.filter(({ kind }) => kind === 'exec').flatMap((e) => stream.feed(e.commandId, e.payload));
    const results = replies.map(({ commandId, bytes }) => [commandId, parseResult(bytes!)!] as const);
    expect(results.map(([id, { code, result, data, endpos }]) => [id, code, result, data, endpos])).toEqual([
      ['cmd-0', 200, '0', undefined, undefined],
      ['cmd-1', 200, '1', undefined, undefined],
      ['cmd-2', 200, '1', undefined, undefined],
      ['cmd-3', 200, '1', 'bar baz', undefined],
      ['cmd-4', 510, '', undefined, undefined],
      ['cmd-5', 520, '', undefined, undefined],
      ['cmd-6', 200, '0', undefined, undefined],
      ['cmd-7', 200, '0', undefined, undefined],
      ['cmd-8', 200, '0', undefined, 3_520],
      [undefined, 200, '0', undefined, undefined],
      ['brk', 200, '0', undefined, undefined],
    ]);
    expect(rest.at(-1)?.kind).toBe('end');
  });

  it('are put together again when they were cut', () => {
    const stream = new ReplyStream();
    const [big, next, wait] = announcements(`ast${major}-asyncagi-truncated-and-hangup.bin`).filter(
      ({ kind }) => kind === 'exec',
    );
    expect(stream.feed(big?.commandId, big!.payload)).toEqual([]);
    expect(stream.unsettled).toBe(true);
    const [first, second] = stream.feed(next?.commandId, next!.payload);
    expect(first?.commandId).toBe('big');
    expect(parseResult(first!.bytes!)?.data).toMatch(/^(?:0123456789)+012$/);
    expect(first!.bytes).toHaveLength(1_039);
    expect(seen([second!])).toEqual([['next', '200 result=0\n', false]]);
    expect(stream.unsettled).toBe(false);
    expect(seen(stream.feed(wait?.commandId, wait!.payload))).toEqual([['w', '200 result=-1\n', false]]);
  });
});

describe('a reply that was cut', () => {
  const long = `200 result=1 (${'x'.repeat(2_500)})\n`;

  it('may take several more events', () => {
    const stream = new ReplyStream();
    expect(stream.feed('a', chunk(long.slice(0, 1_024)))).toEqual([]);
    expect(stream.feed('b', chunk(long.slice(1_024, 2_048)))).toEqual([]);
    const rest = `${long.slice(2_048)}200 result=5\n100 result=0 Trying...\n200 result=0 Gosub complete\n`;
    expect(seen(stream.feed('c', chunk(rest)))).toEqual([
      ['a', long, false],
      ['b', '200 result=5\n', false],
      ['c', '100 result=0 Trying...\n200 result=0 Gosub complete\n', false],
    ]);
  });

  it('may hold lines that look like replies', () => {
    const stream = new ReplyStream();
    const forged = `200 result=1 (${'x'.repeat(1_100)}\n200 result=9\n)\n`;
    stream.feed('a', chunk(forged.slice(0, 1_024)));
    expect(seen(stream.feed('b', chunk(`${forged.slice(1_024)}200 result=0\n`)))).toEqual([
      ['a', forged, false],
      ['b', '200 result=0\n', false],
    ]);
  });

  it('may be one of several lines', () => {
    const stream = new ReplyStream();
    const usage = `520-Invalid command syntax.\n${'usage '.repeat(190)}\n520 End of proper usage.\n`;
    stream.feed('a', chunk(usage.slice(0, 1_024)));
    expect(seen(stream.feed('b', chunk(`${usage.slice(1_024)}200 result=0\n`)))).toEqual([
      ['a', usage, false],
      ['b', '200 result=0\n', false],
    ]);
  });

  it('is given as far as it came when no more comes', () => {
    const stream = new ReplyStream();
    stream.feed('a', chunk(long.slice(0, 1_024)));
    expect(seen(stream.finish())).toEqual([['a', long.slice(0, 1_024), true]]);
    expect(stream.finish()).toEqual([]);
  });
});

describe('a reply that lost its end', () => {
  it('is marked, and what was left of it is not taken for the next', () => {
    const stream = new ReplyStream();
    expect(seen(stream.feed('a', chunk('200 result=1 (ab')))).toEqual([['a', '200 result=1 (ab', true]]);
    expect(stream.unsettled).toBe(true);
    expect(seen(stream.feed('b', chunk('c)\n200 result=0\n')))).toEqual([['b', '200 result=0\n', false]]);
    expect(stream.unsettled).toBe(false);
    expect(seen(stream.feed('c', chunk('200 result=1 (x\n200 y)\n')))).toEqual([
      ['c', '200 result=1 (x\n200 y)\n', false],
    ]);
  });

  it('leaves the next alone when nothing was left of it', () => {
    const stream = new ReplyStream();
    stream.feed('a', chunk('200 result=1 (ab'));
    expect(seen(stream.feed('b', chunk('200 result=0\n')))).toEqual([['b', '200 result=0\n', false]]);
  });

  it('costs the reply behind it, which nobody can find', () => {
    const stream = new ReplyStream();
    stream.feed('a', chunk(`200 result=1 (${'x'.repeat(1_010)}`));
    expect(seen(stream.feed('b', chunk('yz')))).toEqual([
      ['a', `200 result=1 (${'x'.repeat(1_010)}yz`, false],
      ['b', undefined, true],
    ]);
  });
});

describe('a reply without an end', () => {
  it('is given up at twice what a pipe holds, and told to be cut off', () => {
    const stream = new ReplyStream();
    const filling = chunk('x'.repeat(1_024));
    let fed = 0;
    let replies: readonly Reply[] = [];
    while (replies.length === 0 && fed < 1_000) {
      replies = stream.feed(fed === 0 ? 'a' : undefined, filling);
      fed += 1;
    }
    expect(fed).toBe(128);
    expect(replies[0]?.commandId).toBe('a');
    expect(replies.at(-1)?.truncated).toBe(true);
    expect(stream.unsettled).toBe(true);
    expect(seen(stream.feed('b', chunk('rest of it\n200 result=1\n')))).toContainEqual(['b', '200 result=1\n', false]);
  });
});

import { describe, expect, it } from 'vitest';
import type { AmiResponse } from '../../../src/protocol/response.js';
import { outcome } from '../../support/outcome.js';
import { Rig } from '../../support/rig.js';
import { turns } from '../../unit/supervisor/support/manual-clock.js';

const rows = 5_000;
const bytesPerSecond = 1_000;

/** A list of 1 MB, and what is done with it: told a thousand bytes a second. */
const slowList = async (options: { timeoutMs?: number }) => {
  const rig = await Rig.ready();
  rig.fake.on('Status', () => undefined);
  rig.fake.on('Ping', () => undefined);
  const stray: string[] = [];
  rig.pbx.addListener('Status', (event) => stray.push(event.get('Row') ?? ''));
  const list = outcome(rig.pbx.send('Status', {}, options));
  await turns();
  const id = rig.fake.actions.findLast((action) => action.is('Status'))?.actionId ?? '';
  const row = (n: number) =>
    `Event: Status\r\nActionID: ${id}\r\nRow: ${n}\r\nFill: ${'x'.repeat(200 - 48 - id.length - String(n).length)}\r\n\r\n`;
  const text = [
    `Response: Success\r\nActionID: ${id}\r\nEventList: start\r\nMessage: Channel status will follow\r\n\r\n`,
    ...Array.from({ length: rows }, (_, n) => row(n)),
    `Event: StatusComplete\r\nActionID: ${id}\r\nEventList: Complete\r\nItems: ${rows}\r\n\r\n`,
  ].join('');
  const bytes = Buffer.from(text);
  let at = 0;
  const trickle = async (seconds: number) => {
    for (const end = Math.min(bytes.length, at + seconds * bytesPerSecond); at < end; at += bytesPerSecond) {
      rig.fake.sessions[0]?.write(bytes.subarray(at, at + bytesPerSecond));
      await rig.advance(1_000);
    }
  };
  return { rig, list, stray, trickle, seconds: Math.ceil(bytes.length / bytesPerSecond) };
};

describe('A16: a list of 1 MB at 1 KB a second', { timeout: 120_000 }, () => {
  it('is whole when its caller gives it the time', async () => {
    const { rig, list, stray, trickle, seconds } = await slowList({ timeoutMs: 2_000_000 });
    expect(seconds).toBeGreaterThan(900);
    await trickle(seconds);
    expect(list.state).toBe('resolved');
    expect(list.value?.events).toHaveLength(rows);
    expect(stray).toEqual([]);
    expect(rig.pbx.epoch).toBe(1);
  });

  it('is cut off at the hard cap of five minutes, with what had come; the rest is nobody’s news', async () => {
    const { rig, list, stray, trickle, seconds } = await slowList({});
    await trickle(299);
    expect(list.state).toBe('pending');
    await trickle(2);
    expect(list).toMatchObject({ code: 'AMI_ACTION_TIMEOUT', sent: true });
    const partial = (list.error as { partial: AmiResponse }).partial.events;
    expect(partial.length).toBeGreaterThan(1_000);
    expect(partial.length).toBeLessThan(2_000);
    await trickle(seconds);
    expect(stray).toEqual([]);
    expect(rig.pbx.stats.late).toBeGreaterThanOrEqual(rows - partial.length);
    expect(rig.pbx.epoch).toBe(1);
    expect(rig.pbx.state).toBe('ready');
  });
});

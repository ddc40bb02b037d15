import type { AmiEvent, Connection } from '../../src/index.js';
import { extensions } from './dialplan.js';

/** A call that stays until it is hung up: two channels, one in the dialplan and one that waits. */
export const holdingCall = {
  Channel: `Local/${extensions.hold}@default`,
  Application: 'Wait',
  Data: '3600',
  Async: true,
} as const;

/** Places calls, and resolves with their OriginateResponses when all of them have been answered. */
export async function placeCalls(connection: Connection, count: number): Promise<readonly AmiEvent[]> {
  const ids = Array.from({ length: count }, (_, n) => `call-${connection.epoch}-${n}`);
  const answered = ids.map((ActionID) =>
    connection.waitFor({ Event: 'OriginateResponse', ActionID }, { timeoutMs: 30_000 }),
  );
  await Promise.all(ids.map((ActionID) => connection.send('Originate', { ...holdingCall, ActionID })));
  return Promise.all(answered);
}

/** Hangs everything up, and resolves when no channel is left. */
export async function hangUpAll(connection: Connection): Promise<void> {
  await connection.send('Command', { Command: 'channel request hangup all' });
  while ((await connection.send('CoreShowChannels')).events.length > 0);
}

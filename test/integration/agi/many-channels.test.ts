import { connect } from 'astervisor';
import { handleAsyncAgi } from 'astervisor/agi';
import { FakeAsterisk } from 'astervisor/testing';
import { expect, test } from 'vitest';
import { AsteriskChannel } from '../../unit/agi/asterisk-channel.js';

test('hundreds of channels share one connection, each with its own answers', async () => {
  await using fake = await FakeAsterisk.start();
  await using pbx = await connect(fake.url());
  const count = 300;
  const said = new Map<string, readonly (string | undefined)[]>();
  let done = () => {};
  const all = new Promise<void>((resolve) => {
    done = resolve;
  });
  const ivr = handleAsyncAgi(pbx, async (agi) => {
    await agi.answer();
    const long = agi.getVariable('LONG');
    said.set(agi.uniqueid, [await agi.getData('beep', { maxDigits: 4 }), await long, agi.extension]);
    if (said.size === count) done();
  });
  const channels = Array.from({ length: count }, (_, n) =>
    AsteriskChannel.start(fake, {
      script: (line) => {
        if (line.startsWith('GET DATA')) return `200 result=${n}\n`;
        return line.startsWith('GET VARIABLE') ? `200 result=1 (${'x'.repeat(800 + n)})\n` : '200 result=0\n';
      },
    }),
  );
  await all;
  await ivr.close();
  expect(channels.map(({ uniqueid }) => said.get(uniqueid))).toEqual(
    channels.map((_, n) => [String(n), 'x'.repeat(800 + n), '500']),
  );
  expect(channels.every(({ ended }) => ended)).toBe(true);
  expect(pbx.stats.listeners).toBe(0);
});

test('channels whose link is cut are given back when there is one again', async () => {
  await using fake = await FakeAsterisk.start();
  await using pbx = await connect(fake.url(), { reconnect: { minMs: 20 }, onReport: () => undefined });
  const codes: string[] = [];
  handleAsyncAgi(pbx, async (agi) => {
    await agi.getData('beep').catch((error) => codes.push(error.code));
  });
  const channels = Array.from({ length: 20 }, () => AsteriskChannel.start(fake, { script: () => undefined }));
  for (const _ of channels)
    await fake.waitForAction((action) => action.get('Command')?.startsWith('GET DATA') ?? false);
  fake.drop({ mode: 'rst' });
  for (const _ of channels) await fake.waitForAction((action) => action.get('Command') === 'ASYNCAGI BREAK');
  expect(codes).toEqual(channels.map(() => 'AMI_AGI_LINK_LOST'));
  expect(channels.every(({ ended }) => ended)).toBe(true);
});

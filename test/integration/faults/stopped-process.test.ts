import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { aFake } from './support/connections.js';
import { Program } from './support/program.js';

it('H80: a process that was stopped by SIGSTOP reads what has arrived before it gives up, and pings at once', {
  timeout: 180_000,
}, async () => {
  const fake = await aFake();
  let answer = () => {};
  fake.on('CoreShowUptime', async (call) => {
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    call.respond();
  });
  const asked = fake.waitForAction('CoreShowUptime');
  const pinged = fake.waitForAction('Ping');
  const program = new Program('stoppable.ts', [fake.url()]);
  await program.whileUp(asked);
  program.signal('SIGSTOP');
  answer();
  // Longer than the deadline of the action, and than a nap: nothing but time will do.
  await sleep(6_000);
  expect(program.lines).toEqual([]);
  program.signal('SIGCONT');
  await program.says('answered');
  await program.whileUp(pinged);
  program.signal('SIGKILL');
});

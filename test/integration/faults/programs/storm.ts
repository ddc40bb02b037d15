/**
 * An Asterisk in a process of its own that lets 50,000 events a second happen, for ten seconds, as soon as somebody
 * asks for the storm; if it falls behind, it catches up. Says its URL, and how long it took.
 */
import { FakeAsterisk } from 'astervisor/testing';

const perSecond = 50_000;
const total = 10 * perSecond;

// On a busy machine both processes may stand still for longer than Asterisk's 100 ms.
const fake = await FakeAsterisk.start({ writeTimeoutMs: 600_000 });
process.stdout.write(`${fake.url()}\n`);

const text = (number: number) =>
  `Event: UserEvent\r\nPrivilege: user,all\r\nUserEvent: Storm\r\nNumber: ${number}\r\nText: ${'x'.repeat(120)}\r\n\r\n`;

fake.on('Storm', (call) => {
  call.respond();
  const startedAt = performance.now();
  let told = 0;
  const timer = setInterval(() => {
    const due = Math.min(total, Math.ceil(((performance.now() - startedAt) * perSecond) / 1_000));
    let batch = '';
    for (; told < due; told += 1) batch += text(told);
    if (batch !== '') call.session.write(Buffer.from(batch));
    if (told < total) return;
    clearInterval(timer);
    process.stdout.write(`${Math.round(performance.now() - startedAt)} ms\n`);
  }, 10);
});

/**
 * Stops in order on SIGTERM or Ctrl-C: takes no more actions, waits for the one in flight, says Logoff, and exits with 0. (Ctrl-C in npx: npx says 130.)
 *
 *   AMI_URL=… npx tsx examples/graceful-shutdown.ts
 */
import { child, startSupervisor } from 'astervisor';

const tree = await startSupervisor({
  onReport: () => {},
  children: [child.connection({ id: 'pbx', url: process.env.AMI_URL ?? 'ami://app:secret@127.0.0.1:5038' })],
});
await tree.ready({ timeoutMs: 10_000 });

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, async () => {
    const reason = await tree.stop({ timeoutMs: 10_000 });
    console.log(`ended: ${reason}`);
  });
}

const pbx = tree.connection('pbx');
console.log('at work');
const { output } = await pbx.send('Command', { Command: 'core show uptime' });
console.log(`answered: ${output.join(' ')}`);

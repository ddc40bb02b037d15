/**
 * Listens on two servers at once, and goes on when one of them is away.
 *
 *   AMI_URL_A=… AMI_URL_B=… npx tsx examples/two-servers.ts
 */
import { type ConnectionStatus, child, startSupervisor } from 'astervisor';

const { AMI_URL_A = 'ami://app:secret@127.0.0.1:5038', AMI_URL_B = 'ami://app:secret@127.0.0.1:5048' } = process.env;

const describe = (status: ConnectionStatus): string => {
  switch (status.type) {
    case 'state':
      return status.cause ? `${status.state} (${status.cause.message})` : status.state;
    case 'gap':
      return `was away for ${status.restoredAt - status.lostAt} ms: events may be missing`;
    default:
      return status.type;
  }
};

const tree = await startSupervisor({
  name: 'two-servers',
  onReport: () => {}, // Told below, and in fewer words.
  children: [
    child.connection({ id: 'north', url: AMI_URL_A, reconnect: { maxMs: 5_000 } }),
    child.connection({ id: 'south', url: AMI_URL_B, reconnect: { maxMs: 5_000 } }),
  ],
});

tree.addStatusListener((status) => console.log(`${status.connection} ${describe(status)}`));
for (const pbx of tree.connections) {
  pbx.addListener('DialBegin', (event, { source }) => {
    console.log(`${source}: ${event.fields.CallerIDNum} calls ${event.fields.DestCallerIDNum}`);
  });
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => tree.stop({ timeoutMs: 10_000 }));
console.log(`ended: ${await tree.terminated}`);

/**
 * A worker beside a connection. It takes orders that the dialplan sends with `UserEvent(Order,Number: 100)`, and fails
 * on one that makes no sense: its supervisor starts it again, and the connection is none the worse for it.
 *
 *   AMI_URL=… npx tsx examples/supervised-worker.ts
 */
import { child, startSupervisor } from 'astervisor';

const orders: number[] = [];

const tree = await startSupervisor({
  name: 'shop',
  strategy: 'rest_for_one',
  intensity: 3,
  periodMs: 5_000,
  onReport: ({ level, message }) => console.log(`${level}: ${message}`),
  children: [
    child.connection({
      id: 'pbx',
      url: process.env.AMI_URL ?? 'ami://app:secret@127.0.0.1:5038',
      eventMask: ['user'],
      startWhen: 'ready',
    }),
    child.worker({
      id: 'orders',
      restart: 'permanent',
      init: () => ({ store: orders }),
      run: async ({ signal, tree, incarnation }, { store }) => {
        console.log(`worker ${incarnation} takes orders`);
        // Ends with the signal, which is how the supervisor asks a worker to stop.
        for await (const event of tree.connection('pbx').events('UserEvent', { signal })) {
          if (event.get('UserEvent') !== 'Order') continue;
          const number = event.int('Number');
          if (number === undefined) throw new Error('an order without a number');
          store.push(number);
          console.log(`order for ${number}, ${store.length} in all`);
        }
      },
    }),
  ],
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => tree.stop({ timeoutMs: 10_000 }));
console.log(`ended: ${await tree.terminated}`);

/**
 * A service that connects an agent's phone with a customer:
 *
 *   AMI_URL=… PORT=3000 npx tsx examples/click-to-call/main.ts
 *   curl -i -H 'content-type: application/json' -d '{ "from": "100", "to": "200" }' http://127.0.0.1:3000/calls
 *   curl http://127.0.0.1:3000/calls/ID
 *   curl -X DELETE http://127.0.0.1:3000/calls/ID
 */
import { child, startSupervisor } from 'astervisor';
import { buildService } from './service.js';

// A tree, and not connect(): the service is to start, and to say 503, also while the PBX is away.
const tree = await startSupervisor({
  name: 'click-to-call',
  children: [
    child.connection({ id: 'pbx', url: process.env.AMI_URL ?? 'ami://app:secret@127.0.0.1:5038', eventMask: ['call'] }),
  ],
});
const app = buildService(tree.connection('pbx'));
console.log(await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT ?? 3000) }));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await app.close(); // Requests first, then what they need.
    await tree.stop({ timeoutMs: 5_000 });
  });
}

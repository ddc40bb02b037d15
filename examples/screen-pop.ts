/**
 * Tells browsers who is calling, over server-sent events:
 *
 *   AMI_URL=… PORT=3000 npx tsx examples/screen-pop.ts
 *   curl -N http://127.0.0.1:3000/calls/200
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'astervisor';

const pbx = await connect(process.env.AMI_URL ?? 'ami://app:secret@127.0.0.1:5038', { eventMask: ['call'] });

/** Sends an event to one browser until it goes away; the listener goes with it. */
const follow = (extension: string, browser: ServerResponse): void => {
  const gone = new AbortController();
  browser.on('close', () => gone.abort());
  browser.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  browser.write(`retry: 1000\n\n`);
  pbx.addListener(
    'DialBegin',
    (event) => {
      if (event.fields.DestCallerIDNum !== extension) return;
      const call = { number: event.fields.CallerIDNum, name: event.text('CallerIDName'), id: event.fields.Linkedid };
      browser.write(`event: call\ndata: ${JSON.stringify(call)}\n\n`);
    },
    { signal: gone.signal },
  );
};

const server = createServer((request, response) => {
  const [, extension] = /^\/calls\/(\d{1,20})$/.exec(request.url ?? '') ?? [];
  if (extension) follow(extension, response);
  else response.writeHead(404).end();
});
server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/calls/200`);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    server.close();
    server.closeAllConnections();
    await pbx.close();
  });
}

/** One connection in a thread of its own. Posts what it saw, as plain data; `hang` leaves an action in flight for ever. */
import { subscribe } from 'node:diagnostics_channel';
import { parentPort, workerData } from 'node:worker_threads';
import { connect } from 'astervisor';

const { url, name, hang } = workerData as { url: string; name: string; hang: boolean };
const published: string[] = [];
subscribe('astervisor:action', (message) => published.push((message as { actionId: string }).actionId));

const pbx = await connect(url, { onReport: () => undefined });
const heard = pbx.waitFor('UserEvent');
const responses = await Promise.all(Array.from({ length: 200 }, () => pbx.send('Marker', { Thread: name })));
await pbx.send('UserEvent', { UserEvent: 'Done', Thread: name });
const event = await heard;
const error = await pbx.send('Nonsense').catch((thrown: { code: string; sent: boolean; message: string }) => thrown);
const ids = responses.map(({ actionId }) => actionId);
const { code, sent, message } = error as { code: string; sent: boolean; message: string };
parentPort?.postMessage({
  name,
  ids,
  published: published.length,
  event: event.toJSON(),
  error: { code, sent, message },
});
if (hang) void pbx.send('Silent').catch(() => undefined);
else await pbx.close();

import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { connection, createSupervisor } from 'astervisor';
import type { Open } from '../clients/client.js';
import { inUse, type Measured, measure } from '../measured.js';

const AT_A_TIME = 10;

/** Many connections under one supervisor, from the start until all are ready; and what each weighs when idle. */
export const ourLogins = async (_open: Open, port: number, count: number): Promise<Measured> => {
  const tree = (connections: number) =>
    createSupervisor({
      name: 'bench',
      onReport: () => {},
      children: Array.from({ length: connections }, (_, index) =>
        connection({ id: `pbx-${index}`, host: '127.0.0.1', port, username: 'app', secret: 'secret', identify: false }),
      ),
    });
  const warm = tree(50);
  await warm.start();
  await warm.ready();
  await warm.stop();
  const before = await inUse();
  let all = tree(0);
  const measured = await measure(async () => {
    all = tree(count);
    await all.start();
    await all.ready({ timeoutMs: 60_000 });
    return count;
  });
  const after = await inUse();
  await all.stop();
  const figures = {
    heapOfEach: (after.heap - before.heap) / count,
    buffersOfEach: (after.buffers - before.buffers) / count,
  };
  return { ...measured, figures };
};

/** A socket that says no more than it takes to log in as ours do: challenge, login, event mask. */
const bareLogin = (port: number): Promise<{ destroy(): void }> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    socket.setEncoding('latin1');
    let text = '';
    let step = 0;
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      text += chunk;
      if (step === 0 && text.endsWith('\r\n')) {
        socket.write('Action: Challenge\r\nActionID: 1\r\nAuthType: MD5\r\n\r\n');
      } else if (!text.endsWith('\r\n\r\n')) return;
      else if (step === 1) {
        const challenge = /Challenge: (\d+)/.exec(text)?.[1] ?? '';
        const key = createHash('md5').update(`${challenge}secret`).digest('hex');
        socket.write(
          `Action: Login\r\nActionID: 2\r\nAuthType: MD5\r\nUsername: app\r\nKey: ${key}\r\nEvents: off\r\n\r\n`,
        );
      } else if (step === 2) socket.write('Action: Events\r\nActionID: 3\r\nEventMask: on\r\n\r\n');
      else resolve(socket);
      step += 1;
      text = '';
    });
  });

/** The same number of bare logins, as many at a time. */
export const bareLogins = async (_open: Open, port: number, count: number): Promise<Measured> => {
  const run = async (total: number): Promise<{ destroy(): void }[]> => {
    const sockets: { destroy(): void }[] = [];
    let left = total;
    const worker = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        sockets.push(await bareLogin(port));
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, worker));
    return sockets;
  };
  for (const socket of await run(50)) socket.destroy();
  const before = await inUse();
  let sockets: { destroy(): void }[] = [];
  const measured = await measure(async () => {
    sockets = await run(count);
    return sockets.length;
  });
  const after = await inUse();
  for (const socket of sockets) socket.destroy();
  const figures = {
    heapOfEach: (after.heap - before.heap) / count,
    buffersOfEach: (after.buffers - before.buffers) / count,
  };
  return { ...measured, figures };
};

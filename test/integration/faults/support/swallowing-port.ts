import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** Listens and then does nothing at all, so that what connects stays in the kernel's backlog. */
const program = `
  const server = require('node:net').createServer();
  server.listen({ host: process.argv[1], port: Number(process.argv[2]), backlog: 1 }, () => {
    process.stdout.write(String(server.address().port), () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
  });
`;

/** A port whose backlog is full: the kernel answers no SYN that comes now, as a firewall that drops. */
export const swallowingPort = async (host = '127.0.0.1', wanted = 0): Promise<number> => {
  const server = spawn(process.execPath, ['-e', program, host, String(wanted)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const fillers: Socket[] = [];
  onTestFinished(() => {
    server.kill('SIGKILL');
    for (const socket of fillers) socket.destroy();
  });
  const [said] = (await once(server.stdout, 'data')) as [Buffer];
  const port = Number(said);
  for (let connected = true; connected; ) {
    const socket = connect({ host, port });
    socket.on('error', () => undefined);
    fillers.push(socket);
    // On the loopback a SYN is answered at once, or not at all.
    connected = await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), 300);
      socket.once('connect', () => {
        clearTimeout(timer);
        resolve(true);
      });
    });
  }
  return port;
};

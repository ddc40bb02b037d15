import { type AddressInfo, createServer } from 'node:net';
import { readStream } from './stream.js';

/** Sends the stream as often as it is asked to, as fast as it is read. A process of its own; says its port to its parent. */
const stream = readStream();

const server = createServer({ noDelay: true }, (socket) => {
  socket.on('error', () => socket.destroy());
  socket.once('data', (request) => {
    let left = Number(request.toString());
    const send = (): void => {
      while (left > 0) {
        left -= 1;
        if (!socket.write(stream)) return void socket.once('drain', send);
      }
      socket.end();
    };
    send();
  });
});

server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());

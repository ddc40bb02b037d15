import type { Socket } from 'node:net';

/**
 * Ends a connection with RST. A socket that has said its own end already cannot: Node would lose its handle over it, and
 * the process could not exit.
 */
export const reset = (socket: Socket): void => {
  if (socket.destroyed) return;
  if (socket.connecting || socket.writableEnded || socket.pending) socket.destroy();
  else socket.resetAndDestroy();
};

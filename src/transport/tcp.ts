import { connect, isIPv6, type NetConnectOpts, type OnReadOpts, Socket } from 'node:net';
import { SocketTransport } from './socket-transport.js';
import type { Dial, Target } from './transport.js';

/** For one of several addresses; Node's own 250 ms give slow links up. */
const ADDRESS_TIMEOUT_MS = 1_000;

/**
 * One buffer serves all reads of all sockets: it is filled right before the receiver is called, who is done with it when that
 * call returns. One for each socket would have left the cache when that socket is read again.
 */
const readBuffer = Buffer.allocUnsafeSlow(64 * 1024);

/** Dials over TCP. The name is resolved at every call, and the addresses that it has are tried in turn. */
export const dialTcp: Dial = (target, handlers) => {
  const socket = openSocket(() => connect(socketOptions(target, (chunk) => transport.received(chunk))));
  const transport = new SocketTransport(socket, describeTarget(target), handlers);
  socket.on('connect', () => transport.opened());
  return transport;
};

/** A host that begins with a slash is the path of a Unix socket. */
export const socketOptions = (target: Target, received: (chunk: Buffer) => void): NetConnectOpts => ({
  ...(target.host.startsWith('/') ? { path: target.host } : { host: target.host, port: target.port }),
  noDelay: true,
  autoSelectFamily: true,
  autoSelectFamilyAttemptTimeout: target.addressTimeoutMs ?? ADDRESS_TIMEOUT_MS,
  onread: readInto(readBuffer, received),
});

const readInto = (buffer: Buffer, received: (chunk: Buffer) => void): OnReadOpts => ({
  buffer,
  callback: (size) => {
    received(buffer.subarray(0, size));
    return true;
  },
});

/** Node throws at once for some targets, such as a port that is out of range; a dial reports that like any failure. */
export const openSocket = <S extends Socket>(open: () => S): S | Socket => {
  try {
    return open();
  } catch (error) {
    const socket = new Socket();
    process.nextTick(() => socket.destroy(error as Error));
    return socket;
  }
};

export const describeTarget = ({ host, port }: Target): string => {
  if (host.startsWith('/')) return host;
  return isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`;
};

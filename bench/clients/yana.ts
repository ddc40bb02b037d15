import { asOnTheWire, type EagerEvent, loadPeer, type Open, readerOf } from './client.js';

interface Yana {
  connect(done: () => void): void;
  on(name: 'event', listener: (event: EagerEvent) => void): void;
  on(name: 'error', listener: (error: unknown) => void): void;
  send(action: object, done: (response: unknown) => void): void;
  readonly socket: { destroy(): void };
}

const Yana = loadPeer('yana') as new (options: object) => Yana;

export const open: Open = async (port) => {
  const ami = new Yana({ host: '127.0.0.1', port, login: 'app', password: 'secret', events: true });
  ami.on('error', () => {});
  await new Promise<void>((resolve) => ami.connect(resolve));
  // Those of its own are random numbers: of two alike in flight, one is never answered.
  let last = 0;
  const next = (): string => {
    last += 1;
    return String(last);
  };
  return {
    listen: (reading, seen) => ami.on('event', readerOf(asOnTheWire, reading, seen)),
    request: (action, fields) =>
      new Promise((resolve) => ami.send({ Action: action, ActionID: next(), ...fields }, resolve)),
    close: () => ami.socket.destroy(),
  };
};

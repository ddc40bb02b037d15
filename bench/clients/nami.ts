import { type EagerEvent, inLowerCase, loadPeer, type Open, readerOf } from './client.js';

interface Nami {
  logLevel: number;
  open(): void;
  close(): void;
  once(name: 'namiConnected', listener: () => void): void;
  on(name: 'namiEvent', listener: (event: EagerEvent) => void): void;
  send(action: object, done: (response: unknown) => void): void;
}

interface Action {
  set(name: string, value: string): void;
}

const { Nami, Actions } = loadPeer('nami') as {
  Nami: new (options: object) => Nami;
  Actions: { Ping: new () => Action };
};

export const open: Open = async (port) => {
  const ami = new Nami({ host: '127.0.0.1', port, username: 'app', secret: 'secret' });
  ami.logLevel = -1;
  await new Promise<void>((resolve) => {
    ami.once('namiConnected', resolve);
    ami.open();
  });
  return {
    listen: (reading, seen) => ami.on('namiEvent', readerOf(inLowerCase, reading, seen)),
    request: (name, fields = {}) =>
      new Promise((resolve) => {
        // It has a class for each action that it knows, and none for others.
        const action = new Actions.Ping();
        action.set('Action', name);
        for (const [field, value] of Object.entries(fields)) action.set(field, value);
        ami.send(action, resolve);
      }),
    close: () => ami.close(),
  };
};

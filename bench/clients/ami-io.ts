import { type EagerEvent, inLowerCase, loadPeer, type Open, readerOf } from './client.js';

interface AmiIo {
  connect(): void;
  once(name: 'connected', listener: () => void): void;
  on(name: 'event', listener: (event: EagerEvent) => void): void;
  send(action: object, done: (error: unknown, response: unknown) => void): void;
  disconnect(): void;
}

interface Action {
  set(name: string, value: string): void;
}

const { createClient, SilentLogger, Action } = loadPeer('ami-io') as {
  createClient(options: object): AmiIo;
  SilentLogger: new () => object;
  Action: { Action: new (name: string) => Action };
};

export const open: Open = async (port) => {
  const options = { host: '127.0.0.1', port, login: 'app', password: 'secret', encoding: 'utf8' };
  const ami = createClient({ ...options, logger: new SilentLogger() });
  await new Promise<void>((resolve) => {
    ami.once('connected', resolve);
    ami.connect();
  });
  return {
    listen: (reading, seen) => ami.on('event', readerOf(inLowerCase, reading, seen)),
    request: (name, fields = {}) =>
      new Promise((resolve) => {
        const action = new Action.Action(name);
        for (const [field, value] of Object.entries(fields)) action.set(field, value);
        ami.send(action, (_error, response) => resolve(response));
      }),
    close: () => ami.disconnect(),
  };
};

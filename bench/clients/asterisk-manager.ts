import { type EagerEvent, inLowerCase, loadPeer, type Open, readerOf } from './client.js';

interface Manager {
  on(name: 'managerevent', listener: (event: EagerEvent) => void): void;
  once(name: 'connect', listener: () => void): void;
  action(action: object, done: (error: unknown, response: unknown) => void): void;
  disconnect(): void;
}

type MakeManager = (port: number, host: string, username: string, password: string, events: boolean) => Manager;

const manager = loadPeer('asterisk-manager') as MakeManager;

export const open: Open = async (port) => {
  const ami = manager(port, '127.0.0.1', 'app', 'secret', true);
  const request = (action: string, fields: Readonly<Record<string, string>> = {}): Promise<unknown> =>
    new Promise((resolve) => ami.action({ action, ...fields }, (_error, response) => resolve(response)));
  // It keeps actions until it has logged in.
  await request('Ping');
  return {
    listen: (reading, seen) => ami.on('managerevent', readerOf(inLowerCase, reading, seen)),
    request,
    close: () => ami.disconnect(),
  };
};

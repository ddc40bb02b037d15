import { asOnTheWire, type EagerEvent, loadPeer, type Open, readerOf } from './client.js';

interface AmiClient {
  connect(user: string, secret: string, options: object): Promise<unknown>;
  on(name: 'event', listener: (event: EagerEvent) => void): void;
  action(action: object, promisable: true): Promise<unknown>;
  disconnect(): void;
}

const AmiClient = loadPeer('asterisk-ami-client') as new (options: object) => AmiClient;

export const open: Open = async (port) => {
  const ami = new AmiClient({ keepAlive: false });
  await ami.connect('app', 'secret', { host: '127.0.0.1', port });
  let serial = 0;
  return {
    listen: (reading, seen) => ami.on('event', readerOf(asOnTheWire, reading, seen)),
    // Its own ids are the time in milliseconds: those of actions in flight together would be the same.
    request: (action, fields) => ami.action({ Action: action, ActionID: `bench-${++serial}`, ...fields }, true),
    close: () => ami.disconnect(),
  };
};

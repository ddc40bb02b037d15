import { type AmiEvent, type Connection, type ConnectOptions, connect } from 'astervisor';
import { countRead, type Open, type Reading, wasRead } from './client.js';

const always = () => true;

/** The filter and the handler that read an event in that way. */
const listenerOf = (
  reading: Reading,
  seen: (name: string) => void,
): readonly [(event: AmiEvent) => boolean, (event: AmiEvent) => void] => {
  switch (reading) {
    case 'name':
      return [always, (event) => seen(event.name)];
    case 'three fields':
      return [
        (event) => {
          wasRead(event.get('Channel'));
          wasRead(event.get('Uniqueid'));
          seen(event.name);
          return event.get('CampaignId') !== undefined;
        },
        () => {},
      ];
    case 'entries':
      return [
        always,
        (event) => {
          countRead(event.entries().length);
          seen(event.name);
        },
      ];
    case 'fields':
      return [
        always,
        (event) => {
          wasRead(event.fields.Channel);
          seen(event.name);
        },
      ];
  }
};

/** Logs in over TCP, with the options that a user has who gives none. */
export const openWith =
  (options: ConnectOptions = {}): Open =>
  async (port) => {
    const pbx = await connectTo(port, options);
    return {
      listen(reading, seen) {
        const [filter, handler] = listenerOf(reading, seen);
        pbx.addListener(filter, handler);
      },
      request: (action, fields = {}) => pbx.send(action, fields),
      close: () => void pbx.close({ force: true }),
    };
  };

export const connectTo = (port: number, options: ConnectOptions = {}): Promise<Connection> =>
  connect(`ami://app:secret@127.0.0.1:${port}`, { identify: false, ...options });

export const open = openWith();

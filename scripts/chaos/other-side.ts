import type { Connection } from '../../src/index.js';
import { FakeAsterisk } from '../../src/testing/index.js';
import { RealAsterisk } from '../../test/asterisk/server.js';
import { fewModules, versionsFor } from './arguments.js';
import { atRate } from './outcomes.js';

/** What is behind the proxy: an Asterisk, or a fake of one. */
export interface OtherSide extends AsyncDisposable {
  readonly name: string;
  readonly port: number;
  readonly eventName: string;
  /** The URL of a user, at the port of a proxy. */
  url(port: number): string;
  kill(): Promise<void>;
  restart(): Promise<void>;
  /** Has so many events sent in a second. Returns how to stop it. */
  sendEvents(perSecond: number, connection: Connection): () => void;
  sendOne(connection: Connection): Promise<unknown>;
}

/** The fake for 1, a real Asterisk of that version for another number. */
export const otherSide = (version: number): Promise<OtherSide> => (version === 1 ? fake() : real(version));

const fake = async (): Promise<OtherSide> => {
  const asterisk = await FakeAsterisk.start({ writeTimeoutMs: 10_000, logLimit: 100 });
  const tell = () => asterisk.emit('DeviceStateChange', { Device: 'PJSIP/100', State: 'INUSE' });
  return {
    name: 'fake Asterisk',
    port: asterisk.port,
    eventName: 'DeviceStateChange',
    url: (port) => asterisk.url().replace(`:${asterisk.port}`, `:${port}`),
    kill: async () => asterisk.crash({ mode: 'rst' }),
    restart: () => asterisk.restart(),
    sendEvents: (perSecond) => atRate(perSecond, tell),
    sendOne: async () => tell(),
    [Symbol.asyncDispose]: () => asterisk.stop(),
  };
};

/** A bystander asks for user events: every session sees them, whoever has caused them. */
const real = async (version: number): Promise<OtherSide> => {
  const [major = 22] = versionsFor(version);
  const asterisk = await RealAsterisk.start({ version: major, files: fewModules });
  const say = (connection: Connection) => connection.send('UserEvent', { UserEvent: 'Tick' });
  return {
    name: `Asterisk ${asterisk.version}`,
    port: asterisk.port,
    eventName: 'UserEvent',
    url: (port) => asterisk.url().replace(`:${asterisk.port}`, `:${port}`),
    kill: () => asterisk.kill(),
    restart: () => asterisk.restart(),
    sendEvents: (perSecond, connection) =>
      atRate(perSecond, () => {
        // On the same link, so that each is an action in doubt as well; more than it takes is not asked for.
        if (connection.state === 'ready' && connection.stats.inFlight < 200) say(connection).catch(() => undefined);
      }),
    sendOne: say,
    [Symbol.asyncDispose]: () => asterisk.stop(),
  };
};

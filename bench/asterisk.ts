import type { Server } from './rounds.js';

/** What the tests know of real servers. The bench is compiled into another folder, from where they are two levels up. */
interface RealServers {
  readonly RealAsterisk: {
    available(): readonly { readonly major: number }[];
    start(options: object): Promise<{ readonly port: number; stop(): Promise<void> }>;
  };
}

/** A real Asterisk 22, with the user that all clients of the bench log in as; undefined where it is not installed. */
export const startAsterisk = async (): Promise<Server | undefined> => {
  const path = '../../test/asterisk/server.ts';
  const { RealAsterisk } = (await import(path)) as RealServers;
  if (!RealAsterisk.available().some(({ major }) => major === 22)) return undefined;
  const asterisk = await RealAsterisk.start({ version: 22, users: [{ name: 'app', secret: 'secret' }] });
  return { port: asterisk.port, stop: () => asterisk.stop() };
};

import { handleAsyncAgi } from '../../../src/agi/handle-async-agi.js';
import type { AgiOptions } from '../../../src/agi/options.js';
import type { AgiRegistration } from '../../../src/agi/registration.js';
import type { AgiSession } from '../../../src/agi/session.js';
import { Rig, type RigOptions } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';
import { AsteriskChannel, type ChannelOptions } from './asterisk-channel.js';

/** A session that a test holds, until it lets go of it. */
export interface Held {
  readonly rig: Rig;
  readonly registration: AgiRegistration;
  readonly channel: AsteriskChannel;
  readonly agi: AgiSession;
  /** Lets the handler return, or throw. */
  readonly release: (error?: unknown) => void;
}

/** Begins a session whose handler waits for the test. */
export const hold = async (
  channelOptions: ChannelOptions = {},
  agiOptions: AgiOptions = {},
  rigOptions: RigOptions = {},
): Promise<Held> => {
  const rig = await Rig.ready(rigOptions);
  let release: (error?: unknown) => void = () => undefined;
  const released = new Promise<void>((resolve, reject) => {
    release = (error) => (error === undefined ? resolve() : reject(error));
  });
  let taken: AgiSession | undefined;
  const registration = handleAsyncAgi(
    rig.pbx,
    async (agi) => {
      taken = agi;
      await released;
    },
    agiOptions,
  );
  const channel = AsteriskChannel.start(rig.fake, channelOptions);
  await turns();
  if (!taken) throw new Error('no session began');
  return { rig, registration, channel, agi: taken, release };
};

/** Answers nothing: the test does. */
export const silent = (): undefined => undefined;

import type { Client, Open } from '../clients/client.js';
import { type Measured, measure } from '../measured.js';

const IN_FLIGHT = 100;

/** Sends UserEvents, a hundred in flight, and takes them as they come back from the server. */
export const userEventStorm = async (open: Open, port: number, events: number): Promise<Measured> => {
  const client: Client = await open(port);
  let came = 0;
  let wanted = 0;
  let done = (): void => {};
  client.listen('name', (name) => {
    if (name !== 'UserEvent') return;
    came += 1;
    if (came === wanted) done();
  });
  const storm = async (count: number): Promise<number> => {
    came = 0;
    wanted = count;
    const all = new Promise<void>((resolve) => {
      done = resolve;
    });
    let left = count;
    const send = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        await client.request('UserEvent', { UserEvent: 'Storm', Number: String(left), Channel: 'PJSIP/100-0000002c' });
      }
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, send));
    await all;
    return came;
  };
  await storm(Math.ceil(events / 4));
  return measure(() => storm(events));
};

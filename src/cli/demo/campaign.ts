import { setTimeout as sleep } from 'node:timers/promises';
import { child } from '../../index.js';
import type { Stage } from './stage.js';

const NUMBERS = ['0301', '0302', '0303', '0304', '0305', '0306', '0307', '0308'] as const;
const EVERY_MS = 1_000;

/** A worker that needs the connection beside it: it calls one customer after the other, for as long as it lives. */
export const campaign = (stage: Stage) => {
  let next = 0;
  return child.worker({
    id: 'campaign',
    run: async ({ signal, tree, incarnation }) => {
      const south = tree.findConnection('south');
      stage.say('campaign', 'started', `incarnation ${incarnation}, as south is ready`, 'green');
      signal.addEventListener('abort', () => stage.say('campaign', 'stops', 'its supervisor told it to'), {
        once: true,
      });
      while (!signal.aborted) {
        const number = NUMBERS[next % NUMBERS.length] ?? '';
        next += 1;
        const call = { Channel: `PJSIP/${number}`, Application: 'Wait', Data: '1', CallerID: number, Async: true };
        // A call that could not be placed is lost, and the next one may do better: that is the policy of this campaign.
        await south?.send('Originate', call, { signal }).catch(() => {});
        await sleep(EVERY_MS, undefined, { signal });
      }
    },
  });
};

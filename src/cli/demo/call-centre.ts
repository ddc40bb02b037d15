import { child, createSupervisor, type Report, type Tree } from '../../index.js';
import { campaign } from './campaign.js';
import type { FakePbx } from './fake-pbx.js';
import type { Stage } from './stage.js';

export type CallCentre = Tree<'north' | 'south'>;

/** A bug that can be switched on: it lives in the code of a user, not in the network. */
export interface Bug {
  armed: boolean;
}

/**
 * The tree of the demo: north stands alone; south and the campaign that dials through it are a group, in which whoever
 * fails takes those after it along.
 */
export const callCentre = (north: FakePbx, south: FakePbx, bug: Bug, stage: Stage): CallCentre =>
  createSupervisor({
    name: 'call-centre',
    onReport: (report) => tell(report, stage),
    children: [
      child.connection({ id: 'north', url: north.url, reconnect: { minMs: 400, maxMs: 900 } }),
      child.supervisor({
        id: 'dialler',
        strategy: 'rest_for_one',
        children: [
          child.connection({
            id: 'south',
            url: south.url,
            startWhen: 'ready',
            reconnect: () => {
              if (!bug.armed) return 250;
              bug.armed = false;
              throw new TypeError('a bug in our own back-off function');
            },
          }),
          campaign(stage),
        ],
      }),
    ],
  });

/** Of the reports only what the supervisor does: the connections tell of themselves. */
const tell = ({ type, fields, message }: Report, stage: Stage): void => {
  const [what = '', ...why] = message.split(': ');
  const { incarnation = 0 } = (fields.offender ?? {}) as { readonly incarnation?: number };
  if (type === 'child_terminated') stage.say('tree', what, why.join(': '), 'red');
  if (type === 'progress' && incarnation > 1) stage.say('tree', what, '', 'green');
};

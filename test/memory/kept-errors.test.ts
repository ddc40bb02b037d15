import { describe, expect, it } from 'vitest';
import { FakeAsterisk } from '../../src/testing/index.js';
import type { Dial } from '../../src/transport/transport.js';
import { outcome } from '../support/outcome.js';
import { Rig } from '../support/rig.js';
import { turns } from '../unit/supervisor/support/manual-clock.js';
import { collectGarbage } from './garbage.js';

/** Sees the links of a dial come and go, without keeping any of them. */
class Passing {
  readonly #links: WeakRef<object>[] = [];
  readonly dial: Dial;

  constructor(dial: Dial) {
    this.dial = (target, handlers) => {
      const transport = dial(target, handlers);
      this.#links.push(new WeakRef(transport));
      return transport;
    };
  }

  /** Which of them are still in memory. */
  async alive(): Promise<boolean[]> {
    await turns();
    collectGarbage();
    return this.#links.map((link) => link.deref() !== undefined);
  }
}

describe('errors and statuses that somebody keeps', () => {
  it('do not keep the session and the socket that they tell of', async () => {
    const fake = await FakeAsterisk.start({ port: false });
    const passing = new Passing(fake.dial);
    const rig = await Rig.ready({ options: { dial: passing.dial } });
    const kept: unknown[] = [];
    rig.pbx.addStatusListener((status) => kept.push(status));

    const refused = outcome(rig.pbx.send('Hangup', { Channel: 'PJSIP/none-00000001' }));
    await turns();
    fake.on('CoreStatus', () => undefined);
    const inDoubt = outcome(rig.pbx.send('CoreStatus'));
    await turns();
    fake.drop({ mode: 'rst' });
    await rig.advance(1_000);
    rig.links.all.length = 0;

    expect([refused.code, inDoubt.code]).toEqual(['AMI_ACTION_ERROR', 'AMI_OUTCOME_UNKNOWN']);
    expect(rig.pbx.epoch).toBe(2);
    expect(kept.length).toBeGreaterThan(3);
    expect(await passing.alive()).toEqual([false, true]);
    await fake.stop();
  });
});

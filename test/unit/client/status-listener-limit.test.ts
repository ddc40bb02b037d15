import { describe, expect, it } from 'vitest';
import { Rig } from '../../support/rig.js';

const nothing = () => undefined;
const tooMany = expect.objectContaining({ name: 'LimitError', code: 'AMI_TOO_MANY_LISTENERS' });

describe('status listeners', () => {
  it('of a connection are as many as its listeners may be', async () => {
    // The rig has one, and the one of the tree does not count.
    const { pbx } = await Rig.ready({ options: { limits: { listeners: 3 } } });
    const ids = [1, 2].map(() => pbx.addStatusListener(nothing));
    expect(() => pbx.addStatusListener(nothing)).toThrow(tooMany);
    expect(() => pbx.status()).toThrow(tooMany);
    pbx.delListener(ids[0] as string);
    const stream = pbx.status();
    expect(() => pbx.addStatusListener(nothing)).toThrow(tooMany);
    await stream.return?.();
    pbx.addStatusListener(nothing);
  });

  it('leave room for what listens by itself: calls, streams and waits', async () => {
    const { pbx, ...rig } = await Rig.ready({ options: { limits: { listeners: 1 } } });
    expect(() => pbx.addStatusListener(nothing)).toThrow(tooMany);
    const wait = pbx.waitFor('Never', { timeoutMs: 100 });
    expect(() => pbx.events('Never')).toThrow(tooMany);
    wait.catch(nothing);
    await rig.clock.advance(100);
    await expect(wait).rejects.toMatchObject({ code: 'AMI_WAIT_TIMEOUT' });
    await pbx.events('Never').return?.();
  });

  it('of a tree are 10,000', async () => {
    const { tree } = await Rig.declare();
    for (let count = 0; count < 10_000; count += 1) tree.addStatusListener(nothing);
    expect(() => tree.addStatusListener(nothing)).toThrow(tooMany);
  });
});

import { describe, expect, it } from 'vitest';
import { outcome } from '../../support/outcome.js';
import { Rig } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

describe('waitFor', () => {
  it('resolves with the next event that matches, and with no other', async () => {
    const rig = await Rig.ready();
    const done = outcome(rig.pbx.waitFor({ Event: 'UserEvent', UserEvent: 'Done' }));
    rig.fake.emit('UserEvent', { UserEvent: 'Begun' });
    await turns();
    expect(done.state).toBe('pending');
    rig.fake.emit('UserEvent', { UserEvent: 'Done', Number: 1 });
    rig.fake.emit('UserEvent', { UserEvent: 'Done', Number: 2 });
    await turns();
    expect(done.value?.get('Number')).toBe('1');
    expect(rig.pbx.stats.listeners).toBe(0);
  });

  it('rejects after the usual deadline of an action, or its own, or never', async () => {
    const rig = await Rig.ready();
    const usual = outcome(rig.pbx.waitFor('Marker'));
    const own = outcome(rig.pbx.waitFor('Marker', { timeoutMs: 50 }));
    const never = outcome(rig.pbx.waitFor('Marker', { timeoutMs: false }));
    await rig.advance(50);
    expect(own.code).toBe('AMI_WAIT_TIMEOUT');
    await rig.advance(9_950);
    expect(usual.code).toBe('AMI_WAIT_TIMEOUT');
    await rig.advance(120_000);
    expect(never.state).toBe('pending');
    expect(rig.pbx.stats.listeners).toBe(1);
  });

  it('rejects when it is aborted, before or after', async () => {
    const rig = await Rig.ready();
    const controller = new AbortController();
    const reason = new Error('no longer');
    const waiting = outcome(rig.pbx.waitFor('Marker', { signal: controller.signal }));
    await turns(1);
    controller.abort(reason);
    const late = outcome(rig.pbx.waitFor('Marker', { signal: controller.signal }));
    await turns(1);
    expect([waiting.code, late.code]).toEqual(['AMI_WAIT_ABORTED', 'AMI_WAIT_ABORTED']);
    expect(waiting.error).toMatchObject({ cause: reason });
    expect(rig.pbx.stats.listeners).toBe(0);
  });

  it('waits across reconnects', async () => {
    const rig = await Rig.ready();
    const marker = outcome(rig.pbx.waitFor('Marker'));
    rig.fake.drop();
    await rig.advance(1_000);
    rig.fake.emit('Marker');
    await turns();
    expect(marker.value?.epoch).toBe(2);
  });

  it('rejects when the connection is closed, or was', async () => {
    const rig = await Rig.ready();
    const before = outcome(rig.pbx.waitFor('Marker', { timeoutMs: false }));
    await rig.finish(rig.pbx.close());
    const after = outcome(rig.pbx.waitFor('Marker', { timeoutMs: false }));
    await turns();
    expect([before.code, after.code]).toEqual(['AMI_WAIT_CLOSED', 'AMI_WAIT_CLOSED']);
  });

  it.each([
    ['a filter that is none', '', {}, 'AMI_INVALID_OPTION'],
    ['a deadline that is none', 'Marker', { timeoutMs: 0 }, 'AMI_INVALID_OPTION'],
  ])('rejects %s, and leaves nothing behind that rejects later', async (_what, filter, options, code) => {
    const rig = await Rig.ready();
    const refused = outcome(rig.pbx.waitFor(filter, options));
    await turns();
    expect(refused.code).toBe(code);
    await rig.advance(20_000);
    expect(refused.settled).toBe(1);
  });

  it('rejects beyond the limit of listeners', async () => {
    const rig = await Rig.ready({ options: { limits: { listeners: 1 } } });
    rig.pbx.addListener('Marker', () => undefined);
    const over = outcome(rig.pbx.waitFor('Marker'));
    await turns();
    expect(over.code).toBe('AMI_TOO_MANY_LISTENERS');
  });
});

describe('ready', () => {
  it('resolves at once when it is so, and later when it becomes so', async () => {
    const rig = await Rig.declare();
    const early = outcome(rig.pbx.ready());
    await turns();
    expect(early.state).toBe('pending');
    await rig.tree.start();
    await turns();
    expect(early.state).toBe('resolved');
    const now = outcome(rig.pbx.ready());
    await turns(1);
    expect(now.state).toBe('resolved');
  });

  it('rejects with what made the connection fail, whenever it is asked', async () => {
    const rig = await Rig.declare({ options: { secret: 'wrong' } });
    const early = outcome(rig.pbx.ready());
    await rig.tree.start();
    await rig.advance(1_000);
    const late = outcome(rig.pbx.ready());
    await turns();
    expect([early.code, late.code]).toEqual(['AMI_AUTH_FAILED', 'AMI_AUTH_FAILED']);
  });

  it('of the tree names the connection that failed', async () => {
    const rig = await Rig.declare({ options: { secret: 'wrong' } });
    await rig.tree.start();
    const ready = outcome(rig.tree.ready());
    await rig.advance(1_000);
    expect(ready.code).toBe('AMI_AUTH_FAILED');
    expect(String(ready.error)).toContain('pbx');
  });

  it('rejects when it takes too long, is aborted, or the connection is closed', async () => {
    const rig = await Rig.declare();
    rig.fake.refuse();
    await rig.tree.start();
    const controller = new AbortController();
    const late = outcome(rig.pbx.ready({ timeoutMs: 2_000 }));
    const aborted = outcome(rig.pbx.ready({ signal: controller.signal }));
    const closed = outcome(rig.pbx.ready());
    await rig.advance(2_000);
    controller.abort();
    await rig.finish(rig.pbx.close());
    expect([late.code, aborted.code, closed.code]).toEqual(['AMI_WAIT_TIMEOUT', 'AMI_WAIT_ABORTED', 'AMI_WAIT_CLOSED']);
  });

  it('rejects when its signal was aborted before', async () => {
    const rig = await Rig.declare();
    const aborted = outcome(rig.pbx.ready({ signal: AbortSignal.abort() }));
    await turns(1);
    expect(aborted.code).toBe('AMI_WAIT_ABORTED');
  });

  it('keeps waiting through failed attempts and crashes', async () => {
    const rig = await Rig.declare();
    rig.fake.refuse();
    await rig.tree.start();
    const ready = outcome(rig.pbx.ready());
    await rig.advance(10_000);
    await rig.fake.listen();
    await rig.advance(30_000);
    expect(ready.state).toBe('resolved');
  });
});

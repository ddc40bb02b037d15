import { expect, it } from 'vitest';
import { type AmiEvent, connect } from '../../src/index.js';
import { hangUpAll, holdingCall } from './calls.js';
import { extensions } from './dialplan.js';
import { describeEachAsterisk } from './each.js';

describeEachAsterisk('the events of a call', (pbx) => {
  const dial = { Channel: `Local/${extensions.dial}@default`, Application: 'Wait', Data: '60', Async: true } as const;

  it('arrive in order at a filtered listener, each with a higher seq than the one before', async () => {
    await using connection = await connect(pbx.url);
    const heard: AmiEvent[] = [];
    const all: AmiEvent[] = [];
    connection.addListener(['DialBegin', 'DialEnd', 'BridgeEnter', 'BridgeLeave', 'Hangup'], (event, context) => {
      expect(context.source).toBe(connection.id);
      heard.push(event);
    });
    connection.addListener(
      () => true,
      (event) => all.push(event),
    );
    const over = connection.waitFor((event) => event.is('Hangup') && /^Local\/100@/.test(event.fields.Channel ?? ''), {
      timeoutMs: 20_000,
    });
    await connection.send('Originate', dial);
    await over;
    await hangUpAll(connection);
    const names = heard.map(({ name }) => name);
    expect(names.indexOf('DialBegin')).toBeGreaterThanOrEqual(0);
    expect(names.indexOf('DialEnd')).toBeGreaterThan(names.indexOf('DialBegin'));
    expect(names.indexOf('BridgeEnter')).toBeGreaterThan(names.indexOf('DialEnd'));
    expect(names.indexOf('BridgeLeave')).toBeGreaterThan(names.indexOf('BridgeEnter'));
    expect(names.lastIndexOf('Hangup')).toBeGreaterThan(names.indexOf('BridgeLeave'));
    for (const events of [heard, all]) {
      expect(events.every(({ seq, epoch }, n) => epoch === 1 && (n === 0 || seq > events[n - 1]!.seq))).toBe(true);
    }
    expect(heard).toEqual(all.filter(({ name }) => new Set(names).has(name)));
    expect(all.length).toBeGreaterThan(heard.length);
  });

  it('come to those who ask for a name, a field or a predicate, and to nobody else', async () => {
    await using connection = await connect(pbx.url);
    const counts = { name: 0, other: 0, field: 0, object: 0 };
    connection.addListener('Hangup', () => (counts.name += 1));
    connection.addListener('NoSuchEvent', () => (counts.other += 1));
    connection.addListener({ Event: 'UserEvent', usereVENT: 'Tested', Sequence: '2' }, () => (counts.field += 1));
    connection.addListener('UserEvent', { handle: () => (counts.object += 1) });
    const done = connection.waitFor({ Event: 'UserEvent', Sequence: '3' });
    const call = { Channel: `Local/${extensions.userEvent}@default`, Application: 'Wait', Data: '0.2', Async: true };
    const over = connection.waitFor('Hangup');
    await connection.send('Originate', call);
    await Promise.all([done, over]);
    await hangUpAll(connection);
    expect(counts).toEqual({ name: expect.any(Number), other: 0, field: 1, object: 3 });
    expect(counts.name).toBeGreaterThan(0);
  });

  it('stop for a listener that is removed, in the middle of them', async () => {
    await using connection = await connect(pbx.url);
    const heard: (string | undefined)[] = [];
    const id = connection.addListener('UserEvent', (event) => {
      heard.push(event.fields.UserEvent);
      if (event.fields.UserEvent === 'second') expect(connection.delListener(id)).toBe(true);
    });
    const all: (string | undefined)[] = [];
    connection.addListener('UserEvent', (event) => all.push(event.fields.UserEvent));
    for (const UserEvent of ['first', 'second', 'third', 'fourth']) await connection.send('UserEvent', { UserEvent });
    await connection.send('Ping');
    expect(all).toEqual(['first', 'second', 'third', 'fourth']);
    expect(heard).toEqual(['first', 'second']);
    expect(connection.delListener(id)).toBe(false);
  });

  it('E54: reach all listeners though one of them throws and one rejects', async () => {
    const reports: { readonly type: string }[] = [];
    await using connection = await connect(pbx.url, { onReport: (report) => reports.push(report) });
    const heard: string[] = [];
    connection.addListener('UserEvent', () => {
      throw new Error('mine');
    });
    connection.addListener('UserEvent', async () => {
      throw new Error('mine, later');
    });
    connection.addListener('UserEvent', ({ name }) => heard.push(name));
    await connection.send('UserEvent', { UserEvent: 'a' });
    await connection.send('UserEvent', { UserEvent: 'b' });
    await connection.send('Ping');
    expect(heard).toHaveLength(2);
    await expect.poll(() => reports.filter(({ type }) => type === 'listener_failed')).toHaveLength(4);
    expect(connection.state).toBe('ready');
  });

  it('come to one session alone under its own mask, which can be changed', async () => {
    await using quiet = await connect(pbx.url, { id: 'quiet', eventMask: 'off' });
    await using loud = await connect(pbx.url, { id: 'loud', eventMask: ['user'] });
    const heard = { quiet: 0, loud: 0 };
    for (const connection of [quiet, loud]) {
      connection.addListener('UserEvent', ({ source }) => (heard[source as 'quiet' | 'loud'] += 1));
    }
    const say = async () => {
      await loud.send('UserEvent', { UserEvent: 'said' });
      await Promise.all([quiet.send('Ping'), loud.send('Ping')]);
    };
    await say();
    expect(heard).toEqual({ quiet: 0, loud: 1 });
    await quiet.setEventMask(['user', 'call']);
    await loud.setEventMask('off');
    await say();
    expect(heard).toEqual({ quiet: 1, loud: 1 });
    await Promise.all([quiet, loud].map((connection) => connection.reconnect({ timeoutMs: 10_000 })));
    await say();
    expect(heard).toEqual({ quiet: 2, loud: 1 });
  });

  it('can be read as a stream, which begins at the call and ends with the connection', async () => {
    const connection = await connect(pbx.url);
    const stream = connection.events(['OriginateResponse', 'UserEvent']);
    await connection.send('UserEvent', { UserEvent: 'one' });
    await connection.send('Originate', holdingCall);
    await connection.waitFor('OriginateResponse');
    const names: string[] = [];
    for await (const event of stream) {
      names.push(event.name);
      if (names.length === 2) void connection.close();
    }
    expect(names).toEqual(['UserEvent', 'OriginateResponse']);
  });
});

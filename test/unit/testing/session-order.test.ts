import { describe, expect, it } from 'vitest';
import { useFakes } from './fakes.js';
import { settle } from './raw-client.js';

describe('a session of the fake', () => {
  const { start, logIn } = useFakes();

  it('carries actions out one at a time, in order', async () => {
    const { fake, pass } = await start();
    fake.on('Slow', async (call) => {
      await call.sleep(1_000);
      call.respond({ Message: 'at last' });
    });
    const client = await logIn(fake);
    client.send('Action: Slow', 'ActionID: 1');
    client.send('Action: Ping', 'ActionID: 2');
    await settle();
    expect(client.received).toBe('');
    await pass(1_000);
    expect(client.received).toMatch(/^Response: Success\r\nActionID: 1\r\n.*ActionID: 2\r\n/s);
  });

  it('keeps events back while an action runs, and serves other sessions meanwhile', async () => {
    const { fake, pass } = await start();
    fake.on('Slow', async (call) => {
      await call.sleep(1_000);
      call.respond();
    });
    const busy = await logIn(fake, { mask: 'call' });
    const idle = await logIn(fake, { mask: 'call' });
    busy.send('Action: Slow');
    await settle();
    fake.emit('Hangup', { Channel: 'a' });
    await settle();
    expect(busy.received).toBe('');
    expect(idle.received).toBe('Event: Hangup\r\nPrivilege: call,all\r\nChannel: a\r\n\r\n');
    await pass(1_000);
    expect(busy.received).toMatch(/^Response: Success\r\n\r\nEvent: Hangup\r\n/);
  });

  it('judges an event by the mask at the time when it is sent', async () => {
    const { fake } = await start();
    const client = await logIn(fake, { mask: 'call' });
    fake.on('Probe', (call) => {
      call.emit('Hangup');
      call.session.eventMask = 0;
      call.respond();
    });
    client.send('Action: Probe');
    await settle();
    expect(client.received).toBe('Response: Success\r\n\r\n');
  });

  it('needs every class of an event, of the user and of the mask', async () => {
    const { fake } = await start({ users: { app: { secret: 'secret', read: 'call,user' } } });
    const client = await logIn(fake, { mask: 'call,agent' });
    fake.emit('Both', {}, { privilege: 'call,agent' });
    fake.emit('User', {}, { privilege: 'user' });
    fake.emit('Call', {}, { privilege: ['call'] });
    await settle();
    expect(client.received).toBe('Event: Call\r\nPrivilege: call,all\r\n\r\n');
  });

  it('answers what came before a FIN, then closes', async () => {
    const { fake, pass } = await start();
    fake.on('Slow', async (call) => {
      await call.sleep(10);
      call.respond({ Message: 'done' });
    });
    const client = await logIn(fake);
    client.send('Action: Slow');
    client.send('Action: Ping');
    client.transport.end();
    await settle();
    expect(client.closed).toBeUndefined();
    await pass(10);
    expect(client.received).toMatch(/Message: done.*Ping: Pong/s);
    expect(client.closed).toEqual({ error: undefined });
  });

  it('keeps half an action for ever', async () => {
    const { fake, pass } = await start();
    const client = await logIn(fake);
    client.transport.write('Action: Pi');
    await pass(10_000_000);
    client.transport.write('ng\r\n\r\n');
    await settle();
    expect(client.received).toMatch(/^Response: Success\r\nPing: Pong/);
  });
});

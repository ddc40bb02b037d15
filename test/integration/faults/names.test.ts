import { describe, expect, it } from 'vitest';
import { dial } from '../../../src/transport/dial.js';
import { Links } from '../../support/links.js';
import { aConnection, aFake } from './support/connections.js';
import { resolveTo } from './support/resolver.js';
import { swallowingPort } from './support/swallowing-port.js';

describe('A1: a name that is not resolved', () => {
  it('is looked up again at each attempt, until it is', async () => {
    const fake = await aFake();
    const lookup = resolveTo('ENOTFOUND', 'EAI_AGAIN', 'ENOTFOUND', ['127.0.0.1']);
    const { tree, pbx, codes } = aConnection({ host: 'pbx.example', port: fake.port });
    await tree.start();
    await pbx.ready();
    expect(codes()).toEqual(['AMI_DNS_FAILED', 'AMI_DNS_FAILED', 'AMI_DNS_FAILED']);
    expect(lookup).toHaveBeenCalledTimes(4);
  });

  it('or leads elsewhere by now, is followed there', async () => {
    const [old, young] = [await aFake(), await aFake()];
    await young.stop();
    const moved = await aFake({ host: '127.0.0.2', port: old.port });
    resolveTo(['127.0.0.1'], ['127.0.0.2']);
    const { tree, pbx } = aConnection({ host: 'pbx.example', port: old.port });
    await tree.start();
    await pbx.ready();
    old.crash();
    await moved.waitForAction('Login');
    await expect.poll(() => pbx.epoch).toBe(2);
    expect(moved.sessions).toHaveLength(1);
  });
});

describe('A2: a name with several addresses', () => {
  it.each([
    ['refuses', ['127.0.0.9']],
    ['and the second refuse', ['127.0.0.9', '::1']],
  ])('of which the first %s: the next is tried within the same attempt', async (_what, dead) => {
    const fake = await aFake();
    resolveTo([...dead, '127.0.0.1']);
    const links = new Links(dial);
    const { tree, pbx, states } = aConnection({ host: 'pbx.example', port: fake.port, dial: links.dial });
    await tree.start();
    await pbx.ready();
    expect(states).not.toContain('reconnecting');
    expect(links.all).toHaveLength(1);
  });

  it('of which the first swallows what it is sent: the next is tried within the connect deadline', async () => {
    const fake = await aFake();
    await swallowingPort('127.0.0.9', fake.port);
    resolveTo(['127.0.0.9', '127.0.0.1']);
    const { tree, pbx, states } = aConnection({ host: 'pbx.example', port: fake.port });
    await tree.start();
    await pbx.ready();
    expect(states).not.toContain('reconnecting');
  });

  it('of which two swallow what they are sent: a short connect deadline is shared out among them', async () => {
    const fake = await aFake();
    await swallowingPort('127.0.0.8', fake.port);
    await swallowingPort('127.0.0.9', fake.port);
    resolveTo(['127.0.0.8', '127.0.0.9', '127.0.0.1']);
    const { tree, pbx, states } = aConnection({ host: 'pbx.example', port: fake.port, connectTimeoutMs: 900 });
    await tree.start();
    await pbx.ready();
    // With a second for each address the deadline would pass at the first of them, attempt after attempt.
    expect(states).toContain('ready');
  });

  it('that are all dead, has a reason with a code, and is tried again', async () => {
    const fake = await aFake();
    resolveTo(['127.0.0.8', '127.0.0.9'], ['127.0.0.9', '127.0.0.1']);
    const { tree, pbx, codes } = aConnection({ host: 'pbx.example', port: fake.port });
    await tree.start();
    await pbx.ready();
    expect(codes()).toEqual(['AMI_CONNECT_FAILED']);
  });

  it('a list of hosts is gone through attempt by attempt, past one that swallows and one that is unknown', async () => {
    const fake = await aFake();
    const port = await swallowingPort();
    const { tree, pbx, codes } = aConnection({
      host: '127.0.0.1',
      port,
      hosts: ['no-such-host.invalid', `127.0.0.1:${fake.port}`],
      connectTimeoutMs: 150,
    });
    await tree.start();
    await pbx.ready();
    expect(codes()).toEqual(['AMI_CONNECT_TIMEOUT', 'AMI_DNS_FAILED']);
    fake.drop();
    await expect.poll(() => pbx.epoch).toBe(2);
    expect(codes()).toEqual(['AMI_CONNECT_TIMEOUT', 'AMI_DNS_FAILED', 'AMI_CONNECTION_LOST']);
  });
});

describe('A4: a port that swallows what it is sent', () => {
  it('is given up at the connect deadline, and no socket is left', async () => {
    const port = await swallowingPort();
    const links = new Links(dial);
    const { tree, pbx, codes } = aConnection({ host: '127.0.0.1', port, connectTimeoutMs: 100, dial: links.dial });
    await tree.start();
    await expect.poll(() => codes().length).toBeGreaterThanOrEqual(3);
    expect(new Set(codes())).toEqual(new Set(['AMI_CONNECT_TIMEOUT']));
    await pbx.close();
    expect(links.all.length).toBeGreaterThanOrEqual(3);
    expect(links.open).toBe(0);
  });
});

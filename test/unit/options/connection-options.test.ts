import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type ConnectionOptions, resolveConnectionOptions } from '../../../src/options/connection-options.js';

const base = { id: 'pbx', host: '10.0.0.5', username: 'app', secret: 's3cret' };
const resolve = (options: object = {}) => resolveConnectionOptions({ ...base, ...options } as ConnectionOptions);
const refused = (option: string, problem: RegExp) =>
  expect.objectContaining({
    name: 'OptionError',
    code: 'AMI_INVALID_OPTION',
    option,
    message: expect.stringMatching(problem),
  });

describe('the options of a connection', () => {
  it('have the defaults that are documented', () => {
    expect(resolve()).toMatchObject({
      port: 5038,
      tls: undefined,
      auth: 'md5',
      eventMask: 'on',
      connectTimeoutMs: 5_000,
      bannerTimeoutMs: 5_000,
      loginTimeoutMs: 10_000,
      handshakeTimeoutMs: 15_000,
      heartbeatMs: 10_000,
      heartbeatTimeoutMs: 5_000,
      reconnect: { minMs: 500, maxMs: 30_000, stableMs: 10_000 },
      onAuthRejected: 'fail',
      whenDisconnected: 'reject',
      actionTimeoutMs: 10_000,
      listIdleTimeoutMs: 10_000,
      listTimeoutMs: 300_000,
      concurrency: Number.POSITIVE_INFINITY,
      limits: { lineBytes: 1_048_576, frameBytes: 16_777_216, fields: 4_096, listRows: 100_000, queued: 10_000 },
    });
  });

  it('take undefined for the default, wherever it stands', () => {
    const names = Object.keys(resolve()).filter((name) => !Object.hasOwn(base, name));
    const left = Object.fromEntries(names.map((name) => [name, undefined]));
    expect(inspect(resolve(left))).toBe(inspect(resolve()));
  });

  it('are frozen, all the way down', () => {
    const options = resolve({ tls: { servername: 'x' }, eventMask: ['call'], labels: { a: 'b' } });
    for (const part of [options, options.reconnect, options.limits, options.tls, options.eventMask, options.labels]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });

  it('are not changed by what happens to the object that was given', () => {
    const given = { ...base, eventMask: ['call'], labels: { site: 'north' } };
    const options = resolveConnectionOptions(given);
    given.eventMask.push('agent');
    given.labels.site = 'south';
    expect(options).toMatchObject({ eventMask: ['call'], labels: { site: 'north' } });
  });

  it.each([
    ['user', /not known/],
    ['hots', /did you mean host/],
    ['usrname', /did you mean username/],
    ['Secret', /did you mean secret/],
    ['timeout', /is not known$/],
    ['__proto__x', /is not known/],
  ])('refuse the unknown name %s, and say what may have been meant', (name, problem) => {
    expect(() => resolve({ [name]: 'x' })).toThrow(refused(name, problem));
  });

  it.each([
    [{ limits: { queue: 1 } }, 'limits.queue', /did you mean queued/],
    [{ reconnect: { min: 1 } }, 'reconnect.min', /not known/],
    [{ tls: { serverName: 'x' } }, 'tls.serverName', /did you mean servername/],
  ])('refuse unknown names further in: %j', (options, path, problem) => {
    expect(() => resolve(options)).toThrow(refused(path, problem));
  });

  it.each([
    ['id', ''],
    ['host', ''],
    ['host', undefined],
    ['host', 5],
    ['username', undefined],
    ['username', ''],
    ['username', 'a\r\nAction: Originate'],
    ['username', 'a\nb'],
    ['username', 'a\0b'],
    ['secret', undefined],
    ['secret', 5],
    ['port', 0],
    ['port', 65_536],
    ['port', 1.5],
    ['port', '5038'],
    ['port', Number.NaN],
    ['connectTimeoutMs', 0],
    ['connectTimeoutMs', -1],
    ['connectTimeoutMs', Number.POSITIVE_INFINITY],
    ['connectTimeoutMs', 2_147_483_648],
    ['heartbeatMs', 0],
    ['heartbeatMs', true],
    ['auth', 'MD5'],
    ['auth', 'none'],
    ['onAuthRejected', 'ignore'],
    ['whenDisconnected', true],
    ['concurrency', 0],
    ['callsPerSecond', 0],
    ['callsPerSecond', -1],
    ['callsPerSecond', Number.NaN],
    ['encoding', 'ascii'],
    ['dial', 'tcp'],
    ['tls', 'yes'],
    ['reconnect', 5],
    ['limits', []],
    ['labels', 'north'],
    ['eventMask', 'call'],
  ])('refuse %s: %j', (name, value) => {
    expect(() => resolve({ [name]: value })).toThrow(refused(name, /./));
  });

  it('refuse back-off bounds that are the wrong way round', () => {
    expect(() => resolve({ reconnect: { minMs: 2_000, maxMs: 1_000 } })).toThrow(refused('reconnect.minMs', /maxMs/));
  });

  it('refuse what is no object at all', () => {
    expect(() => resolveConnectionOptions(null as never, 'children[1]')).toThrow(refused('children[1]', /object/));
  });

  it('say where in a larger whole the fault is', () => {
    expect(() => resolveConnectionOptions({ ...base, host: '' }, 'children[1]')).toThrow(
      refused('children[1].host', /./),
    );
  });
});

describe('the URL of a connection', () => {
  const fromUrl = (url: string, options: object = {}) => resolveConnectionOptions({ id: 'pbx', url, ...options });

  it.each([
    ['ami://app:x@pbx', 'pbx', 5038, false],
    ['tcp://app:x@pbx:1234', 'pbx', 1234, false],
    ['amis://app:x@pbx', 'pbx', 5039, true],
    ['tls://app:x@pbx', 'pbx', 5039, true],
    ['ami://app:x@[::1]:5038', '::1', 5038, false],
    ['ami://app:x@10.0.0.5/', '10.0.0.5', 5038, false],
  ])('%s', (url, host, port, tls) => {
    const options = fromUrl(url);
    expect(options).toMatchObject({ host, port, username: 'app' });
    expect(options.tls !== undefined).toBe(tls);
  });

  it('may have any character in user and secret, percent-encoded', async () => {
    const options = fromUrl('ami://a%40b:s%3Ac%2Fr%25@pbx');
    expect(options.username).toBe('a@b');
    expect(await options.secret.reveal()).toBe('s:c/r%');
  });

  it('gives way to what is given singly', async () => {
    const options = fromUrl('ami://app:x@pbx', { host: 'other', port: 1, username: 'me', secret: 'y' });
    expect(options).toMatchObject({ host: 'other', port: 1, username: 'me' });
    expect(await options.secret.reveal()).toBe('y');
  });

  it.each([
    'http://app:s3cret@pbx',
    'app:s3cret@pbx',
    'ami://app:s3cret@',
    'ami://app:s3cret@pbx/path',
    'ami://app:s3cret@pbx?x=1',
    'ami://app:s3cret@pbx#x',
    'ami://app:s3cret%ZZ@pbx',
    'ami://app:s3cret@pbx:99999',
    's3cret',
    '',
  ])('is refused when it is %s, and not repeated', (url) => {
    let error: Error | undefined;
    try {
      fromUrl(url);
    } catch (thrown) {
      error = thrown as Error;
    }
    expect(error).toMatchObject({ code: 'AMI_INVALID_OPTION', option: 'url' });
    expect(inspect(error)).not.toContain('s3cret');
  });
});

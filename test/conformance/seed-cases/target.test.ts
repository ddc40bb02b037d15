import { describe, expect, it } from 'vitest';
import { resolveConnectionOptions } from '../../../src/options/connection-options.js';
import { targetCases } from './target-cases.js';

describe('where a connection leads', () => {
  it.each(targetCases)('$id: $about', async ({ options, expected }) => {
    const resolve = () => resolveConnectionOptions({ id: 'pbx', ...options });
    if ('refused' in expected) {
      expect(resolve).toThrow(expect.objectContaining({ code: 'AMI_INVALID_OPTION', option: expected.refused }));
      return;
    }
    const { tls, secret, ...others } = resolve();
    const { tls: encrypted, secret: said, ...rest } = expected;
    expect(others).toMatchObject(rest);
    expect(tls !== undefined).toBe(encrypted);
    if (said !== undefined) expect(await secret.reveal()).toBe(said);
  });
});

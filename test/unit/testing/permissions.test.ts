import { describe, expect, it } from 'vitest';
import { ALL_CLASSES, describePermissions, parseEventMask, permissionBits } from '../../../src/testing/permissions.js';

describe('classes of permissions', () => {
  it('are bits', () => {
    expect(permissionBits('system,call')).toBe(3);
    expect(permissionBits(['agent', 'nonsense'])).toBe(32);
    expect(permissionBits('all')).toBe(ALL_CLASSES);
    expect(permissionBits('')).toBe(0);
  });

  it('are described with the constant all', () => {
    expect(describePermissions(2)).toBe('call,all');
    expect(describePermissions(0)).toBe('<none>');
  });
});

describe('an event mask', () => {
  it.each([
    ['on', ALL_CLASSES],
    ['YES', ALL_CLASSES],
    ['all', ALL_CLASSES],
    ['off', 0],
    ['False', 0],
    ['none', 0],
    ['bogus', 0],
    ['-1', 0],
    ['call,user', 66],
    ['call, user', 2],
    ['User', 0],
    ['3', 3],
    ['2147483647', ALL_CLASSES],
    ['2147483648', undefined],
    ['', undefined],
  ])('%j is %s', (text, bits) => {
    expect(parseEventMask(text)).toBe(bits);
  });
});

import { randomBytes } from 'node:crypto';
import type { ListenerId } from './filter.js';

/**
 * A source of ids that no other has, not even that of a connection of the same name in another tree or another copy of this
 * package: an id in the wrong hands must not remove somebody else's listener.
 */
export const createListenerIds = (owner: string): (() => ListenerId) => {
  const prefix = `${owner}/${randomBytes(4).toString('hex')}`;
  let count = 0;
  return () => `${prefix}/${++count}`;
};

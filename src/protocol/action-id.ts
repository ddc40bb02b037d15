import { randomBytes } from 'node:crypto';

/** Makes ActionIDs. `prefix` begins all of them, and no others. */
export interface ActionIds {
  (): string;
  readonly prefix: string;
}

/**
 * A source of ActionIDs, unique across processes and hosts: Asterisk broadcasts some of them, so that two programs that
 * count from 1 would take each other's events for their own. A random prefix and a counter: at most 32 ASCII characters.
 */
export const createActionIds = (): ActionIds => {
  const prefix = `av-${randomBytes(6).toString('hex')}-`;
  let count = 0;
  return Object.assign(() => `${prefix}${++count}`, { prefix });
};

import { ALL_CLASSES, type Permissions, permissionBits } from './permissions.js';

/** A user of the fake's manager.conf. */
export interface FakeUserOptions {
  readonly secret: string;
  /** Classes of events that the user may see. Default `all`. */
  readonly read?: Permissions | undefined;
  /** Classes of actions that the user may run. Default `all`. */
  readonly write?: Permissions | undefined;
  /** Whether a second login at the same time is let in. Default true. */
  readonly allowMultipleLogin?: boolean | undefined;
}

export interface FakeUser {
  readonly name: string;
  readonly secret: string;
  readonly read: number;
  readonly write: number;
  readonly allowMultipleLogin: boolean;
}

/** User names compare without regard to case. */
export const resolveUsers = (users: Readonly<Record<string, FakeUserOptions>>): Map<string, FakeUser> =>
  new Map(
    Object.entries(users).map(([name, user]) => [
      name.toLowerCase(),
      {
        name,
        secret: user.secret,
        read: user.read === undefined ? ALL_CLASSES : permissionBits(user.read),
        write: user.write === undefined ? ALL_CLASSES : permissionBits(user.write),
        allowMultipleLogin: user.allowMultipleLogin ?? true,
      },
    ]),
  );

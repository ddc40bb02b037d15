/**
 * The major version of Asterisk behind an AMI version, the number of its banner: `5.0.4` is 16, `11.0.0` is 22. All of
 * Asterisk 1.x is 1. Undefined for a banner of another product.
 *
 * Builds cannot be told apart by it; the exact version is in the answer to `CoreSettings`.
 */
export const asteriskMajor = (amiVersion: string): number | undefined => {
  const [, major, minor] = /^(\d{1,4})\.(\d{1,4})(?:\.|$)/.exec(amiVersion.trim()) ?? [];
  if (major === undefined || minor === undefined) return undefined;
  if (major === '1') return BEFORE_12[Number(minor)];
  if (major === '2') return Number(minor) < 6 ? 12 : 13;
  return Number(major) === 0 ? undefined : Number(major) + 11;
};

/** By the minor number of AMI 1.x. */
const BEFORE_12: readonly number[] = [1, 1, 10, 11];

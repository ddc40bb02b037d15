import { findRoots, majors, sweepInstances } from './roots.js';

/** Run by vitest once before the real suites: says what they run on, or that they do not. */
export function setup(): void {
  const roots = findRoots();
  for (const root of roots) sweepInstances(root);
  const missing = majors.filter((major) => !roots.some((root) => root.major === major));
  if (process.env.ASTERVISOR_REQUIRE_ASTERISK === '1' && missing.length > 0) {
    throw new Error(
      `ASTERVISOR_REQUIRE_ASTERISK is set and there is no ${missing.map(named).join(', no ')}; run ${remedy}`,
    );
  }
  if (roots.length > 0)
    console.log(`real Asterisk suite: runs on ${roots.map((root) => named(root.version)).join(' and ')}`);
  if (process.env.ASTERVISOR_TEST_AMI) {
    console.log('real Asterisk suite: what only looks also runs on the server of ASTERVISOR_TEST_AMI');
  } else if (roots.length === 0) {
    console.log(`real Asterisk suite skipped: no Asterisk found; run ${remedy} or set ASTERVISOR_TEST_AMI`);
  }
  if (roots.length > 0 && missing.length > 0) {
    console.log(`real Asterisk suite: skipped for ${missing.map(named).join(', ')}, not found; run ${remedy}`);
  }
}

export function teardown(): void {
  for (const root of findRoots()) sweepInstances(root);
}

const remedy = 'test/asterisk/provision.sh';

function named(version: string | number): string {
  return `Asterisk ${version}`;
}

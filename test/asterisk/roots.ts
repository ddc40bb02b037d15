import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

export type AsteriskMajor = 16 | 22;

/** The versions that the suites are written for. */
export const majors: readonly AsteriskMajor[] = [16, 22];

/** A small Debian system with Asterisk in it, made by provision.sh and entered only by chroot. */
export interface AsteriskRoot {
  readonly major: AsteriskMajor;
  /** As the package has it, e.g. `16.28.0~dfsg-0+deb11u4`. */
  readonly version: string;
  readonly folder: string;
}

/** The roots that can be used here: those that exist, if this process may enter them. */
export function findRoots(): readonly AsteriskRoot[] {
  if (process.getuid?.() !== 0) return [];
  return majors.flatMap((major) => {
    const folder = join(rootsFolder(), String(major));
    const note = join(folder, 'asterisk-version');
    return existsSync(note) ? [{ major, version: readFileSync(note, 'utf8').trim(), folder }] : [];
  });
}

export function rootsFolder(): string {
  const named = process.env.ASTERVISOR_ASTERISK_ROOTS;
  if (named) return resolve(named);
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'astervisor', 'asterisk');
}

/** Where an instance keeps its files, seen from inside the root; the owner's pid tells whether it is still in use. */
export function instanceFolder(name: string): string {
  return `/instances/${process.pid}-${name}`;
}

/** Removes what test runs left that could not clean up, because they were killed. Their servers died with them. */
export function sweepInstances(root: AsteriskRoot): void {
  const instances = join(root.folder, 'instances');
  if (!existsSync(instances)) return;
  for (const name of readdirSync(instances)) {
    const owner = Number.parseInt(name, 10);
    if (!isAlive(owner)) rmSync(join(instances, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

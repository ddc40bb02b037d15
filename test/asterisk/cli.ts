import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { SECRET } from '../integration/cli/support/cli.js';
import type { AmiUser } from './configuration.js';
import type { Pbx } from './each.js';

/** Has the secret that no output of the command line may hold. */
export const cliUser: AmiUser = { name: 'app', secret: SECRET, extra: { writetimeout: 10_000 } };

/** The environment in which the command line finds a server. */
export const envOf = (pbx: Pbx, user = 'app', host = pbx.host): NodeJS.ProcessEnv => ({
  AMI_URL: `ami://${user}@${host}:${pbx.port}`,
  AMI_SECRET: pbx.server.user(user).secret,
});

/** The fields of a value that the command line has printed. */
export const fieldsOf = (value: Record<string, unknown> | undefined): Record<string, string> =>
  (value?.fields ?? {}) as Record<string, string>;

/** The lines that a terminal was given. */
export const screenLines = (text: string): string[] => text.split('\r\n').map((line) => line.replace(/^\r/, ''));

/** A folder for one test. */
export const folderForTest = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'astervisor-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

import { onTestFinished } from 'vitest';
import { FakeAsterisk, type FakeAsteriskOptions } from '../../../../src/testing/index.js';
import { SECRET } from './cli.js';

export interface Pbx {
  readonly fake: FakeAsterisk;
  /** Where it is, and the secret. */
  readonly env: { readonly AMI_URL: string; readonly AMI_SECRET: string };
}

/** A fake PBX for one test, and the environment in which the command line finds it. */
export const startPbx = async (options: FakeAsteriskOptions = {}): Promise<Pbx> => {
  const fake = await FakeAsterisk.start({ users: { app: { secret: SECRET } }, ...options });
  onTestFinished(() => fake.stop());
  return { fake, env: { AMI_URL: `ami://app@${fake.host}:${fake.port}`, AMI_SECRET: SECRET } };
};

/** The names of the actions that it was sent. */
export const actionNames = (fake: FakeAsterisk): string[] => fake.actions.map(({ name }) => name);

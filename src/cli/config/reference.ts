import { resolve } from 'node:path';
import { readText } from '../text-file.js';
import { UsageError } from '../usage-error.js';

/** Stands for a text that is kept elsewhere: `{ "env": "NAME" }`, or `{ "file": "path" }` from the folder of the configuration file. */
export type Reference = { readonly env: string } | { readonly file: string };

/** Where references lead. */
export interface ReferenceScope {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

export const isReference = (value: unknown): value is Reference => {
  if (typeof value !== 'object' || value === null) return false;
  const [entry, ...more] = Object.entries(value);
  return (
    more.length === 0 &&
    entry !== undefined &&
    (entry[0] === 'env' || entry[0] === 'file') &&
    typeof entry[1] === 'string'
  );
};

/** The text that a reference leads to. Rejects with {@link UsageError}, which names `path`, the option that needs it. */
export const follow = async (reference: Reference, path: string, { folder, env }: ReferenceScope): Promise<string> => {
  if ('env' in reference) {
    const value = env[reference.env];
    if (value === undefined || value === '')
      throw new UsageError(`${path} is to come from ${reference.env}, which is not set`);
    return value;
  }
  return readText(resolve(folder, reference.file)).catch((error: Error) => {
    throw new UsageError(`${path} is to come from a file, which cannot be read: ${error.message}`);
  });
};

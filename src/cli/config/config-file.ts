import { access } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { printable } from '../printable.js';
import { readText } from '../text-file.js';
import { UsageError } from '../usage-error.js';

/** What a configuration file holds, and where it stands. */
export interface ConfigFile {
  readonly path: string;
  readonly folder: string;
  /** Whether it is plain data: then secrets do not belong into it. */
  readonly data: boolean;
  readonly content: unknown;
}

const ENDINGS = ['.json', '.ts', '.mts', '.js', '.mjs'] as const;

/** The names under which a configuration file is looked for. */
export const CONFIG_NAMES = ENDINGS.map((ending) => `astervisor.config${ending}`);

/** Reads the file that was named, or the one of this folder; undefined when none was named and there is none. Rejects with {@link UsageError}. */
export const readConfigFile = async (named: string | undefined, folder: string): Promise<ConfigFile | undefined> => {
  const path = named === undefined ? await firstOf(folder) : resolve(folder, named);
  if (path === undefined) return undefined;
  const data = extname(path) === '.json';
  const content = data ? await parsed(path) : await imported(path);
  return { path, folder: dirname(path), data, content };
};

const firstOf = async (folder: string): Promise<string | undefined> => {
  for (const name of CONFIG_NAMES) {
    const path = join(folder, name);
    if (await exists(path)) return path;
  }
  return undefined;
};

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

const parsed = async (path: string): Promise<unknown> => {
  const text = await readText(path).catch((error: Error) => {
    throw new UsageError(`the configuration file cannot be read: ${error.message}`);
  });
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own words would repeat what stands there.
    throw new UsageError(`${path} is not JSON`);
  }
};

const imported = async (path: string): Promise<unknown> => {
  if (!(await exists(path))) throw new UsageError(`the configuration file cannot be read: there is no ${path}`);
  try {
    const module = (await import(pathToFileURL(path).href)) as { readonly default?: unknown };
    if (module.default !== undefined) return module.default;
  } catch (error) {
    throw new UsageError(...whyNotImported(path, error));
  }
  throw new UsageError(`${path} exports nothing by default`, 'write: export default { children: [ … ] }');
};

const whyNotImported = (path: string, error: unknown): [message: string, hint?: string] => {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ERR_UNKNOWN_FILE_EXTENSION' && /ts$/.test(path)) {
    return [
      `Node.js ${process.versions.node} does not read TypeScript: ${path}`,
      'Node.js 22.18 and later do; or run it with NODE_OPTIONS="--import tsx", or write astervisor.config.json or .mjs',
    ];
  }
  return [`${path} cannot be loaded: ${printable(message ?? String(error))}`];
};

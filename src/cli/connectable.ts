import { type ConnectionOptions, type ConnectionSpec, connection } from '../index.js';
import { readConfigFile } from './config/config-file.js';
import { type ConfigTree, configTree, type Declaration } from './config/config-tree.js';
import { specOf } from './config/declared-connection.js';
import { findSecret, type SecretSources } from './secret.js';
import { suggestion } from './suggestion.js';
import { DIRECTIONS, findTarget, namesTarget, type TargetValues } from './target.js';
import { UsageError } from './usage-error.js';

/** What a command decides about the connection that it opens. */
export type Opening = Pick<ConnectionOptions, 'eventMask' | 'identify' | 'heartbeatMs' | 'dial'>;

/** Where connections are named. */
export interface ConnectableScope {
  readonly values: TargetValues;
  readonly sources: Omit<SecretSources, 'file'>;
  /** The folder in which a configuration file is looked for. */
  readonly folder: string;
}

/** A connection that is named, and can be opened. */
export interface Connectable {
  readonly id: string;
  /** The user of manager.conf, where it is known beforehand. */
  readonly username: string | undefined;
  /** Rejects with {@link UsageError} when something that it needs is missing. */
  declare(opening: Opening): Promise<ConnectionSpec>;
}

/**
 * The connections that the options, the environment or the configuration file name: the one that is chosen, or else all of the
 * file. Options come before `AMI_URL`, and that before a file which nobody has named. Rejects with {@link UsageError}.
 */
export const findConnectables = async (scope: ConnectableScope): Promise<readonly Connectable[]> => {
  const { values, sources, folder } = scope;
  const { connection: chosen, config } = values;
  const named = config ?? sources.env.AMI_CONFIG;
  if (namesTarget(values)) {
    if (chosen !== undefined) throw new UsageError('-c and an address exclude each other', DIRECTIONS);
    return [await fromOptions(scope)];
  }
  const asked = chosen !== undefined || config !== undefined;
  if (!asked && sources.env.AMI_URL) return [await fromOptions(scope)];
  const file = await readConfigFile(named, folder);
  if (file === undefined && chosen === undefined) return [await fromOptions(scope)];
  if (file === undefined) throw new UsageError(`there is no configuration file to look for ${chosen} in`, DIRECTIONS);
  const tree = configTree(file);
  if (tree.declarations.length === 0) throw new UsageError('the configuration file declares no connection');
  return chosenOf(tree, chosen).map((declaration) => fromFile(declaration, file, scope));
};

/** The one connection that is meant. Rejects with {@link UsageError} when several may be. */
export const findConnectable = async (scope: ConnectableScope): Promise<Connectable> => {
  const [found, ...more] = await findConnectables(scope);
  if (found === undefined) throw new UsageError('no connection is named', DIRECTIONS);
  if (more.length === 0) return found;
  const ids = [found, ...more].map(({ id }) => id).join(', ');
  throw new UsageError('the configuration file declares several connections', `choose one with -c: ${ids}`);
};

const chosenOf = ({ declarations, chosen }: ConfigTree, named: string | undefined): readonly Declaration[] => {
  const wanted = named ?? chosen;
  if (wanted === undefined) return declarations;
  const ids = declarations.map(({ id }) => id);
  const found = declarations.find(({ id }) => id === wanted);
  if (found) return [found];
  throw new UsageError(
    `the configuration file declares no connection ${wanted}${suggestion(wanted, ids)}`,
    `it declares ${ids.join(', ') || 'none'}`,
  );
};

const fromOptions = async ({ values, sources }: ConnectableScope): Promise<Connectable> => {
  const target = await findTarget(values, sources.env);
  const { url, username, tls, place } = target;
  let asked: ReturnType<typeof findSecret> | undefined;
  return {
    id: place,
    username,
    declare: async (opening) => {
      // Nobody is asked twice.
      asked ??= findSecret(target, { ...sources, file: values['secret-file'] });
      const secret = await asked;
      return connection({
        ...opening,
        id: place,
        url,
        username,
        ...(secret !== undefined && { secret }),
        ...(tls && { tls }),
      });
    },
  };
};

const fromFile = (
  declaration: Declaration,
  { folder, data }: { readonly folder: string; readonly data: boolean },
  { values, sources }: ConnectableScope,
): Connectable => {
  let asked: ReturnType<typeof findSecret> | undefined;
  const askSecret = (label: string) => {
    asked ??= findSecret({ label, hasSecret: false }, { ...sources, file: values['secret-file'] });
    return asked;
  };
  const username = 'options' in declaration ? declaration.options.username : undefined;
  return {
    id: declaration.id,
    username: typeof username === 'string' ? username : undefined,
    declare: (opening) => specOf(declaration, opening, { folder, data, env: sources.env, askSecret }),
  };
};

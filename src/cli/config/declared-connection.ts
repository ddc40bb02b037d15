import { type ConnectionOptions, type ConnectionSpec, connection, createSupervisor, OptionError } from '../../index.js';
import type { Opening } from '../connectable.js';
import { UsageError } from '../usage-error.js';
import type { Declaration } from './config-tree.js';
import { follow, isReference, type ReferenceScope } from './reference.js';

/** What is needed to make a spec of a declaration. */
export interface DeclarationScope extends ReferenceScope {
  /** Whether the file is plain data. */
  readonly data: boolean;
  /** Fetches the secret of a connection that names none. */
  askSecret(label: string): Promise<ConnectionOptions['secret']>;
}

/** Makes a child spec of what a configuration file declares. Rejects with {@link UsageError}, which repeats no value. */
export const specOf = async (
  declaration: Declaration,
  opening: Opening,
  scope: DeclarationScope,
): Promise<ConnectionSpec> => {
  const { id, path } = declaration;
  if ('spec' in declaration) {
    if (opening.dial !== undefined) {
      throw new UsageError(
        `${id} is declared ready made, and cannot be listened in on`,
        'write its options into the list of children, without child.connection() around them',
      );
    }
    return declaration.spec;
  }
  const { secret, ...given } = (await resolved(declaration.options, path, scope)) as Partial<ConnectionOptions>;
  refuseSecrets(declaration, scope);
  const options = { ...given, ...opening, id } as ConnectionOptions & { readonly id: string };
  try {
    const known = secret ?? (await missingSecret(options, scope));
    return connection({ ...options, ...(known !== undefined && { secret: known }) });
  } catch (error) {
    if (error instanceof OptionError)
      throw new UsageError(`${path} (${id}) of the configuration file: ${error.message}`);
    throw error;
  }
};

/** A URL may bring the secret along, where it comes from the environment. */
const missingSecret = async (
  options: ConnectionOptions & { readonly id: string },
  scope: DeclarationScope,
): Promise<ConnectionOptions['secret']> => {
  if (options.url !== undefined && URL.canParse(options.url) && new URL(options.url).password !== '') return undefined;
  const trial = createSupervisor({ children: [connection({ ...options, secret: '' })] });
  const { host, port, username } = trial.connection(options.id).info;
  return scope.askSecret(`${username}@${host}:${port}`);
};

/** What may be kept elsewhere. Not everything: a label may well be called `env`. */
const REFERABLE = new Set(['secret', 'url', 'host', 'username', 'ca', 'fingerprint256']);

/** References replaced by what they lead to; a secret is looked up anew at each login. */
const resolved = async (given: Readonly<Record<string, unknown>>, path: string, scope: DeclarationScope) => {
  const entries = Object.entries(given).map(async ([name, value]): Promise<[string, unknown]> => {
    const at = `${path}.${name}`;
    if (!REFERABLE.has(name) || !isReference(value)) {
      const nested = name === 'tls' && typeof value === 'object' && value !== null;
      return [name, nested ? await resolved(value as Record<string, unknown>, at, scope) : value];
    }
    if (name !== 'secret') return [name, await follow(value, at, scope)];
    const fetch = async () => firstLine(await follow(value, at, scope), at);
    await fetch();
    return [name, fetch];
  });
  return Object.fromEntries(await Promise.all(entries));
};

const firstLine = (text: string, path: string): string => {
  const [line = ''] = text.split(/\r?\n/, 1);
  if (line === '') throw new UsageError(`${path} leads to a text whose first line is empty`);
  return line;
};

/** A file of data is copied, mailed and kept under version control. */
const refuseSecrets = ({ id, ...declaration }: Declaration, { data }: DeclarationScope): void => {
  if (!data || !('options' in declaration)) return;
  const { secret, url } = declaration.options;
  const inUrl = typeof url === 'string' && URL.canParse(url) && new URL(url).password !== '';
  if (!inUrl && (secret === undefined || isReference(secret))) return;
  throw new UsageError(
    `the configuration file holds the secret of ${id}`,
    'name where it is kept: "secret": { "env": "NAME" } or { "file": "path" }',
  );
};

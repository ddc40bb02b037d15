import type { AmiResponse } from '../../protocol/response.js';
import { flagOf, nameOf, optionalNameOf, optionsOf, plainNameOf } from './arguments.js';
import { type ConfigChange, changeFields } from './config-change.js';
import type { Done, Requester, RequestOptions } from './requester.js';

/** A line `name = value`. */
export interface ConfigLine {
  readonly name: string;
  readonly value: string;
}

/** A category `[name]` of a configuration file. */
export interface ConfigCategory {
  readonly name: string;
  /** The categories that it takes lines from; their lines are not repeated in it. */
  readonly inherits: readonly string[];
  /** Whether it only gives lines to others. */
  readonly template: boolean;
  /** In the order of the file, repeated names included. */
  readonly lines: readonly ConfigLine[];
}

export interface ConfigFileOptions extends RequestOptions {
  /** Take a name with folders in it, which may lead out of Asterisk's configuration; default false: refused. */
  readonly anyPath?: boolean | undefined;
}

export interface GetConfigOptions extends ConfigFileOptions {
  /** Only categories of this name. */
  readonly category?: string | undefined;
  /** Only categories that fit, in Asterisk's words: `name_regex=value_regex`, `TEMPLATES=include`, joined by commas. */
  readonly filter?: string | undefined;
}

export interface UpdateConfigOptions extends ConfigFileOptions {
  /** Write to another file; default the same. */
  readonly destination?: string | undefined;
  /** Reload everything afterwards, or the named module; default false. */
  readonly reload?: boolean | string | undefined;
}

const fileOf = (file: unknown, argument: string, anyPath: unknown): string =>
  flagOf(anyPath, 'options.anyPath')
    ? nameOf(file, argument)
    : plainNameOf(file, argument, /\/|^\.\.?$/, 'must be the name of a file without folders, unless anyPath is set');

/**
 * The categories in an answer to `GetConfig`, in the order of the file, with repeated categories and lines.
 *
 * ```ts
 * parseConfig(await pbx.send('GetConfig', { Filename: 'queues.conf' }));
 * ```
 */
export const parseConfig = (response: AmiResponse): readonly ConfigCategory[] => {
  const found = new Map<string, { name: string; inherits: string[]; template: boolean; lines: ConfigLine[] }>();
  for (const [field, value] of response.entries()) {
    const [, kind, number = ''] = /^(Category|Templates|IsTemplate|Line)-(\d+)(?:-\d+)?$/i.exec(field) ?? [];
    const category = found.get(number);
    if (kind?.toLowerCase() === 'category')
      found.set(number, { name: value, inherits: [], template: false, lines: [] });
    else if (!category) continue;
    else if (kind?.toLowerCase() === 'templates') category.inherits = value.split(',').filter((name) => name !== '');
    else if (kind?.toLowerCase() === 'istemplate') category.template = value !== '0';
    else category.lines.push(lineOf(value));
  }
  return [...found.values()];
};

const lineOf = (text: string): ConfigLine => {
  const at = text.indexOf('=');
  return at === -1 ? { name: text, value: '' } : { name: text.slice(0, at), value: text.slice(at + 1) };
};

/** Asterisk's configuration files. */
export class ConfigurationCommands {
  readonly #pbx: Requester;

  /** @internal */
  constructor(pbx: Requester) {
    this.#pbx = pbx;
  }

  /** Reads a file: its categories in order, or those of a name. Rejects when there is no such file. It may hold secrets. */
  async get(file: string, options?: GetConfigOptions): Promise<readonly ConfigCategory[]> {
    const { anyPath, category, filter, ...request } = optionsOf(options);
    const fields = {
      Filename: fileOf(file, 'file', anyPath),
      Category: optionalNameOf(category, 'options.category'),
      Filter: optionalNameOf(filter, 'options.filter'),
    };
    return parseConfig(await this.#pbx.send('GetConfig', fields, request));
  }

  /** The names of a file's categories, in order and with repetitions. */
  async listCategories(file: string, options?: ConfigFileOptions): Promise<readonly string[]> {
    const { anyPath, ...request } = optionsOf(options);
    const response = await this.#pbx.send('ListCategories', { Filename: fileOf(file, 'file', anyPath) }, request);
    return response.entries().flatMap(([name, value]) => (/^category-\d+$/i.test(name) ? [value] : []));
  }

  /** Makes an empty file. Rejects when there is one already. */
  async create(file: string, options?: ConfigFileOptions): Promise<Done> {
    const { anyPath, ...request } = optionsOf(options);
    return { response: await this.#pbx.send('CreateConfig', { Filename: fileOf(file, 'file', anyPath) }, request) };
  }

  /**
   * Changes a file. When one change cannot be made, none is. An action has room for some twenty changes; beyond,
   * `AMI_TOO_MANY_LINES`. Comments in the file are kept, and includes are.
   *
   * Refused ({@link OptionError}) are names of files with folders, unless `anyPath` is set; categories with brackets, parentheses
   * or semicolons; names of lines that begin with # or [, or hold =, > or ;; and values that begin with >, for which `object` stands.
   *
   * ```ts
   * await pbx.config.update('queues.conf', [{ change: 'update', category: 'support', name: 'timeout', value: '20' }], {
   *   reload: 'app_queue.so',
   * });
   * ```
   */
  async update(file: string, changes: readonly ConfigChange[], options?: UpdateConfigOptions): Promise<Done> {
    const { anyPath, destination = file, reload, ...request } = optionsOf(options);
    const Reload = typeof reload === 'string' ? nameOf(reload, 'options.reload') : flagOf(reload, 'options.reload');
    const fields = {
      SrcFilename: fileOf(file, 'file', anyPath),
      DstFilename: fileOf(destination, 'options.destination', anyPath),
      Reload: Reload === true ? 'yes' : Reload || undefined,
      ...changeFields(changes),
    };
    return { response: await this.#pbx.send('UpdateConfig' as string, fields, request) };
  }
}

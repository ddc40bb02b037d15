import { optionsOf, plainNameOf } from './arguments.js';
import { unlessRefusedAs } from './refusal.js';
import type { Done, Requester, RequestOptions } from './requester.js';

/** Not a path, and not a list. */
const oddName = /[^\w.-]|\.\./;
const problem = 'must be the name of a module, such as app_queue';

/** Asterisk 22 finds a module only under the whole name of its file, Asterisk 16 under both. */
const fileOf = (name: unknown): string => {
  const module = plainNameOf(name, 'name', oddName, problem);
  return module.endsWith('.so') ? module : `${module}.so`;
};

/** The modules of Asterisk. */
export class ModuleCommands {
  readonly #pbx: Requester;

  /** @internal */
  constructor(pbx: Requester) {
    this.#pbx = pbx;
  }

  /** Loads a module, by its name with or without `.so`. Asterisk also refuses one that is loaded already, in the same words as one that cannot be. */
  load(name: string, options?: RequestOptions): Promise<Done> {
    return this.#do('load', name, options);
  }

  /** Unloads a module. Asterisk refuses one that is in use, and one that is not loaded, in words that do not tell which. */
  unload(name: string, options?: RequestOptions): Promise<Done> {
    return this.#do('unload', name, options);
  }

  /** Reloads the configuration of one module, or of a part of the core such as `manager`. Connections stay. */
  async reload(name: string, options?: RequestOptions): Promise<Done> {
    const Module = plainNameOf(name, 'name', oddName, `${problem}; to reload everything there is reloadAll`);
    return { response: await this.#pbx.send('Reload', { Module }, optionsOf(options)) };
  }

  /** Reloads the configuration of everything; may take long on a busy server. */
  async reloadAll(options?: RequestOptions): Promise<Done> {
    return { response: await this.#pbx.send('Reload', {}, optionsOf(options)) };
  }

  /** Whether a module is loaded. */
  async check(name: string, options?: RequestOptions): Promise<boolean> {
    const answer = this.#pbx.send('ModuleCheck', { Module: fileOf(name) }, optionsOf(options));
    return !(await unlessRefusedAs(answer, 'no-such-module')).refused;
  }

  async #do(LoadType: string, name: string, options: RequestOptions | undefined): Promise<Done> {
    return { response: await this.#pbx.send('ModuleLoad', { Module: fileOf(name), LoadType }, optionsOf(options)) };
  }
}

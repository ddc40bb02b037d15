import { OptionError, RefusedError } from '../../errors.js';
import * as check from '../../options/check.js';
import type { AmiResponse } from '../../protocol/response.js';
import { nameOf, optionsOf } from './arguments.js';
import { unlessRefusedAs } from './refusal.js';
import type { Done, Requester, RequestOptions } from './requester.js';

export interface DelTreeOptions extends RequestOptions {
  /**
   * Default `exact`: refuses when the names would reach entries of other names too. `like` takes them as Asterisk does, which
   * compares as SQL's LIKE: `%` and `_` stand for others, and the case of ASCII letters does not count.
   */
  readonly matching?: 'exact' | 'like' | undefined;
}

export interface DelTreeResult {
  /** How many entries there were to delete; undefined with `like`, and where Asterisk cannot list them (before 16.26). */
  readonly deleted: number | undefined;
  readonly response: AmiResponse;
}

const matchingOf = check.oneOf(['exact', 'like'], 'exact');

/** AstDB, Asterisk's own store of values by family and key. */
export class DatabaseCommands {
  readonly #pbx: Requester;

  /** @internal */
  constructor(pbx: Requester) {
    this.#pbx = pbx;
  }

  /**
   * The value under a key; undefined when there is none. Values come as they are stored, and are not escaped by Asterisk. One
   * that may have been cut, as Asterisk 16 does at 255 bytes, is asked for in another way.
   */
  async get(family: string, key: string, options?: RequestOptions): Promise<string | undefined> {
    const fields = { Family: nameOf(family, 'family'), Key: nameOf(key, 'key') };
    const answer = this.#pbx.send('DBGet', fields, optionsOf(options));
    const { refused, response } = await unlessRefusedAs(answer, 'no-such-entry');
    const value = refused ? undefined : response.events[0]?.get('Val');
    return value === undefined || !mayBeCut(value) ? value : await this.#whole(value, fields, optionsOf(options));
  }

  /** Stores a value; the empty string is one. Blanks at its start are refused ({@link FieldError}), since Asterisk would drop them. */
  async put(family: string, key: string, value: string | number | boolean, options?: RequestOptions): Promise<Done> {
    if (!['string', 'number', 'boolean'].includes(typeof value)) {
      throw new OptionError('value', 'must be a string, a number or a boolean');
    }
    const fields = { Family: nameOf(family, 'family'), Key: nameOf(key, 'key'), Val: value };
    return { response: await this.#pbx.send('DBPut', fields, optionsOf(options)) };
  }

  /** Deletes one entry, by its exact name. `deleted` is false when there was none. */
  async del(
    family: string,
    key: string,
    options?: RequestOptions,
  ): Promise<{ readonly deleted: boolean; readonly response: AmiResponse }> {
    const fields = { Family: nameOf(family, 'family'), Key: nameOf(key, 'key') };
    const answer = this.#pbx.send('DBDel', fields, optionsOf(options));
    const { refused, response } = await unlessRefusedAs(answer, 'no-such-entry');
    return { deleted: !refused, response };
  }

  /**
   * Deletes a key and all below it, or with null in place of the key the whole family. Refuses ({@link RefusedError}) when
   * entries of other names would go too, as those of `salesXeu` with the family `sales_eu`, unless `matching` is `like`.
   */
  async delTree(family: string, key: string | null, options?: DelTreeOptions): Promise<DelTreeResult> {
    const { matching, ...request } = optionsOf(options);
    const Family = nameOf(family, 'family');
    if (key !== null && typeof key !== 'string') {
      throw new OptionError('key', 'must be a string, or null for the whole family');
    }
    const Key = key === null ? undefined : nameOf(key, 'key');
    const fields = { Family, Key };
    const below = matchingOf(matching, 'options.matching') === 'like' ? undefined : await this.#count(fields, request);
    const answer = this.#pbx.send('DBDelTree', fields, request);
    const { refused, response } = await unlessRefusedAs(answer, 'no-such-entry');
    return { deleted: refused ? 0 : below, response };
  }

  /** The value as `DBGetTree` gives it, which cuts none. */
  async #whole(value: string, fields: { Family: string; Key: string }, request: RequestOptions): Promise<string> {
    const { response } = await unlessRefusedAs(this.#pbx.send('DBGetTree', fields, request), 'unknown-action');
    const row = response.events.find((event) => event.get('Key') === pathOf(fields.Family, fields.Key));
    return row?.get('Val') ?? value;
  }

  /** How many entries the names reach, if they reach no others. */
  async #count(
    fields: { readonly Family: string; readonly Key: string | undefined },
    request: RequestOptions,
  ): Promise<number | undefined> {
    const answer = this.#pbx.send('DBGetTree', fields, request);
    const { refused, response } = await unlessRefusedAs(answer, 'unknown-action');
    const path = pathOf(fields.Family, fields.Key);
    if (refused) {
      if (/[%_]/.test(path)) throw strays('may');
      return undefined;
    }
    const names = response.events.map((event) => event.get('Key') ?? '');
    if (names.some((name) => name !== path && !name.startsWith(`${path}/`))) throw strays('would');
    return names.length;
  }
}

const pathOf = (family: string, key: string | undefined): string => `/${family}${key === undefined ? '' : `/${key}`}`;

/** Asterisk 16 cuts what `DBGet` shows at 255 bytes, which may leave a part of a character. */
const mayBeCut = (value: string): boolean => {
  const bytes = Buffer.byteLength(value);
  return bytes >= 253 && bytes <= 257;
};

const strays = (may: string): RefusedError =>
  new RefusedError(
    `DBDelTree ${may} delete entries of other names as well, since Asterisk compares as LIKE does: delete by single keys, or ask for matching: 'like'`,
  );

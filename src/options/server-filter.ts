import { OptionError } from '../errors.js';
import * as check from './check.js';

/**
 * Which events are to come at all: by name, by the value of one field, or both. Of several filters one has to match; one
 * with `exclude` must not.
 */
export interface ServerFilter {
  /** The name of the event. */
  readonly event?: string | undefined;
  /** The name of the field, just as Asterisk writes it, to compare in one of the next four ways; without one it has to be there. */
  readonly field?: string | undefined;
  readonly equals?: string | undefined;
  readonly startsWith?: string | undefined;
  readonly endsWith?: string | undefined;
  readonly contains?: string | undefined;
  /** Keep the events back that match; default false. */
  readonly exclude?: boolean | undefined;
}

/** Names go between the parentheses of Asterisk's own filter syntax. */
const name = check.optional(
  check.instance<string>('a name of letters, digits, "-", "_" and "."', (value) => /^[\w.-]+$/.test(String(value))),
);

/** Values go on a line of their own, within Asterisk's limit of 1,022 bytes, and lose leading blanks there. */
const value = check.optional(
  check.instance<string>('up to 900 bytes of text without control characters and leading blanks', (text) => {
    if (typeof text !== 'string' || text === '' || Buffer.byteLength(text) > 900) return false;
    return text.trimStart() === text && !/[\p{Cc}\p{Cs}]/u.test(text);
  }),
);

const shape = check.record<ServerFilter>({
  event: name,
  field: name,
  equals: value,
  startsWith: value,
  endsWith: value,
  contains: value,
  exclude: check.optional(check.boolean(false)),
});

/** Validates one filter. Throws {@link OptionError}. */
export const checkServerFilter: check.Check<ServerFilter> = (given, path) => {
  const filter = shape(given, path);
  const comparisons = [filter.equals, filter.startsWith, filter.endsWith, filter.contains].filter(
    (text) => text !== undefined,
  );
  if (filter.event === undefined && filter.field === undefined)
    throw new OptionError(path, 'must name an event or a field');
  if (comparisons.length > 1) throw new OptionError(path, 'must compare in one way only');
  if (comparisons.length === 1 && filter.field === undefined) throw new OptionError(`${path}.field`, 'is missing');
  return filter;
};

/** Validates a list of filters. Throws {@link OptionError}. */
export const checkServerFilters: check.Check<readonly ServerFilter[]> = (given = [], path) => {
  if (!Array.isArray(given)) throw new OptionError(path, 'must be a list of filters');
  return Object.freeze(given.map((filter, index) => checkServerFilter(filter, `${path}[${index}]`)));
};

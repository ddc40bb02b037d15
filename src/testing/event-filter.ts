import type { FakeEvent } from './fake-event.js';

/** A filter that a session has added: it includes the events that it matches, or excludes them. */
export interface EventFilter {
  readonly excludes: boolean;
  matches(event: FakeEvent): boolean;
}

/** Why a text is not a filter. */
export type FilterProblem = 'malformed' | 'not compiled';

/** Without an including filter, all pass that no filter excludes. */
export const passesFilters = (filters: readonly EventFilter[], event: FakeEvent): boolean => {
  if (filters.length === 0) return true;
  const includes = filters.filter((filter) => !filter.excludes);
  if (includes.length > 0 && !includes.some((filter) => filter.matches(event))) return false;
  return !filters.some((filter) => filter.excludes && filter.matches(event));
};

const FILTER_METHODS: Readonly<Record<string, (pattern: string) => ((data: string) => boolean) | undefined>> = {
  none: () => () => true,
  regex: (pattern) => {
    const expression = posixPattern(pattern);
    return expression && ((data) => expression.test(data));
  },
  exact: (pattern) => (data) => data === pattern,
  starts_with: (pattern) => (data) => data.startsWith(pattern),
  ends_with: (pattern) => (data) => data.endsWith(pattern),
  contains: (pattern) => (data) => data.includes(pattern),
};

/**
 * The newer form: criteria such as `name(Hangup),header(Channel),method(starts_with)`, of which the last of a kind
 * counts. The method is `none` unless it is given: it takes no pattern, and needs a name or a header; all others need a
 * pattern.
 */
export const parseCriteriaFilter = (criteria: string, pattern: string): EventFilter | FilterProblem => {
  const given: Record<string, string> = { action: 'include', method: 'none' };
  for (const part of criteria.split(',')) {
    const match = /^ *(action|name|header|method)\(([^)]+)\)? *$/.exec(part);
    if (!match?.[1] || !match[2]) return 'malformed';
    given[match[1]] = match[2];
  }
  const { action, method = '', name, header } = given;
  if (action !== 'include' && action !== 'exclude') return 'malformed';
  if ((method === 'none') !== (pattern === '')) return 'malformed';
  if (method === 'none' && name === undefined && header === undefined) return 'malformed';
  if (!Object.hasOwn(FILTER_METHODS, method)) return 'malformed';
  const matchesData = FILTER_METHODS[method]?.(pattern);
  if (!matchesData) return 'not compiled';
  return {
    excludes: action === 'exclude',
    matches: (event) => {
      if (name !== undefined && event.name !== name) return false;
      const data = header === undefined ? event.text : headerOf(event, header);
      return data !== undefined && matchesData(data);
    },
  };
};

const headerOf = (event: FakeEvent, name: string): string | undefined => {
  const line = event.text.split('\r\n').find((one) => one.startsWith(`${name}:`));
  return line?.slice(name.length + 1).replace(/^ +/, '');
};

/** The older form: a POSIX extended expression over the whole text of the event; a leading `!` excludes. */
export const parsePatternFilter = (text: string): EventFilter | FilterProblem => {
  const excludes = text.startsWith('!');
  const pattern = posixPattern(excludes ? text.slice(1) : text);
  return pattern ? { excludes, matches: (event) => pattern.test(event.text) } : 'not compiled';
};

/** Undefined when it does not compile. */
export const posixPattern = (source: string): RegExp | undefined => {
  try {
    return new RegExp(source.replace(/\[:(\w+):\]/g, posixClass), 's');
  } catch {
    return undefined;
  }
};

const posixClass = (_match: string, name: string): string => POSIX_CLASSES[name] ?? '';

const POSIX_CLASSES: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  xdigit: '0-9A-Fa-f',
  punct: '!-/:-@[-`{-~',
};

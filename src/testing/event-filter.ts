import type { FakeEvent } from './fake-event.js';

/** A filter that a session has added: it includes the events that it matches, or excludes them. */
export interface EventFilter {
  readonly excludes: boolean;
  matches(event: FakeEvent): boolean;
}

/** Without an including filter, all pass that no filter excludes. */
export const passesFilters = (filters: readonly EventFilter[], event: FakeEvent): boolean => {
  if (filters.length === 0) return true;
  const includes = filters.filter((filter) => !filter.excludes);
  if (includes.length > 0 && !includes.some((filter) => filter.matches(event))) return false;
  return !filters.some((filter) => filter.excludes && filter.matches(event));
};

/** The older form: a POSIX extended expression over the whole text of the event; a leading `!` excludes. */
export const parsePatternFilter = (text: string): EventFilter | undefined => {
  const excludes = text.startsWith('!');
  const pattern = posixPattern(excludes ? text.slice(1) : text);
  return pattern && { excludes, matches: (event) => pattern.test(event.text) };
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

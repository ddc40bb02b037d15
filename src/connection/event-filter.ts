import type { ServerFilter } from '../options/server-filter.js';
import type { AmiEvent } from '../protocol/event.js';
import type { Identity } from './identity.js';

type Comparison = 'equals' | 'startsWith' | 'endsWith' | 'contains';

const comparisons: readonly Comparison[] = ['equals', 'startsWith', 'endsWith', 'contains'];

const methods: Readonly<Record<Comparison, string>> = {
  equals: 'exact',
  startsWith: 'starts_with',
  endsWith: 'ends_with',
  contains: 'contains',
};

const compared = (filter: ServerFilter): readonly [Comparison, string] | undefined => {
  for (const comparison of comparisons) {
    const value = filter[comparison];
    if (value !== undefined) return [comparison, value];
  }
  return undefined;
};

const holds = (filter: ServerFilter, event: AmiEvent): boolean => {
  if (filter.event !== undefined && event.name !== filter.event) return false;
  if (filter.field === undefined) return true;
  const comparison = compared(filter);
  // Asterisk compares names as they are written, and so do we.
  const values = event.entries().flatMap(([name, value]) => (name === filter.field ? [value] : []));
  if (!comparison) return values.length > 0;
  const [how, wanted] = comparison;
  return values.some((value) => {
    switch (how) {
      case 'equals':
        return value === wanted;
      case 'startsWith':
        return value.startsWith(wanted);
      case 'endsWith':
        return value.endsWith(wanted);
      default:
        return value.includes(wanted);
    }
  });
};

/** Whether an event passes all filters together. */
export const passesFilters = (filters: readonly ServerFilter[], event: AmiEvent): boolean => {
  const includes = filters.filter(({ exclude }) => exclude !== true);
  if (includes.length > 0 && !includes.some((filter) => holds(filter, event))) return false;
  return !filters.some((filter) => filter.exclude === true && holds(filter, event));
};

/** The first release of each branch whose `Filter` takes `MatchCriteria` [observed on 22, documented for the others]. */
const structured: Readonly<Record<number, number>> = { 18: 26, 20: 11, 21: 6, 22: 1 };

/** Whether the server's `Filter` action takes `MatchCriteria`. */
export const takesCriteria = ({ asteriskVersion }: Identity): boolean => {
  const [, major, minor] = /(?<!\d)(\d+)\.(\d+)/.exec(asteriskVersion ?? '') ?? [];
  if (major === undefined) return false;
  const since = structured[Number(major)];
  return since === undefined ? Number(major) > 22 : Number(minor) >= since;
};

const escapeRegex = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** The same as `MatchCriteria`, and the value that it compares. */
const asCriteria = (filter: ServerFilter): Readonly<Record<string, string>> => {
  const { event, field, exclude } = filter;
  const comparison = compared(filter);
  const parts = [
    `action(${exclude === true ? 'exclude' : 'include'})`,
    ...(event === undefined ? [] : [`name(${event})`]),
    ...(field === undefined ? [] : [`header(${field})`]),
    `method(${comparison ? methods[comparison[0]] : 'none'})`,
  ];
  return { Operation: 'Add', MatchCriteria: parts.join(','), ...(comparison && { Filter: comparison[1] }) };
};

/**
 * As a POSIX regular expression over the whole text of the event. It may let more through than the filter, never less: what
 * is left is sorted out on this side. An exclusion would have to be exact, and is left to this side altogether.
 */
const asRegex = ({ event, field, exclude, ...values }: ServerFilter): Readonly<Record<string, string>> | undefined => {
  if (exclude === true) return undefined;
  const name = event === undefined ? '^Event: ' : `^Event: ${escapeRegex(event)}[[:cntrl:]]`;
  const comparison = compared(values);
  const value = comparison ? `.*${escapeRegex(comparison[1])}` : '';
  const line = field === undefined ? '' : `.*[[:cntrl:]]${escapeRegex(field)}: ${value}`;
  return { Operation: 'Add', Filter: `${name}${line}` };
};

/** What to tell the server about the filters, as fields of `Filter` actions; the rest is sorted out on this side. */
export const filterActions = (
  filters: readonly ServerFilter[],
  identity: Identity,
): readonly Readonly<Record<string, string>>[] => {
  if (identity.may('Filter') === false) return [];
  const say = takesCriteria(identity) ? asCriteria : asRegex;
  return filters.map(say).filter((fields) => fields !== undefined);
};

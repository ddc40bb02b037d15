import type { XmlElement, XmlNode } from './xml-reader.js';

const POINTER = /^xpointer\((.*)\)$/s;
const STEP = /([^/[]+)((?:\[[^\]]*\])*)(?:\/|$)/y;
const PREDICATE = /\[([^\]]*)\]/g;

type Filter = (node: XmlNode, position: number) => boolean;

/**
 * Finds what an inclusion of Asterisk's documentation points to: a path from the root by names, `*`, `node()` or
 * `text()`, with predicates by attribute or position. Undefined when the pointer is of another form.
 */
export const resolvePointer = (root: XmlElement, pointer: string): readonly XmlNode[] | undefined => {
  const path = POINTER.exec(pointer.trim())?.[1]?.replace(/^\//, '');
  if (!path) return undefined;
  let nodes: readonly XmlNode[] = [{ name: '', attributes: new Map(), children: [root] }];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < path.length) {
    const step = STEP.exec(path);
    const filters = step && filtersOf(step[1] ?? '', step[2] ?? '');
    if (!filters) return undefined;
    nodes = nodes.flatMap((node) => {
      if (typeof node === 'string') return [];
      let matching = node.children;
      for (const filter of filters) matching = matching.filter((child, index) => filter(child, index + 1));
      return matching;
    });
  }
  return nodes;
};

const filtersOf = (test: string, predicates: string): Filter[] | undefined => {
  const filters = [nodeTest(test)];
  for (const [, predicate = ''] of predicates.matchAll(PREDICATE)) {
    const filter = predicateTest(predicate.trim());
    if (!filter) return undefined;
    filters.push(filter);
  }
  return filters;
};

const nodeTest = (test: string): Filter => {
  if (test === 'node()') return () => true;
  if (test === 'text()') return (node) => typeof node === 'string';
  return (node) => typeof node !== 'string' && (test === '*' || node.name === test);
};

const predicateTest = (predicate: string): Filter | undefined => {
  if (/^\d+$/.test(predicate)) return (_, position) => position === Number(predicate);
  const equal = /^@([\w:-]+)\s*=\s*(['"])(.*)\2$/s.exec(predicate);
  if (equal) return (node) => attribute(node, equal[1] ?? '') === equal[3];
  const contains = /^contains\(\s*@([\w:-]+)\s*,\s*(['"])(.*)\2\s*\)$/s.exec(predicate);
  if (contains) return (node) => attribute(node, contains[1] ?? '')?.includes(contains[3] ?? '') ?? false;
  return undefined;
};

const attribute = (node: XmlNode, name: string): string | undefined =>
  typeof node === 'string' ? undefined : node.attributes.get(name);

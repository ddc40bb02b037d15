import { connectionMachine } from 'astervisor/machine';
import { expect, test } from 'vitest';
import type { AnyStateNode } from 'xstate';
import { readPage } from './blocks.js';

const stateTold = ({ entry }: AnyStateNode): string | undefined =>
  entry
    .map((action) => action as unknown as { type: string; params?: { state: string } })
    .find(({ type }) => type === 'tell')?.params?.state;

/** The state that people see while the statechart is in this node; what tells none goes on with that before it. */
const stateIn = (node: AnyStateNode): string => stateTold(node) ?? (node.parent ? stateIn(node.parent) : 'connecting');

const inside = (node: AnyStateNode): AnyStateNode[] => {
  const children = Object.values(node.states);
  return children.length === 0 ? [node] : children.flatMap(inside);
};

/** The nodes in which it comes to rest that is sent to this one. */
const resting = (node: AnyStateNode): AnyStateNode[] => {
  if (node.always?.length) return node.always.flatMap(({ target = [] }) => target.flatMap(resting));
  const first = node.initial.target;
  return node.type === 'compound' ? (first ?? []).flatMap(resting) : [node];
};

/** What can happen in a node: its own, and that of the nodes around it which it does not answer otherwise. */
const leaving = (node: AnyStateNode): AnyStateNode[] => {
  const answers = new Map<string, AnyStateNode[]>();
  for (let around: AnyStateNode | undefined = node; around; around = around.parent) {
    for (const [event, ways] of around.transitions) {
      if (!answers.has(event))
        answers.set(
          event,
          ways.flatMap(({ target = [] }) => target.flatMap(resting)),
        );
    }
  }
  return [...answers.values()].flat();
};

/** From each state to those that it leaves for, as the statechart is defined. */
const defined = (): Record<string, string[]> => {
  const edges: Record<string, Set<string>> = {};
  for (const node of inside(connectionMachine.root)) {
    const from = stateIn(node);
    const to = leaving(node).map(stateIn);
    edges[from] ??= new Set();
    for (const state of to) if (state !== from) edges[from].add(state);
  }
  return Object.fromEntries(Object.entries(edges).map(([from, to]) => [from, [...to].sort()]));
};

const told = (): Record<string, string[]> => {
  const rows = readPage('docs/reference/states.md').matchAll(/^\| `(\w+)` \|.*\|.*\| (.+) \|$/gm);
  return Object.fromEntries(
    [...rows].map(([, from = '', to = '']) => [
      from,
      [...to.matchAll(/`(\w+)`/g)].map(([, state = '']) => state).sort(),
    ]),
  );
};

/** In these there is no statechart at work: what comes next is the doing of the supervisor. */
const resters = ['idle', 'closed', 'failed'];

test('states.md has the ways between the states that the statechart has, and no other', () => {
  const { idle, closed, failed, ...chart } = defined();
  expect({ idle, closed, failed }).toEqual({ idle: [], closed: [], failed: [] });
  expect(Object.keys(chart)).toHaveLength(8);
  expect(chart.ready).toContain('draining');
  expect(Object.fromEntries(Object.entries(told()).filter(([from]) => !resters.includes(from)))).toEqual(chart);
});

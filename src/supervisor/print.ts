import type { Child, ChildState } from './child.js';
import { describeExit } from './exit-reason.js';
import type { ChildType } from './spec.js';
import type { Strategy } from './strategy.js';
import type { SupervisorNode } from './supervisor-node.js';
import type { TreeCore } from './tree-core.js';

/** A supervisor and its children, as plain data. */
export interface SupervisorSnapshot {
  readonly strategy: Strategy;
  readonly running: boolean;
  /** In start order. */
  readonly children: readonly ChildSnapshot[];
}

export interface ChildSnapshot {
  readonly id: string;
  readonly type: ChildType;
  readonly state: ChildState;
  /** The serial number of the latest incarnation; 0 before the first. */
  readonly incarnation: number;
  /** How often it came up again by itself. */
  readonly restarts: number;
  /** Since when it has been in its state: ISO 8601. */
  readonly since: string;
  /** Why the incarnation before ended, in words. */
  readonly lastExit: string | undefined;
  readonly supervisor: SupervisorSnapshot | undefined;
}

export interface TreeSnapshot extends SupervisorSnapshot {
  readonly name: string;
  readonly state: 'idle' | 'running' | 'ended';
  /** Why the root ended, in words. */
  readonly exit: string | undefined;
}

export const treeSnapshot = (tree: TreeCore): TreeSnapshot => ({
  name: tree.name,
  state: tree.state,
  exit: tree.exit && describeExit(tree.exit),
  ...supervisorSnapshot(tree.root),
});

const supervisorSnapshot = (node: SupervisorNode): SupervisorSnapshot => ({
  strategy: node.flags.strategy,
  running: node.running !== undefined,
  children: Array.from(node.children, childSnapshot),
});

const childSnapshot = (child: Child): ChildSnapshot => ({
  id: child.spec.id,
  type: child.spec.type,
  state: child.state,
  incarnation: child.incarnations,
  restarts: child.restarts,
  since: new Date(child.since).toISOString(),
  lastExit: child.lastExit && describeExit(child.lastExit),
  supervisor: child.nested && supervisorSnapshot(child.nested),
});

/** Draws the tree, one line a child. */
export const formatTree = (tree: TreeSnapshot): string => {
  const end = tree.exit === undefined ? '' : ` (${tree.exit})`;
  return [`${tree.name}  ${tree.strategy}  ${tree.state}${end}`, ...branches(tree, '')].join('\n');
};

const branches = ({ children }: SupervisorSnapshot, indent: string): string[] =>
  children.flatMap((child, index) => {
    const last = index === children.length - 1;
    const line = `${indent}${last ? '└─ ' : '├─ '}${describe(child)}`;
    return child.supervisor ? [line, ...branches(child.supervisor, `${indent}${last ? '   ' : '│  '}`)] : [line];
  });

const describe = ({ id, type, state, incarnation, restarts, since, lastExit, supervisor }: ChildSnapshot): string =>
  [
    id,
    supervisor ? `${type} ${supervisor.strategy}` : type,
    state,
    `#${incarnation}`,
    restarts === 1 ? '1 restart' : `${restarts} restarts`,
    `since ${since}`,
    ...(lastExit === undefined ? [] : [`last exit ${lastExit}`]),
  ].join('  ');

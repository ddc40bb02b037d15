import type { SupervisorSpec } from './spec.js';
import { SupervisorTree } from './tree.js';
import { TreeCore, type TreeOptions } from './tree-core.js';

/**
 * Declares a tree: checks everything, makes what children attach, and starts nothing yet.
 *
 * Throws {@link SupervisorSpecError} with the path of the field, and whatever an `attach` function throws.
 *
 * @example
 * ```ts
 * const tree = createSupervisor({ name: 'app', strategy: 'rest_for_one', children: [worker({ id: 'feed', run })] });
 * await tree.start();
 * ```
 */
export const createSupervisor = (spec: SupervisorSpec, options: TreeOptions = {}): SupervisorTree =>
  new SupervisorTree(new TreeCore(spec, options));

/** {@link createSupervisor} and `start()` in one; rejects as both do. */
export const startSupervisor = async (spec: SupervisorSpec, options: TreeOptions = {}): Promise<SupervisorTree> => {
  const tree = createSupervisor(spec, options);
  await tree.start();
  return tree;
};

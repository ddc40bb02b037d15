import type { ChildSpec } from '../../supervisor/spec.js';
import type { SupervisorTree } from '../../supervisor/tree.js';
import { sameChild } from './declaration.js';

/** What {@link Tree.reconcile} did, by id. */
export interface Reconciliation {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly replaced: readonly string[];
  readonly kept: readonly string[];
}

/**
 * Makes the children of the root those of a list, touching only what differs: drops those that are not in it, replaces those
 * whose settings have changed, adds the new ones, in the order of the list. Attachments, and so handles and listeners, stay.
 */
export const reconcile = async (tree: SupervisorTree, wanted: readonly ChildSpec[]): Promise<Reconciliation> => {
  tree.checkChildSpecs(wanted);
  const result = { added: [] as string[], removed: [] as string[], replaced: [] as string[], kept: [] as string[] };
  const byId = new Map(wanted.map((spec) => [spec.id, spec]));
  const drop = async (id: string) => {
    await tree.terminateChild(id);
    await tree.deleteChild(id).catch((error: unknown) => {
      // A temporary child is forgotten as soon as it is stopped.
      if (!(error instanceof Error && 'code' in error && error.code === 'SUPERVISOR_NOT_FOUND')) throw error;
    });
  };
  for (const { id } of tree.whichChildren()) {
    if (id === undefined) continue;
    const spec = byId.get(id);
    if (spec && sameChild(tree.getChildSpec(id).start, spec.start)) {
      result.kept.push(id);
      byId.delete(id);
      continue;
    }
    await drop(id);
    if (spec) result.replaced.push(id);
    else result.removed.push(id);
  }
  for (const [id, spec] of byId) {
    await tree.startChild(spec);
    if (!result.replaced.includes(id)) result.added.push(id);
  }
  return result;
};

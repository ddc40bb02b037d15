export type Strategy = 'one_for_one' | 'one_for_all' | 'rest_for_one' | 'simple_one_for_one';

/** What a restart does to the children of a supervisor, besides the one that failed. */
export interface RestartPlan {
  /** To be stopped, in this order; the failed child is gone already and not among them. */
  readonly stop: readonly string[];
  /** To be started afterwards, in this order; the failed child is among them. */
  readonly start: readonly string[];
}

/** Plans the restart of `failed`. `order` is the start order of all children of the supervisor. */
export const planRestart = (strategy: Strategy, order: Iterable<string>, failed: string): RestartPlan => {
  switch (strategy) {
    case 'one_for_one':
    case 'simple_one_for_one':
      return { stop: [], start: [failed] };
    case 'one_for_all':
      return planGroup([...order], failed);
    case 'rest_for_one': {
      const all = [...order];
      return planGroup(all.slice(all.indexOf(failed)), failed);
    }
  }
};

const planGroup = (group: readonly string[], failed: string): RestartPlan => ({
  stop: group.filter((key) => key !== failed).reverse(),
  start: group,
});

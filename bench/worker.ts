import type { Open } from './clients/client.js';
import { works } from './works/index.js';

/** One contestant in a process of its own: `worker.js WORK ENTRANT PORT SCALE`. Tells its parent what it measured. */
const [workName, entrantName, port, scale] = process.argv.slice(2);
const entrant = works.find(({ name }) => name === workName)?.entrants.find(({ name }) => name === entrantName);
if (!entrant) throw new Error(`there is no ${entrantName} in ${workName}`);

// What a work loads, and what it does not, is its own business: an import is one of the works.
const open: Open = async (at) => {
  const client = (await import(`./clients/${entrant.client}.js`)) as { readonly open: Open };
  return client.open(at);
};
const amount = entrant.whole ? entrant.amount : Math.max(1, Math.round(entrant.amount * Number(scale)));
const measured = await entrant.run(open, Number(port), amount);
process.send?.(measured, () => process.exit());

/** What a supervisor can be made of, for writing `child.connection({ … })`. */
export { actor } from '../../supervisor/actor.js';
export { dynamicSupervisor } from '../../supervisor/child-supervisor.js';
export { connection } from './connection-spec.js';
export { supervisor, worker } from './tree-spec.js';

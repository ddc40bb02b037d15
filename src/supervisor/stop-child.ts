import type { ExitReason } from './exit-reason.js';
import type { Incarnation } from './incarnation.js';

/**
 * Ends one incarnation the way its spec says: asked, given its time, and then killed; killed at once when it is a
 * `brutal_kill`, or when it cannot be asked. Always comes to an end, unless `shutdown` is `'infinity'` and the child does not.
 */
export const stopIncarnation = async (incarnation: Incarnation): Promise<ExitReason> => {
  const { shutdown } = incarnation.child.spec;
  if (incarnation.alive && shutdown === 'brutal_kill') incarnation.kill('killed');
  if (incarnation.alive && !incarnation.stopsPolitely) incarnation.kill('shutdown');
  if (incarnation.alive) incarnation.ask();
  return incarnation.reason ?? (await gone(incarnation, shutdown));
};

const gone = (incarnation: Incarnation, shutdown: number | string): Promise<ExitReason> => {
  const { clock } = incarnation.child.home.tree;
  return new Promise((resolve) => {
    const timer = typeof shutdown === 'number' && clock.setTimeout(() => incarnation.kill('killed'), shutdown);
    incarnation.onEnd((reason) => {
      if (timer !== false) clock.clearTimeout(timer);
      resolve(reason);
    });
  });
};

import { BadStartResultError, ChildStartError, StartTimeoutError } from './errors.js';
import type { ExitReason } from './exit-reason.js';
import { type Incarnation, StartInterrupted } from './incarnation.js';
import { IncarnationScope } from './incarnation-scope.js';
import type { StartedLogic, StartResult } from './start-scope.js';
import { stopIncarnation } from './stop-child.js';

/**
 * Brings one incarnation up; false when its start function said `'ignore'`. What fails is stopped again before this
 * rejects, always with {@link ChildStartError}.
 */
export const startIncarnation = async (incarnation: Incarnation): Promise<boolean> => {
  const { spec, home } = incarnation.child;
  const { clock } = home.tree;
  const timeoutMs = spec.startTimeoutMs;
  const timer =
    timeoutMs !== undefined &&
    clock.setTimeout(() => incarnation.interrupt({ error: new StartTimeoutError(spec.id, timeoutMs) }), timeoutMs);
  try {
    const result = await incarnation.within(spec.start(new IncarnationScope(incarnation)));
    if (result === 'ignore') {
      incarnation.kill('normal');
      return false;
    }
    if (!hasLogic(result)) throw new BadStartResultError(spec.id);
    await run(incarnation, result);
    return true;
  } catch (error) {
    await stopIncarnation(incarnation);
    throw new ChildStartError(incarnation.path, reasonOf(error));
  } finally {
    incarnation.awaited = false;
    if (timer !== false) clock.clearTimeout(timer);
  }
};

const run = async (incarnation: Incarnation, result: StartedLogic): Promise<void> => {
  const { ready } = result;
  incarnation.awaited = ready !== undefined && incarnation.child.spec.startWhen === 'ready';
  incarnation.run(result);
  const { reason } = incarnation;
  if (typeof reason === 'object' && 'error' in reason) throw new StartInterrupted(reason);
  if (incarnation.awaited) await incarnation.within(ready);
  else ready?.catch(() => {});
};

const reasonOf = (error: unknown): ExitReason => (error instanceof StartInterrupted ? error.reason : { error });

const hasLogic = (result: StartResult): result is StartedLogic =>
  typeof result === 'object' && typeof result?.logic?.transition === 'function';

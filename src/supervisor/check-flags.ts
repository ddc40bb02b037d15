import { checkChildSpec, isCount, isDuration, join, oneOf, type Warn, warnOfUnknownKeys } from './check-child-spec.js';
import { type SpecErrorCode, SupervisorSpecError } from './errors.js';
import type {
  AutoShutdown,
  ChildSpec,
  ResolvedChildSpec,
  ResolvedFlags,
  SupervisorFlags,
  SupervisorSpec,
} from './spec.js';

const flagKeys: readonly (keyof SupervisorFlags)[] = [
  'strategy',
  'intensity',
  'periodMs',
  'autoShutdown',
  'children',
  'dynamicChildren',
  'maxChildren',
];

const nestedKeys: ReadonlySet<string> = new Set(flagKeys);

const rootKeys: ReadonlySet<string> = new Set<keyof SupervisorSpec>([
  ...flagKeys,
  'name',
  'logger',
  'onReport',
  'clock',
  'random',
  'inspect',
  'quantise',
]);

/** Checks what a whole tree is declared with. Throws {@link SupervisorSpecError}. */
export const checkRoot = (spec: SupervisorSpec, warn: Warn): ResolvedFlags => {
  const flags = checkFlags(spec, '', warn, rootKeys);
  const refuse = (key: keyof SupervisorSpec, problem: string): never => {
    throw new SupervisorSpecError('SUPERVISOR_INVALID_OPTION', key, problem, spec[key]);
  };
  const { name, clock, random, onReport, logger, inspect, quantise } = spec;
  if (name !== undefined && (typeof name !== 'string' || name === ''))
    refuse('name', 'must be a string that is not empty');
  if (clock !== undefined && typeof clock?.setTimeout !== 'function')
    refuse('clock', 'must have now, setTimeout and clearTimeout');
  if (random !== undefined && typeof random !== 'function') refuse('random', 'must be a function');
  if (onReport !== undefined && typeof onReport !== 'function') refuse('onReport', 'must be a function');
  if (logger !== undefined && typeof logger?.info !== 'function') refuse('logger', "must be a logger of pino's shape");
  if (inspect !== undefined && typeof inspect !== 'function' && typeof inspect !== 'object') {
    refuse('inspect', 'must be a function or an observer');
  }
  if (quantise !== undefined && typeof quantise !== 'boolean') refuse('quantise', 'must be true or false');
  return flags;
};

/** Throws {@link SupervisorSpecError} for what cannot be the spec of a supervisor. */
export const checkIsObject = (spec: unknown, path = ''): void => {
  if (typeof spec === 'object' && spec !== null && !Array.isArray(spec)) return;
  throw new SupervisorSpecError('SUPERVISOR_INVALID_TYPE', path, 'must be an object', spec);
};

/** Checks the flags of one supervisor, and the specs of its children, in OTP's order. Throws {@link SupervisorSpecError}. */
export const checkFlags = (
  flags: SupervisorFlags,
  path: string,
  warn: Warn,
  known: ReadonlySet<string> = nestedKeys,
): ResolvedFlags => {
  const refuse = (code: SpecErrorCode, key: string, problem: string, value?: unknown): never => {
    throw new SupervisorSpecError(code, key ? join(path, key) : path, problem, value);
  };
  checkIsObject(flags, path);
  const { strategy = 'one_for_one', intensity = 1, periodMs = 5_000, autoShutdown = 'never', children = [] } = flags;
  const { dynamicChildren = 'keep', maxChildren } = flags;

  if (!oneOf(strategy, ['one_for_one', 'one_for_all', 'rest_for_one', 'simple_one_for_one'])) {
    refuse(
      'SUPERVISOR_INVALID_STRATEGY',
      'strategy',
      'must be one_for_one, one_for_all, rest_for_one or simple_one_for_one',
      strategy,
    );
  }
  if (!isCount(intensity)) {
    refuse('SUPERVISOR_INVALID_INTENSITY', 'intensity', 'must be a whole number, 0 or more', intensity);
  }
  if (!(isDuration(periodMs) && periodMs > 0)) {
    refuse('SUPERVISOR_INVALID_PERIOD', 'periodMs', 'must be milliseconds, more than 0', periodMs);
  }
  if (!oneOf(autoShutdown, ['never', 'any_significant', 'all_significant'])) {
    refuse(
      'SUPERVISOR_INVALID_AUTO_SHUTDOWN',
      'autoShutdown',
      'must be never, any_significant or all_significant',
      autoShutdown,
    );
  }
  if (!oneOf(dynamicChildren, ['keep', 'forget'])) {
    refuse('SUPERVISOR_INVALID_OPTION', 'dynamicChildren', 'must be keep or forget', dynamicChildren);
  }
  if (maxChildren !== undefined && !(isCount(maxChildren) || maxChildren === Infinity)) {
    refuse('SUPERVISOR_INVALID_OPTION', 'maxChildren', 'must be a whole number, 0 or more', maxChildren);
  }
  if (maxChildren !== undefined && (strategy !== 'one_for_one' || autoShutdown !== 'never' || children.length > 0)) {
    refuse(
      'SUPERVISOR_BAD_START_SPEC',
      'maxChildren',
      'makes it a dynamic supervisor: one_for_one, never, and no children',
    );
  }
  if (!Array.isArray(children)) {
    refuse('SUPERVISOR_BAD_START_SPEC', 'children', 'must be a list of child specs', children);
  }
  warnOfUnknownKeys(flags, known, path, warn);

  const specs = checkChildSpecList(children, join(path, 'children'), autoShutdown, warn);
  if (strategy === 'simple_one_for_one' && specs.length !== 1) {
    refuse('SUPERVISOR_BAD_START_SPEC', 'children', 'must hold exactly one spec, the template', children);
  }
  return Object.freeze({
    kind: maxChildren !== undefined ? 'dynamic' : strategy === 'simple_one_for_one' ? 'simple' : 'static',
    strategy,
    intensity,
    periodMs,
    autoShutdown,
    children: specs,
    dynamicChildren,
    maxChildren: maxChildren ?? Infinity,
  });
};

/** Checks specs that will live under one supervisor: each by itself, and that no id is there twice. */
export const checkChildSpecList = (
  specs: readonly ChildSpec[],
  path: string,
  autoShutdown: AutoShutdown | undefined,
  warn: Warn,
): readonly ResolvedChildSpec[] => {
  const ids = new Set<string>();
  const resolved: ResolvedChildSpec[] = [];
  for (const [index, spec] of specs.entries()) {
    const child = checkDeclaredChild(spec, `${path}[${index}]`, autoShutdown, warn);
    if (ids.has(child.id)) {
      throw new SupervisorSpecError(
        'SUPERVISOR_DUPLICATE_CHILD_NAME',
        `${path}[${index}].id`,
        'is the id of an earlier child',
        child.id,
      );
    }
    ids.add(child.id);
    resolved.push(child);
  }
  return Object.freeze(resolved);
};

/** Checks a child spec, with everything that is declared below it. */
export const checkDeclaredChild = (
  spec: ChildSpec,
  path: string,
  autoShutdown: AutoShutdown | undefined,
  warn: Warn,
): ResolvedChildSpec => {
  const child = checkChildSpec(spec, path, autoShutdown, warn);
  if (!spec.supervisor) return Object.freeze(child);
  const supervisor = checkFlags(spec.supervisor, path, warn);
  warnOfLostSubtree(child, supervisor.autoShutdown, path, warn);
  return Object.freeze({ ...child, supervisor });
};

/** A supervisor that gives up ends cleanly, which is easily forgotten of the one above it. */
const warnOfLostSubtree = (child: ResolvedChildSpec, autoShutdown: AutoShutdown, path: string, warn: Warn): void => {
  if (child.restart === 'transient' && !child.significant) {
    warn(join(path, 'restart'), 'is transient: once this supervisor gives up, its subtree is gone without a trace');
  }
  if (child.restart === 'permanent' && autoShutdown !== 'never') {
    warn(join(path, 'restart'), 'is permanent: this supervisor is started again as soon as it has shut itself down');
  }
};

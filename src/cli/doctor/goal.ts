import type { Facts } from './facts.js';
import { FEATURES, type Feature, type FeatureName } from './features.js';
import { general, type Mend, ofUser } from './finding.js';

/**
 * The lines that serve all features at once. Asterisk goes by the last line of a name, so that a line for each feature would
 * take from one what it gives to another.
 */
export interface Goal {
  readonly read: Mend;
  readonly write: Mend;
  readonly disabledEvents: Mend;
}

export const goalOf = (names: readonly FeatureName[], facts: Facts): Goal => {
  const features = names.map((name): Feature => FEATURES[name]);
  const events = new Set(features.flatMap((feature) => feature.events).map((event) => event.toLowerCase()));
  const disabled = facts.disabledEvents.known ? facts.disabledEvents.value : [];
  const left = disabled.filter((event) => !events.has(event.toLowerCase()));
  return {
    read: classLine('read', facts.read, new Set(features.flatMap(({ read }) => read)), facts.username),
    write: classLine(
      'write',
      facts.write,
      new Set(features.flatMap((feature) => lackingClasses(feature, facts))),
      facts.username,
    ),
    disabledEvents: general(`disabledevents = ${left.join(',')}`),
  };
};

/** The classes of `write` for those actions of a feature that are not offered, as far as this user is not known to have them. */
export const lackingClasses = ({ actions }: Feature, { actions: offered, write }: Facts): string[] => {
  const classes = actions
    .filter(([action]) => !offered.known || !offered.value.has(action.toLowerCase()))
    .flatMap(([, needed]) => needed ?? []);
  return [...new Set(classes)].filter((one) => !write.known || !(write.value.has(one) || write.value.has('all')));
};

/** Where it is not known what stands there, only what is to be added to it. */
const classLine = (
  setting: 'read' | 'write',
  has: Facts['read'],
  needed: ReadonlySet<string>,
  username: string,
): Mend => {
  if (!has.known) return ofUser(username, `${setting} = …,${[...needed].join(',')} ; what stands there, and this`);
  return ofUser(
    username,
    `${setting} = ${[...has.value, ...[...needed].filter((one) => !has.value.has(one))].join(',')}`,
  );
};

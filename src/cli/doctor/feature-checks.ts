import type { Facts } from './facts.js';
import { FEATURES, type Feature, type FeatureName } from './features.js';
import { bites, type Finding, fine, open } from './finding.js';
import { type Goal, goalOf, lackingClasses } from './goal.js';
import { moduleFindings } from './module-checks.js';

/** Looks for what features need: classes of events, rights, modules. */
export const checkFeatures = (names: readonly FeatureName[], facts: Facts): readonly Finding[] => {
  const goal = goalOf(names, facts);
  return names.flatMap((name) => {
    const feature: Feature = FEATURES[name];
    return [
      ...readFindings(name, feature, facts, goal),
      ...writeFindings(name, feature, facts, goal),
      ...moduleFindings(name, feature, facts),
      ...disabledFindings(name, feature, facts, goal),
    ];
  });
};

const readFindings = (name: string, { read }: Feature, { read: has }: Facts, goal: Goal): Finding[] => {
  if (read.length === 0) return [];
  const check = `read:${name}`;
  if (!has.known) return [open(check, `whether this user receives ${read.join(', ')}`, has.because, goal.read)];
  const missing = read.filter((one) => !has.value.has(one) && !has.value.has('all'));
  if (missing.length === 0) return [fine(check, `${name}: this user receives ${read.join(', ')}`)];
  const why = `${name}: events of ${plural(missing.length, 'this class', 'these classes')} never come, and nothing tells of it`;
  return [bites(check, `this user does not receive ${missing.join(', ')}`, why, goal.read)];
};

/** An action that is not offered is forbidden, unless the module that brings it is not there. */
const writeFindings = (name: string, feature: Feature, facts: Facts, goal: Goal): Finding[] => {
  const { actions, modules } = feature;
  if (actions.length === 0) return [];
  const check = `write:${name}`;
  const { actions: offered } = facts;
  const names = actions.map(([action]) => action).join(', ');
  if (!offered.known) return [open(check, `whether this user may send ${names}`, offered.because)];
  const missing = actions.filter(([action]) => !offered.value.has(action.toLowerCase()));
  if (missing.length === 0) return [fine(check, `${name}: this user may send ${names}`)];
  const lacking = lackingClasses(feature, facts);
  const loaded = modules.map((module) => facts.modules.get(module)?.loaded);
  const gone = loaded.some((fact) => fact?.known && !fact.value);
  if (gone && (lacking.length === 0 || !facts.write.known)) return [];
  const forbidden = missing.filter(([, one]) => one !== undefined && lacking.includes(one));
  const what = (gone ? forbidden : missing).map(([action]) => action).join(', ');
  if (!gone && (lacking.length === 0 || loaded.some((fact) => fact?.known === false))) {
    const because = `it is not offered: this user may lack ${lacking.join(', ') || 'nothing'}, or a module is not loaded`;
    const mend = lacking.length === 0 ? undefined : goal.write;
    return [open(check, `${name}: whether this user may send ${what}`, because, mend)];
  }
  return [bites(check, `this user may not send ${what}`, `${name}: Asterisk answers "Permission denied"`, goal.write)];
};

const disabledFindings = (name: string, { events }: Feature, { disabledEvents }: Facts, goal: Goal): Finding[] => {
  if (events.length === 0) return [];
  const check = `events:${name}`;
  if (!disabledEvents.known) return [open(check, `${name}: whether an event is switched off`, disabledEvents.because)];
  const off = events.filter((event) => disabledEvents.value.some((one) => one.toLowerCase() === event.toLowerCase()));
  if (off.length === 0) return [fine(check, `${name}: none of its events is switched off`)];
  const says = `${off.join(', ')} ${plural(off.length, 'is', 'are')} switched off`;
  const why = `${name}: nobody ever receives ${plural(off.length, 'it', 'them')}`;
  return [bites(check, says, why, goal.disabledEvents)];
};

const plural = (count: number, one: string, more: string): string => (count === 1 ? one : more);

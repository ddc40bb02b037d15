import type { Facts } from './facts.js';
import { FEATURES, type Feature, type FeatureName } from './features.js';
import { bites, type Finding, fine, general, ofUser, open } from './finding.js';

/** Looks for what a feature needs: classes of events, rights, modules. */
export const checkFeature = (name: FeatureName, facts: Facts): readonly Finding[] => {
  const feature: Feature = FEATURES[name];
  return [
    ...readFindings(name, feature, facts),
    ...writeFindings(name, feature, facts),
    ...moduleFindings(name, feature, facts),
    ...disabledFindings(name, feature, facts),
  ];
};

const readFindings = (name: string, { read }: Feature, { read: has, username }: Facts): Finding[] => {
  if (read.length === 0) return [];
  const check = `read:${name}`;
  if (!has.known)
    return [open(check, `whether this user receives ${read.join(', ')}`, has.because, added('read', read, username))];
  const missing = read.filter((one) => !has.value.has(one) && !has.value.has('all'));
  if (missing.length === 0) return [fine(check, `${name}: this user receives ${read.join(', ')}`)];
  const why = `${name}: events of ${plural(missing.length, 'this class', 'these classes')} never come, and nothing tells of it`;
  return [
    bites(
      check,
      `this user does not receive ${missing.join(', ')}`,
      why,
      ofUser(username, `read = ${[...has.value, ...missing].join(',')}`),
    ),
  ];
};

/** An action that is not offered is forbidden, unless the module that brings it is not there. */
const writeFindings = (name: string, { actions, modules }: Feature, facts: Facts): Finding[] => {
  if (actions.length === 0) return [];
  const check = `write:${name}`;
  const { actions: offered, username } = facts;
  const names = actions.map(([action]) => action).join(', ');
  if (!offered.known) return [open(check, `whether this user may send ${names}`, offered.because)];
  const missing = actions.filter(([action]) => !offered.value.has(action.toLowerCase()));
  if (missing.length === 0) return [fine(check, `${name}: this user may send ${names}`)];
  const gone = modules.map((module) => facts.modules.get(module));
  if (gone.some((loaded) => loaded?.known && !loaded.value)) return [];
  const what = missing.map(([action]) => action).join(', ');
  const classes = [...new Set(missing.map(([, one]) => one).filter((one) => one !== undefined))];
  const lacking = classes.filter((one) => !facts.write.known || !facts.write.value.has(one));
  if (lacking.length === 0 || gone.some((loaded) => loaded?.known === false)) {
    const because = `it is not offered: this user may lack ${classes.join(', ') || 'nothing'}, or a module is not loaded`;
    return [open(check, `${name}: whether this user may send ${what}`, because, added('write', classes, username))];
  }
  const line = facts.write.known
    ? ofUser(username, `write = ${[...facts.write.value, ...lacking].join(',')}`)
    : added('write', lacking, username);
  return [bites(check, `this user may not send ${what}`, `${name}: Asterisk answers "Permission denied"`, line)];
};

const moduleFindings = (name: string, { modules, actions }: Feature, facts: Facts): Finding[] =>
  modules.map((module) => {
    const check = `module:${module}`;
    const mend = { file: 'modules.conf', section: 'modules', lines: [`load = ${module}.so`] };
    const loaded = facts.modules.get(module) ?? { known: false, because: 'nobody asked' };
    const offered =
      facts.actions.known &&
      actions.some(([action]) => isOwn(action) && facts.actions.known && facts.actions.value.has(action.toLowerCase()));
    if (offered || (loaded.known && loaded.value)) return fine(check, `${name}: ${module} is loaded`);
    if (!loaded.known) return open(check, `${name}: whether ${module} is loaded`, loaded.because, mend);
    return bites(check, `${module} is not loaded`, `${name}: there are neither its actions nor its events`, mend);
  });

/** Actions that Asterisk offers whatever is loaded say nothing of a module. */
const isOwn = (action: string): boolean => action !== 'Hangup';

const disabledFindings = (name: string, { events }: Feature, { disabledEvents }: Facts): Finding[] => {
  if (events.length === 0) return [];
  const check = `events:${name}`;
  if (!disabledEvents.known) return [open(check, `${name}: whether an event is switched off`, disabledEvents.because)];
  const off = events.filter((event) => disabledEvents.value.some((one) => one.toLowerCase() === event.toLowerCase()));
  if (off.length === 0) return [fine(check, `${name}: none of its events is switched off`)];
  const left = disabledEvents.value.filter((event) => !off.some((one) => one.toLowerCase() === event.toLowerCase()));
  return [
    bites(
      check,
      `${off.join(', ')} ${plural(off.length, 'is', 'are')} switched off`,
      `${name}: nobody ever receives ${plural(off.length, 'it', 'them')}`,
      general(`disabledevents = ${left.join(',')}`),
    ),
  ];
};

/** For a line whose beginning is not known. */
const added = (setting: 'read' | 'write', classes: readonly string[], username: string) =>
  ofUser(username, `${setting} = …,${classes.join(',')} ; what stands there, and this`);

const plural = (count: number, one: string, more: string): string => (count === 1 ? one : more);

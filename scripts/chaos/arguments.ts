import { parseArgs } from 'node:util';
import { RealAsterisk } from '../../test/asterisk/server.js';
import { progressOver } from './progress.js';

/** Numbers from the command line, `--minutes 10`, with their defaults. */
export const numbersFrom = <K extends string>(defaults: Readonly<Record<K, number>>): Record<K, number> => {
  const names = Object.keys(defaults) as K[];
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  const { values } = parseArgs({ options });
  const number = (name: K) => {
    const value = Number(values[name] ?? defaults[name]);
    if (!(value > 0)) throw new Error(`--${name} takes a number above 0`);
    return value;
  };
  return Object.fromEntries(names.map((name) => [name, number(name)])) as Record<K, number>;
};

/** Modules for a server that has to be up again at once. */
export const fewModules = {
  'modules.conf': '[modules]\nautoload=no\nload => pbx_config.so\nload => app_userevent.so\n',
} as const;

/** The versions that are provided here, or the one that was asked for by `--asterisk 22`. */
export const versionsFor = (asked: number): readonly (16 | 22)[] => {
  const here = RealAsterisk.available().map(({ major }) => major);
  const chosen = here.filter((major) => asked === 1 || major === asked);
  if (chosen.length === 0) throw new Error('no Asterisk for this: run test/asterisk/provision.sh');
  return chosen;
};

/** Exits with 1 when a promise was broken, naming each. */
export const conclude = (broken: readonly string[]): void => {
  progressOver();
  for (const what of broken) console.error(`BROKEN: ${what}`);
  console.log(broken.length === 0 ? 'kept: all' : `kept: not all`);
  if (broken.length > 0) process.exitCode = 1;
};

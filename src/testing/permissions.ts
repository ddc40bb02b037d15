const CLASSES = [
  ['system', 1],
  ['call', 2],
  ['log', 4],
  ['verbose', 8],
  ['command', 16],
  ['agent', 32],
  ['user', 64],
  ['config', 128],
  ['dtmf', 256],
  ['reporting', 512],
  ['cdr', 1024],
  ['dialplan', 2048],
  ['originate', 4096],
  ['agi', 8192],
  ['cc', 32768],
  ['aoc', 65536],
  ['test', 131072],
  ['security', 262144],
  ['message', 2 ** 30],
  ['all', 2 ** 31 - 1],
] as const;

/** A class of events and actions, as manager.conf names them. */
export type PermissionClass = (typeof CLASSES)[number][0];

/** Classes: one string with commas, as in manager.conf, or a list. */
export type Permissions = string | readonly string[];

/** Every bit that an event can need. */
export const ALL_CLASSES = 2 ** 31 - 1;

/** The bits of some classes; names are exact, and unknown ones count nothing. */
export const permissionBits = (classes: Permissions): number => {
  const names = typeof classes === 'string' ? classes.split(',') : classes;
  return CLASSES.reduce((bits, [name, bit]) => (names.includes(name) ? bits | bit : bits), 0);
};

/** As `Privilege` shows them: the classes and the constant `all`, or `<none>`. */
export const describePermissions = (bits: number): string =>
  CLASSES.filter(([, bit]) => (bits & bit) !== 0)
    .map(([name]) => name)
    .join(',') || '<none>';

const TRUE_WORDS = ['yes', 'true', 'y', 't', '1', 'on'];
const FALSE_WORDS = ['no', 'false', 'n', 'f', '0', 'off'];

/**
 * The event mask that a client asks for, or undefined for an invalid one. Unknown words are no error: they count
 * nothing, so that `bogus` turns events off, as does a blank after a comma for the class that it precedes.
 */
export const parseEventMask = (text: string): number | undefined => {
  if (text === '') return undefined;
  if (/^\d+$/.test(text)) {
    const bits = Number(text);
    return bits > ALL_CLASSES ? undefined : bits;
  }
  const word = text.toLowerCase();
  if (FALSE_WORDS.includes(word)) return 0;
  if (TRUE_WORDS.includes(word)) return ALL_CLASSES;
  return permissionBits(text);
};

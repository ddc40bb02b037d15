import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mend } from '../../src/cli/doctor/finding.js';
import type { RealAsterisk } from './server.js';

/** What an administrator has to fill in. */
const PLACEHOLDER = '192.0.2.10/255.255.255.255';
const TAKEN_OUT = /^; (\w+) = (\S+) .*take (?:this line|these lines) out/;

/** Does what doctor says, word by word: puts each line into its section, in place of one of that name. */
export const followAdvice = ({ folder }: RealAsterisk, mends: readonly Mend[]): void => {
  for (const { file, section, lines } of mends) {
    const path = join(folder, 'etc', file);
    const sections = sectionsOf(path);
    const own = sections.get(section) ?? [];
    sections.set(section, lines.reduce(withAdvice, own));
    writeFileSync(path, [...sections].map(([name, settings]) => [`[${name}]`, ...settings, ''].join('\n')).join('\n'));
  }
};

const withAdvice = (settings: readonly string[], line: string): string[] => {
  const [, unwanted, value = ''] = TAKEN_OUT.exec(line) ?? [];
  if (unwanted !== undefined) {
    return settings.filter((one) => nameOf(one) !== unwanted || (value !== '…' && settingOf(one) !== value));
  }
  const replaced = nameOf(line) === 'load' ? settings : settings.filter((one) => nameOf(one) !== nameOf(line));
  return [...replaced, line.replace(PLACEHOLDER, '127.0.0.1/255.255.255.255')];
};

const nameOf = (line: string): string => line.split('=')[0]?.trim().toLowerCase() ?? '';
const settingOf = (line: string): string => line.replace(/^[^=]*=>?/, '').trim();

const sectionsOf = (path: string): Map<string, readonly string[]> => {
  const sections = new Map<string, readonly string[]>();
  let section = '';
  for (const line of textOf(path).split('\n')) {
    const settings = sections.get(section) ?? [];
    const name = /^\[([^\]]+)\]/.exec(line)?.[1];
    if (name === undefined && line.trim() !== '') sections.set(section, [...settings, line]);
    section = name ?? section;
  }
  return sections;
};

const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
};

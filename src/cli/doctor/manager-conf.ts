import type { AmiResponse } from '../../index.js';

/** The settings of a section: all values of each name, in order. */
export type Settings = ReadonlyMap<string, readonly string[]>;

/** The section of this name in an answer to `GetConfig`. Secrets are left where they are. */
export const sectionOf = (response: AmiResponse, name: string): Settings => {
  const settings = new Map<string, string[]>();
  const number = response
    .entries()
    .find(([field, value]) => /^Category-\d+$/.test(field) && value === name)?.[0]
    .slice(9);
  for (const [field, line] of response.entries()) {
    const equals = line.indexOf('=');
    if (number === undefined || !field.startsWith(`Line-${number}-`) || equals < 1) continue;
    const setting = line.slice(0, equals).trim().toLowerCase();
    if (setting === 'secret') continue;
    settings.set(setting, [...(settings.get(setting) ?? []), line.slice(equals + 1).trim()]);
  }
  return settings;
};

/** What a command of the console shows as `name: value`, by name in lower case. What follows `Variables` are its names. */
export const shownBy = (output: readonly string[]): Settings => {
  const settings = new Map<string, string[]>();
  let variables: string[] | undefined;
  for (const line of output) {
    const [, variable] = (variables && /^\s+(\S+) = /.exec(line)) ?? [];
    if (variable !== undefined) variables?.push(variable);
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim();
    const value = line.slice(colon + 1).trim();
    if (name === '' || variable !== undefined || settings.has(name.toLowerCase())) continue;
    const values = value === '' ? [] : [value];
    settings.set(name.toLowerCase(), values);
    variables = name === 'Variables' ? values : undefined;
  }
  return settings;
};

/** Asterisk goes by the last line of a name. */
export const last = (settings: Settings, name: string): string | undefined => settings.get(name)?.at(-1);

/** What Asterisk takes for yes. */
export const isYes = (value: string | undefined): boolean => /^(?:yes|true|y|t|1|on)$/i.test(value ?? '');

/** A list of names behind commas. */
export const namesIn = (value: string | undefined): readonly string[] =>
  (value ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== '<none>');

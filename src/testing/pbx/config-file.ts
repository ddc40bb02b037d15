/** A configuration file of a fake: sections with their settings, in order. */
export interface ConfigSection {
  name: string;
  readonly settings: (readonly [name: string, value: string])[];
}

/** Reads the text of a file as Asterisk writes them: no includes and no templates. */
export const parseConfig = (text: string): ConfigSection[] => {
  const sections: ConfigSection[] = [];
  for (const written of text.split('\n')) {
    const line = written.replace(/(?<!\\);.*$/, '');
    const [, name] = /^\[([^\]]+)\]/.exec(line) ?? [];
    const [, setting, value] = /^\s*([^=\s[][^=]*?)\s*=>?\s*(.*?)\s*$/.exec(line) ?? [];
    if (name !== undefined) sections.push({ name, settings: [] });
    else if (setting !== undefined && value !== undefined) sections.at(-1)?.settings.push([setting, value]);
  }
  return sections;
};

export const renderConfig = (sections: readonly ConfigSection[]): string =>
  sections
    .flatMap(({ name, settings }) => [`[${name}]`, ...settings.map(([setting, value]) => `${setting}=${value}`), ''])
    .join('\n');

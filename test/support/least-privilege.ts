import { readPage } from '../docs/blocks.js';

/** A row of the table in the page on least rights. */
export interface Feature {
  readonly feature: string;
  readonly actions: readonly string[];
  readonly write: readonly string[];
  readonly events: readonly string[];
  readonly read: readonly string[];
}

const words = (cell = ''): readonly string[] => [...cell.matchAll(/[\w-]+/g)].map(([word]) => word);

/** The table itself: what the page says is what is tested. */
export const features: readonly Feature[] = [
  ...readPage('docs/how-to/least-privilege.md').matchAll(/^\| (?!feature|-)(.*)\|$/gm),
].map(([, row = '']): Feature => {
  const [feature = '', sent, write, heard, read] = row.split('|').map((cell) => cell.trim());
  return { feature, actions: words(sent), write: words(write), events: words(heard), read: words(read) };
});

/** The lists with one less. */
export const without = (list: readonly string[]): readonly (readonly string[])[] =>
  list.map((one) => list.filter((other) => other !== one));

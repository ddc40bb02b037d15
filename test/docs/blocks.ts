import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A fenced block of a Markdown page. */
export interface Block {
  /** Path of the page from the root of the project. */
  readonly page: string;
  /** Line of the opening fence, counted from 1. */
  readonly line: number;
  /** The first word behind the fence, and the others. */
  readonly language: string;
  readonly flags: readonly string[];
  readonly text: string;
  /** The programs of `given/` that are put in front, from a comment on the line before the fence. */
  readonly given: readonly string[];
  /** What a program has to print: the block of language `text` that follows it with nothing but a blank line between. */
  readonly output: string | undefined;
}

const FENCE = /^(?<comment><!-- given: (?<given>[\w, -]+?) -->\n)?```(?<info>[^\n`]*)\n(?<text>.*?)^```$/gms;

/** The fenced blocks of a page, in order. Throws for a fence, or a comment before one, that would otherwise be overlooked. */
export const blocksOf = (page: string, markdown: string): readonly Block[] => {
  const found = [...markdown.matchAll(FENCE)];
  const fences = markdown.match(/^ *(?:```|~~~)/gm) ?? [];
  if (fences.length !== found.length * 2) throw new Error(`${page} has a fence that cannot be read`);
  const comments = markdown.match(/^ *<!-- *given/gm) ?? [];
  if (comments.length !== found.filter(({ groups }) => groups?.given).length) {
    throw new Error(`${page} has a comment that belongs to no fence`);
  }
  return found.map((match, index) => {
    const { comment = '', given = '', info = '', text = '' } = match.groups ?? {};
    const [language = '', ...flags] = info.split(' ');
    const next = found[index + 1];
    const adjoins = next && /^\s*$/.test(markdown.slice(match.index + match[0].length, next.index));
    return {
      page,
      line: markdown.slice(0, match.index + comment.length).split('\n').length,
      language,
      flags,
      text,
      given: given === '' ? [] : given.split(/, */),
      output: adjoins && next.groups?.info === 'text' ? next.groups.text : undefined,
    };
  });
};

/** The pages that people read. */
export const pages = (): readonly string[] => {
  const docs = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' });
  const written = docs.filter((name) => name.endsWith('.md') && !name.startsWith('api'));
  return [
    'README.md',
    'CONTRIBUTING.md',
    'CHANGELOG.md',
    'examples/README.md',
    ...written.map((name) => `docs/${name}`).sort(),
  ];
};

export const readPage = (page: string): string => readFileSync(join(root, page), 'utf8');

/** The text of a program in `given/`. */
export const readGiven = (name: string): string => readFileSync(new URL(`given/${name}.ts`, import.meta.url), 'utf8');

/** A block as a whole program: what it takes as given, and itself. */
export const programOf = ({ given, text }: Block): string => [...given.map(readGiven), text].join('\n');

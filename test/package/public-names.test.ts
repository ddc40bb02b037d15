import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { root } from '../docs/blocks.js';

const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
};

/** The source of each subpath that is a module. */
const entries = Object.entries(exports).flatMap(([path, target]) =>
  typeof target === 'string'
    ? []
    : [[path, join(root, target.default.replace('dist', 'src').replace(/js$/, 'ts'))] as const],
);

const program = ts.createProgram(
  entries.map(([, file]) => file),
  { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2023, types: ['node'], noEmit: true, skipLibCheck: true },
);
const checker = program.getTypeChecker();

const kindOf = (symbol: ts.Symbol): string => {
  const aliased = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  if (aliased.flags & ts.SymbolFlags.Class) return 'class';
  if (aliased.flags & ts.SymbolFlags.Value) return 'value';
  return 'type';
};

const namesOf = (file: string): readonly string[] => {
  const module = checker.getSymbolAtLocation(program.getSourceFile(file) as ts.SourceFile);
  if (!module) throw new Error(`${file} exports nothing`);
  return checker
    .getExportsOfModule(module)
    .map((symbol) => `${symbol.name} (${kindOf(symbol)})`)
    .sort();
};

test('the public names are those that were agreed on', async () => {
  const names = Object.fromEntries(entries.map(([path, file]) => [path, namesOf(file)]));
  expect(names['.']).toContain('connect (value)');
  await expect(`${JSON.stringify(names, null, 2)}\n`).toMatchFileSnapshot('./public-names.json');
});

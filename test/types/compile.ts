import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');

export interface Compiled {
  readonly program: ts.Program;
  /** What the compiler says of one of the programs, as in `TS2353 'Chanel' does not exist in type …`. */
  errors(program: string): string[];
  /** The codes alone. */
  codes(program: string): string[];
  /** The type of the first thing of that name in one of the programs, as an editor shows it. */
  typeOf(program: string, identifier: string): string;
}

const DEFAULTS: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts'],
  types: ['node'],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  noEmit: true,
  paths: {
    astervisor: [join(root, 'src/index.ts')],
    'astervisor/*': [join(root, 'src/*/index.ts')],
  },
};

/** Options for programs that need no more of the package than its types of actions and events: quicker to compile. */
export const TYPES_ALONE: ts.CompilerOptions = {
  paths: { ...DEFAULTS.paths, astervisor: [join(here, 'surface.ts')] },
};

/** Files of libraries and of the package, which no two programs see differently. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/**
 * Compiles programs, given as text by name, in one run of the compiler, as if they stood beside this file. They share the
 * declarations of one another's modules, as the files of one project do.
 */
export const compile = (programs: Readonly<Record<string, string>>, options: ts.CompilerOptions = {}): Compiled => {
  const path = (name: string): string => join(here, `${name.replace(/\W+/g, '-')}.program.ts`);
  const files = new Map(Object.entries(programs).map(([name, text]) => [path(name), text]));
  const settings = { ...DEFAULTS, ...options };
  const host = ts.createCompilerHost(settings);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => files.get(file) ?? readFile(file);
  host.getSourceFile = (file, version, ...rest) => {
    const text = files.get(file);
    if (text !== undefined) return ts.createSourceFile(file, text, version, true);
    if (!parsed.has(file)) parsed.set(file, getSourceFile(file, version, ...rest));
    return parsed.get(file);
  };
  const program = ts.createProgram({ rootNames: [...files.keys()], options: settings, host });
  const problems = [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()];
  if (problems.length > 0) throw new Error(problems.map(worded).join('\n'));

  const verdicts = new Map(
    [...files.keys()].map((file) => {
      const source = program.getSourceFile(file);
      const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
      return [file, found.map(worded)];
    }),
  );
  const errors = (name: string): string[] => {
    const found = verdicts.get(path(name));
    if (!found) throw new Error(`no program ${name}`);
    return found;
  };
  return {
    program,
    errors,
    codes: (name) => errors(name).map((error) => error.split(' ')[0] ?? ''),
    typeOf(name, identifier) {
      const found = program.getSourceFile(path(name))?.statements.flatMap((statement) => identifiers(statement));
      const node = found?.find(({ text }) => text === identifier);
      if (!node) throw new Error(`no ${identifier} in ${name}`);
      const checker = program.getTypeChecker();
      return checker.typeToString(checker.getTypeAtLocation(node));
    },
  };
};

const identifiers = (node: ts.Node): ts.Identifier[] =>
  ts.isIdentifier(node) ? [node] : node.getChildren().flatMap(identifiers);

const worded = ({ code, messageText }: ts.Diagnostic): string =>
  `TS${code} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;

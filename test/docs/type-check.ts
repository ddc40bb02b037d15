import { join } from 'node:path';
import ts from 'typescript';
import { root } from './blocks.js';

const settings = (): ts.CompilerOptions => {
  const file = join(root, 'tsconfig.json');
  const { config, error } = ts.readConfigFile(file, ts.sys.readFile);
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'));
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root);
  return { ...options, noEmit: false, rootDir: root, noUnusedLocals: false, noUnusedParameters: false };
};

/** Programs that are given as text, looked at by the compiler with the settings of the project as if they stood in its root. */
export class TypeCheck {
  readonly #program: ts.Program;

  constructor(texts: ReadonlyMap<string, string>) {
    const options = settings();
    const files = new Map([...texts].map(([name, text]) => [source(name), text]));
    const host = ts.createCompilerHost(options);
    const { fileExists, readFile, getSourceFile } = host;
    host.fileExists = (file) => files.has(file) || fileExists(file);
    host.readFile = (file) => files.get(file) ?? readFile(file);
    host.getSourceFile = (file, version, ...rest) => {
      const text = files.get(file);
      return text === undefined
        ? getSourceFile(file, version, ...rest)
        : ts.createSourceFile(file, text, version, true);
    };
    this.#program = ts.createProgram({ rootNames: [...files.keys()], options, host });
  }

  /** What the compiler says of a program: `line TScode sentence`, the line counted in the given text. */
  errors(name: string): string[] {
    const file = this.#program.getSourceFile(source(name));
    if (!file) throw new Error(`there is no program ${name}`);
    const found = [...this.#program.getSyntacticDiagnostics(file), ...this.#program.getSemanticDiagnostics(file)];
    return found.map(({ code, messageText, start = 0 }) => {
      const { line } = file.getLineAndCharacterOfPosition(start);
      return `${line + 1} TS${code} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    });
  }
}

const source = (name: string): string => join(root, `${name.replace(/[^\w./]+/g, '-')}.program.ts`);

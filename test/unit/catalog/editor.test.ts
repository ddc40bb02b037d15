import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { root } from '../../docs/blocks.js';
import { compile } from '../../types/compile.js';

const BODY = `
  pbx.addListener('Hangup', (event) => event.fields.Cause);
  const response = await pbx.send('Originate', { Channel: 'x', Exten: '1', Variable: { A: 1 } }, { timeoutMs: 5_000 });
  await pbx.send('MyAction', { Anything: 1 });
  for await (const row of pbx.list('CoreShowChannels')) row.get('Channel');
  const call = pbx.originate({ Channel: 'x', Context: 'c', Exten: '1', Priority: 1 });
  const built = pbx.build('Hangup', { Channel: 'x' });
  export const used = [response.events, (await call.connected).status, built.text];`;

const TEXT = `import type { Connection } from 'astervisor'; declare const pbx: Connection;${BODY}`;

/** The language service that editors ask, on one program. */
const editor = (text: string) => {
  const file = join(root, 'test/types/editor.program.ts');
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    types: ['node'],
    strict: true,
    skipLibCheck: true,
    paths: { astervisor: [join(root, 'src/index.ts')] },
  };
  const snapshot = (name: string) => (name === file ? text : ts.sys.readFile(name));
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => {
      const content = snapshot(name);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
    fileExists: (name) => name === file || ts.sys.fileExists(name),
    readFile: snapshot,
    readDirectory: ts.sys.readDirectory,
  });
  const at = (mark: string, offset: number) => {
    const found = text.indexOf(mark);
    if (found === -1) throw new Error(`no ${mark}`);
    return found + offset;
  };
  return {
    hover: (mark: string, offset = 0): string => {
      const info = service.getQuickInfoAtPosition(file, at(mark, offset));
      return ts.displayPartsToString(info?.displayParts).replace(/\s+/g, ' ');
    },
    offered: (mark: string, offset = 0): string[] =>
      (service.getCompletionsAtPosition(file, at(mark, offset), {})?.entries ?? []).map(({ name }) => name),
  };
};

describe('what an editor shows of a program', () => {
  const { hover, offered } = editor(TEXT);

  it.each([
    ['an event', '(event)', 1, '(parameter) event: AmiEvent<"Hangup">'],
    ['a field of an event', '.Cause', 1, '(property) HangupEventFields.Cause: string | undefined'],
    ['a field of an action', 'Exten:', 0, '(property) OriginateActionFields.Exten?: FieldValue'],
    ['a response', 'response =', 0, 'const response: AmiResponse'],
    ['a row', 'row of', 0, 'const row: AmiEvent<string>'],
    ['an action that was built', 'built =', 0, 'const built: BuiltAction<"Hangup">'],
  ])('%s in one line', (_, mark, offset, shown) => {
    expect(hover(mark, offset)).toBe(shown);
  });

  it('a call, with the action and no more than its own fields', () => {
    const shown = hover("send('Originate", 0);
    expect(shown).toContain('"Originate"');
    expect(shown).toContain('OriginateActionFields');
    expect(shown.length).toBeLessThan(400);
    expect(hover("send('MyAction", 0).length).toBeLessThan(400);
  });

  it('names and fields to choose from', () => {
    expect(offered("'Hangup', (", 1)).toEqual(expect.arrayContaining(['Hangup', 'DialBegin', 'QueueMemberStatus']));
    expect(offered("send('Originate", 6)).toEqual(expect.arrayContaining(['Originate', 'QueueAdd']));
    expect(offered('Exten:', 0)).toEqual(expect.arrayContaining(['Application', 'Context', 'CallerID']));
    expect(offered('.Cause', 1)).toEqual(expect.arrayContaining(['Cause', 'Channel', 'Uniqueid']));
  });
});

it('a listener costs the compiler few types: it does not work out the fields of all events', () => {
  const types = (body: string): number => {
    const { program, errors } = compile({
      used: `import type { Connection } from 'astervisor'; declare const pbx: Connection; ${body}`,
    });
    expect(errors('used')).toEqual([]);
    return program.getTypeCount();
  };
  const listener = types("pbx.addListener('Hangup', (event) => event.fields.Cause);");
  // Some 350; without the annotation of the variance of AmiEvent some 1,850.
  expect(listener - types('console.log(pbx);')).toBeLessThan(900);
}, 240_000);

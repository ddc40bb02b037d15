import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { documentationPath } from '../../../scripts/catalog/files.js';
import { compile } from '../../types/compile.js';
import { run, start, startPiped } from './support/cli.js';

const OWN = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE docs SYSTEM "appdocsxml.dtd">
<docs xmlns:xi="http://www.w3.org/2001/XInclude">
  <manager name="StartCampaign" module="app_campaign">
    <synopsis>Starts a campaign.</synopsis>
    <syntax><parameter name="Campaign" required="true"><para>Which one.</para></parameter></syntax>
  </manager>
  <managerEvent name="CampaignStarted"><managerEventInstance class="EVENT_FLAG_USER">
    <syntax><parameter name="Campaign"/></syntax>
  </managerEventInstance></managerEvent>
</docs>`;

const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'astervisor-codegen-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
};

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder(), name);
  writeFileSync(path, content);
  return path;
};

describe('astervisor codegen', () => {
  it('writes types to stdout with which actions and events of a third party are checked', async () => {
    const { code, stdout, stderr } = await run(['codegen', file('campaign.xml', OWN)]);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: '1 actions and 1 events, of which astervisor lacks 2: StartCampaign, CampaignStarted\n',
    });
    const pbx = `import type { Connection } from 'astervisor'; declare const pbx: Connection;\n`;
    const compiled = compile({
      types: stdout,
      used: `${pbx}await pbx.send('StartCampaign', { Campaign: 'spring' });
        pbx.addListener('CampaignStarted', (e) => { const name: string | undefined = e.fields.Campaign; console.log(name); });`,
      missing: `${pbx}await pbx.send('StartCampaign');`,
      misspelt: `${pbx}await pbx.send('StartCampaign', { Campain: 'spring' });`,
    });
    expect([...compiled.errors('types'), ...compiled.errors('used')]).toEqual([]);
    expect([compiled.codes('missing'), compiled.codes('misspelt')]).toEqual([['TS2554'], ['TS2561']]);
    expect(compiled.typeOf('used', 'name')).toBe('string | undefined');
    expect(stdout).not.toMatch(/Starts|Which/);
  }, 120_000);

  it('reads stdin, and the files of modules beside it', async () => {
    const process = start(['codegen', '-', file('campaign.xml', OWN), '--name', 'pbx-a']);
    process.type('<docs><manager name="Other"/></docs>');
    process.endInput();
    const { code, stdout } = await process.end();
    expect(code).toBe(0);
    expect(stdout).toContain('// What pbx-a documents and astervisor has no types for.\n');
    expect(stdout).toMatch(/readonly Other: OtherActionFields;\n +readonly StartCampaign: StartCampaignActionFields;/);
  });

  it('writes a file whole, leaves one alone that says the same, and takes the place of an older one', async () => {
    const [source, place] = [file('campaign.xml', OWN), folder()];
    const out = join(place, 'asterisk.d.ts');
    const link = join(place, 'link.ts');
    symlinkSync(out, link);
    const first = await run(['codegen', source, '--out', out]);
    expect(first).toMatchObject({ code: 0, stdout: '', stderr: expect.stringMatching(/^wrote {2}/) });
    const { mtimeMs, ino } = statSync(out);
    expect((await run(['codegen', source, '--out', out])).stderr).toMatch(/^unchanged {2}/);
    expect(statSync(out)).toMatchObject({ mtimeMs, ino });
    await run(['codegen', source, '--out', link, '--name', 'another']);
    expect(readFileSync(out, 'utf8')).toContain('// What another documents');
    expect(readdirSync(place).sort()).toEqual(['asterisk.d.ts', 'link.ts']);
  });

  it('writes over a file of somebody else only when it is told to', async () => {
    const [source, out] = [file('campaign.xml', OWN), file('mine.ts', 'export const mine = 1;\n')];
    const refused = await run(['codegen', source, '--out', out]);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('was not written by codegen') });
    expect(readFileSync(out, 'utf8')).toBe('export const mine = 1;\n');
    expect((await run(['codegen', source, '--out', out, '--force'])).code).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('StartCampaign');
  });

  it.each([
    ['a page', 'page.html', '<html><body>Not found</body></html>', 'the root is <html>'],
    ['no XML', 'notes.txt', 'core-en_US.xml', 'the document is no XML'],
    ['nothing', 'empty.xml', '', 'is empty'],
    [
      'documents without actions and events',
      'apps.xml',
      '<docs><application name="Dial"/></docs>',
      'describes no actions',
    ],
    ['a document that is cut off', 'cut.xml', OWN.slice(0, 400), 'the file seems to be cut off'],
    ['a compressed one', 'core.xml.gz', new Uint8Array([0x1f, 0x8b, 8, 0]), 'is compressed: unpack it first'],
    ['bytes', 'bytes.xml', new Uint8Array([0x3c, 0xff, 0xfe]), 'is no text in UTF-8'],
    [
      'entities of its own',
      'bomb.xml',
      '<!DOCTYPE docs [<!ENTITY a "b">]><docs/>',
      'a document type with declarations',
    ],
  ])('refuses %s, and writes nothing', async (_, name, content, said) => {
    const place = folder();
    const { code, stdout, stderr } = await run(['codegen', file(name, content), '--out', join(place, 'types.ts')]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(said);
    expect(stderr).not.toContain('bug');
    expect(readdirSync(place)).toEqual([]);
  });

  it.each([
    ['no file', [], 'codegen needs the documentation of an Asterisk'],
    ['a file that is not there', ['/nowhere/core-en_US.xml'], 'there is no such file'],
    ['a folder', [tmpdir()], 'is a folder'],
    ['stdin twice', ['-', '-'], 'stdin can be read once only'],
    ['an endless one', ['/dev/zero'], 'has more than 64 MiB'],
    ['a place in no folder', ['SOURCE', '--out', '/nowhere/types.ts'], 'there is no such folder'],
    ['a place that is a folder', ['SOURCE', '--out', 'FOLDER'], 'is a folder'],
    ['a place below a file', ['SOURCE', '--out', 'BELOW'], 'there is no such folder'],
    ['a place that is no TypeScript', ['SOURCE', '--out', 'types.js'], 'has to end in .ts'],
    ['a name of two lines', ['SOURCE', '--name', 'a\nb'], 'a name is a line'],
  ])('is refused with %s', async (_, args, said) => {
    const source = file('campaign.xml', OWN);
    const directory = join(folder(), 'folder.ts');
    mkdirSync(directory);
    const places: Readonly<Record<string, string>> = { SOURCE: source, FOLDER: directory, BELOW: join(source, 'x.ts') };
    const { code, stdout, stderr } = await run(['codegen', ...args.map((one) => places[one] ?? one)]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(said);
  });

  it('ends quietly when nobody reads on', async () => {
    const { code, stdout, stderr } = await startPiped(['codegen', file('campaign.xml', OWN)], 'head -1').end();
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: '// Written by `astervisor codegen`; an edit here is lost.\n',
    });
    expect(stderr).toContain('code 0');
  });

  it.each(['16', '22'].filter((version) => existsSync(documentationPath(version))))(
    'finds that the package has types for all of Asterisk %s',
    async (version) => {
      const { code, stderr } = await run(['codegen', documentationPath(version)]);
      expect({ code, stderr }).toEqual({
        code: 0,
        stderr: expect.stringMatching(/^1\d\d actions and 1\d\d events, of which astervisor lacks none\n$/),
      });
    },
  );
});

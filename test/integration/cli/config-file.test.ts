import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runIn, SECRET, startIn, values } from './support/cli.js';
import { actionNames, startPbx } from './support/pbx.js';

const folderWith = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'astervisor-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
};

const json = (content: unknown): string => JSON.stringify(content);

/** Two PBXs, of which the second is declared deeper in the tree. */
const twoPbxs = async () => {
  const [a, b] = await Promise.all([startPbx(), startPbx()]);
  const content = {
    children: [
      { id: 'pbx-a', url: a.env.AMI_URL, secret: { env: 'A_SECRET' } },
      {
        type: 'supervisor',
        id: 'south',
        children: [
          { id: 'pbx-b', host: b.fake.host, port: b.fake.port, username: 'app', secret: { file: 'b.secret' } },
        ],
      },
    ],
  };
  const folder = await folderWith({ 'b.secret': `${SECRET}\n`, 'astervisor.config.json': json(content) });
  return { a: a.fake, b: b.fake, content, folder, env: { A_SECRET: SECRET } };
};

describe('a configuration file', () => {
  it('is found in the folder; -c picks a connection at any depth, with secrets from elsewhere', async () => {
    const { a, b, folder, env } = await twoPbxs();
    const ends = await Promise.all([
      runIn(folder, ['send', 'Ping', '-c', 'pbx-a'], env),
      runIn(folder, ['send', 'Ping', '-c', 'pbx-b'], env),
    ]);
    expect(ends.map(({ code }) => code)).toEqual([0, 0]);
    for (const fake of [a, b]) expect(actionNames(fake).filter((name) => name === 'Ping')).toHaveLength(1);
  });

  it('asks for a choice when several connections may be meant, takes the default, and suggests a name', async () => {
    const { content, folder, env } = await twoPbxs();
    const several = await runIn(folder, ['send', 'Ping'], env);
    expect(several).toMatchObject({ code: 2, stderr: expect.stringContaining('choose one with -c: pbx-a, pbx-b') });
    const misspelt = await runIn(folder, ['send', 'Ping', '-c', 'pbx-q'], env);
    expect(misspelt.code).toBe(2);
    expect(misspelt.stderr).toMatch(/declares no connection pbx-q; did you mean pbx-[ab]\?/);
    await writeFile(join(folder, 'other.json'), json({ default: 'pbx-b', ...content }));
    expect((await runIn(folder, ['send', 'Ping', '--config', 'other.json'], env)).code).toBe(0);
    expect((await runIn(folder, ['send', 'Ping'], { ...env, AMI_CONFIG: 'other.json' })).code).toBe(0);
  });

  it('is not healthy when it declares no connection', async () => {
    const folder = await folderWith({ 'astervisor.config.json': json({ children: [] }) });
    const { code, stderr } = await runIn(folder, ['health'], {});
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('declares no connection') });
  });

  it('may begin with a byte order mark, and so may the files of secrets', async () => {
    const { a, b, content, folder, env } = await twoPbxs();
    await writeFile(join(folder, 'astervisor.config.json'), `\ufeff${json(content)}`);
    await writeFile(join(folder, 'b.secret'), `\ufeff${SECRET}\r\n`);
    const ends = await Promise.all([
      runIn(folder, ['send', 'Ping', '-c', 'pbx-b'], env),
      runIn(folder, ['send', 'Ping', '--url', `ami://app@${a.host}:${a.port}`, '--secret-file', 'b.secret'], {}),
    ]);
    expect(ends.map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    for (const fake of [a, b]) expect(actionNames(fake)).toContain('Ping');
  });

  it('gives way to options and to AMI_URL, unless it was named', async () => {
    const { folder, env } = await twoPbxs();
    const other = await startPbx();
    expect((await runIn(folder, ['send', 'Ping'], { ...env, ...other.env })).code).toBe(0);
    expect(actionNames(other.fake)).toContain('Ping');
    const both = await runIn(folder, ['send', 'Ping', '-c', 'pbx-a', '--host', other.fake.host], env);
    expect(both).toMatchObject({ code: 2, stderr: expect.stringContaining('exclude each other') });
  });

  it('checks each of its connections with health, which says whose trouble it is', async () => {
    const { b, folder, env } = await twoPbxs();
    expect(await runIn(folder, ['health'], env)).toEqual({ code: 0, stdout: '', stderr: '' });
    await b.stop();
    const { code, stdout, stderr } = await runIn(folder, ['health'], env);
    expect({ code, stdout }).toEqual({ code: 5, stdout: '' });
    expect(stderr).toMatch(/^pbx-b {2}.+\n$/);
  });

  it.each([
    ['no JSON', '{', /astervisor\.config\.json is not JSON/],
    ['a list', '[]', /must hold an object with children/],
    ['no children', '{ "childs": [] }', /childs/],
    ['a secret', json({ children: [{ id: 'a', url: 'ami://app@h', secret: SECRET }] }), /holds the secret of a/],
    ['a secret in a URL', json({ children: [{ id: 'a', url: `ami://app:${SECRET}@h` }] }), /holds the secret of a/],
    [
      'no such variable',
      json({ children: [{ id: 'a', url: 'ami://app@h', secret: { env: 'NOPE' } }] }),
      /from NOPE, which is not set/,
    ],
    [
      'no such file',
      json({ children: [{ id: 'a', url: 'ami://app@h', secret: { file: 'nope' } }] }),
      /cannot be read: ENOENT/,
    ],
    [
      'an unknown option',
      json({ children: [{ id: 'a', url: 'ami://app@h', secret: { env: 'A' }, prot: 1 }] }),
      /prot.*did you mean port/,
    ],
    [
      'a name twice',
      json({
        children: [
          { id: 'a', host: 'h' },
          { id: 'a', host: 'h' },
        ],
      }),
      /declares the connection a twice/,
    ],
    ['no id', json({ children: [{ host: 'h' }] }), /children\[0\] of the configuration file has no id/],
  ])('with %s is refused before anything is done', async (_what, text, said) => {
    const folder = await folderWith({ 'astervisor.config.json': text });
    const { code, stdout, stderr } = await runIn(folder, ['send', 'Ping', '-c', 'a'], { A: 'x' });
    expect(stderr).toMatch(said);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('that was named and is not there is a matter of usage', async () => {
    const { code, stderr } = await runIn(tmpdir(), ['send', 'Ping', '--config', 'nope.json'], {});
    expect(code).toBe(2);
    expect(stderr).toMatch(/cannot be read: ENOENT/);
  });

  it('may be a module that exports a tree', async () => {
    const { fake } = await startPbx();
    const folder = await folderWith({
      'astervisor.config.mjs': `export default {
        children: [{ id: 'pbx', host: '${fake.host}', port: ${fake.port}, username: 'app', secret: () => process.env.PBX_SECRET }],
      };`,
    });
    expect((await runIn(folder, ['send', 'Ping'], { PBX_SECRET: SECRET })).code).toBe(0);
  });

  it('may be TypeScript where Node.js reads it; elsewhere it is told what to do', async () => {
    const { fake } = await startPbx();
    const folder = await folderWith({
      'astervisor.config.ts': `
        interface Place { readonly host: string; readonly port: number }
        const place: Place = { host: '${fake.host}', port: ${fake.port} };
        export default { children: [{ id: 'pbx', ...place, username: 'app', secret: { env: 'PBX_SECRET' } }] };
      `,
    });
    const env = { PBX_SECRET: SECRET };
    const { code, stderr } = await runIn(folder, ['send', 'Ping', '-c', 'pbx'], env);
    if ((process.features as { readonly typescript?: unknown }).typescript) {
      expect(code).toBe(0);
    } else {
      expect(code).toBe(2);
      expect(stderr).toMatch(/Node\.js 2\d\.\d+\.\d+ does not read TypeScript: .*astervisor\.config\.ts/);
      expect(stderr).toContain('22.18');
    }
    // As the hint has it, with any loader that the user has.
    const tsx = import.meta.resolve('tsx');
    const loaded = await runIn(folder, ['send', 'Ping'], { ...env, NODE_OPTIONS: `--import ${tsx}` });
    expect(loaded.code).toBe(0);
  });

  it('is read for --watch and events as for any other', async () => {
    const { a, folder, env } = await twoPbxs();
    const cli = startIn(folder, ['events', '-c', 'pbx-a', '-n', '1'], env);
    await cli.says('stderr', /listening/);
    a.emit('UserEvent', { UserEvent: 'Told' });
    const { code, stdout } = await cli.end();
    expect(code).toBe(0);
    expect(values(stdout)).toMatchObject([{ event: 'UserEvent', source: 'pbx-a' }]);
  });
});

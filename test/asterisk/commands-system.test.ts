import { afterAll, beforeAll, expect, it } from 'vitest';
import { ActionError, type AmiResponse, type Connection, connect, refusalOf } from '../../src/index.js';
import { extensions } from './dialplan.js';
import { describeEachAsterisk } from './each.js';

const refusal = (work: Promise<unknown>) => work.then(() => 'none', refusalOf);

describeEachAsterisk('commands for the server', (pbx) => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await connect(pbx.url);
  });
  afterAll(() => connection.close());

  it('command gives the lines', async () => {
    expect(await connection.command('core show version')).toEqual([expect.stringMatching(/^Asterisk (?:16|22)\./)]);
    expect(await connection.command('core show channels concise')).toEqual([]);
    const error = await connection.command('no such').catch((reason: unknown) => reason);
    expect((error as ActionError<AmiResponse>).response.output.join()).toMatch(/^No such command/);
    expect(await refusal(connection.command('module load x'))).toBe('not-permitted');
  });

  it('userEvent arrives with its fields', async () => {
    const raised = connection.waitFor({ Event: 'UserEvent', UserEvent: 'Campaign done' }, { timeoutMs: 5_000 });
    await connection.userEvent('Campaign done', { Count: 3, Text: '  a: b ', Tag: ['x', 'y'] });
    const event = await raised;
    expect([event.int('Count'), event.get('Text'), event.getAll('Tag')]).toEqual([3, '  a: b ', ['x', 'y']]);
  });

  it.each([
    ['NOT_INUSE', 0, []],
    ['INUSE', 1, ['in-use']],
    ['RINGINUSE', 9, ['in-use', 'ringing']],
    ['UNAVAILABLE', 4, ['unavailable']],
    ['ONHOLD', 16, ['on-hold']],
  ])('extensionState of a device that is %s', async (device, status, states) => {
    const told = connection.waitFor({ Event: 'DeviceStateChange', State: device }, { timeoutMs: 5_000 });
    await connection.command(`devstate change Custom:answer ${device}`);
    await told;
    await expect
      .poll(() => connection.extensionState(extensions.answer, 'default'))
      .toMatchObject({ known: true, hint: 'Custom:answer', status, states });
  });

  it('extensionState without a hint', async () => {
    expect(await connection.extensionState('nosuch', 'default')).toMatchObject({
      known: false,
      hint: undefined,
      status: -1,
      states: [],
    });
  });

  it('a module goes and comes back, by either name', async () => {
    const { module } = connection;
    expect(await module.check('app_echo')).toBe(true);
    await module.unload('app_echo');
    expect(await module.check('app_echo.so')).toBe(false);
    await expect(module.unload('app_echo')).rejects.toBeInstanceOf(ActionError);
    await module.load('app_echo.so');
    expect(await module.check('app_echo')).toBe(true);
    await expect(module.load('nosuch')).rejects.toBeInstanceOf(ActionError);
    await module.reload('app_queue.so');
    await module.reload('manager');
    expect(await refusal(module.reload('nosuch'))).toBe('no-such-module');
    await module.reloadAll();
    expect(connection.state).toBe('ready');
  });

  it('listCommands has the actions with their classes', async () => {
    const commands = await connection.listCommands();
    expect(commands.length).toBeGreaterThan(100);
    const named = (name: string) => commands.find((command) => command.name === name);
    expect(named('Ping')).toMatchObject({ classes: [], synopsis: expect.stringMatching(/\S\.?$/) });
    expect(named('Hangup')?.classes).toEqual(['system', 'call']);
    expect(commands.filter(({ name, synopsis }) => name === '' || synopsis === '')).toEqual([]);
  });

  it('a configuration file is made, filled, changed and read', async () => {
    const { config } = connection;
    const file = 'campaign.conf';
    await config.create(file);
    expect(await refusal(config.create(file))).toBe('exists-already');
    expect(await config.get(file)).toEqual([]);
    expect(await config.listCategories(file)).toEqual([]);
    await config.update(file, [
      { change: 'add-category', category: 'base', template: true },
      { change: 'add-category', category: 'spring', inherits: ['base'] },
      { change: 'append', category: 'spring', name: 'number', value: '1' },
      { change: 'append', category: 'spring', name: 'number', value: '2' },
      { change: 'append', category: 'spring', name: 'text', value: 'a=b; [c] é', object: true },
      { change: 'add-category', category: 'spring', duplicate: true },
      { change: 'insert', category: 'spring', line: 0, name: 'first', value: '' },
    ]);
    const spring = {
      name: 'spring',
      inherits: ['base'],
      template: false,
      lines: [
        { name: 'first', value: '' },
        { name: 'number', value: '1' },
        { name: 'number', value: '2' },
        { name: 'text', value: 'a=b; [c] é' },
      ],
    };
    expect(await config.get(file)).toEqual([
      spring,
      { ...spring, inherits: [], lines: [{ name: 'first', value: '' }] },
    ]);
    expect(await config.get(file, { category: 'nosuch' })).toEqual([]);
    expect(await config.get(file, { filter: 'TEMPLATES=restrict' })).toEqual([
      { name: 'base', inherits: [], template: true, lines: [] },
    ]);
    expect(await config.listCategories(file)).toEqual(['spring', 'spring']);
    await config.update(file, [
      { change: 'update', category: 'spring', name: 'number', value: '3', match: '2' },
      { change: 'delete', category: 'spring', name: 'text' },
      { change: 'delete-line', category: 'spring', line: 0 },
    ]);
    expect((await config.get(file, { category: 'spring' }))[0]?.lines).toEqual([
      { name: 'number', value: '1' },
      { name: 'number', value: '3' },
    ]);
    await config.update(
      file,
      [
        { change: 'empty-category', category: 'spring' },
        { change: 'rename-category', category: 'spring', to: 'autumn' },
      ],
      { reload: 'app_queue.so' },
    );
    expect((await config.listCategories(file))[0]).toBe('autumn');
  });

  it('a change that cannot be made changes nothing', async () => {
    const { config } = connection;
    const before = await config.get('queues.conf');
    expect(before.map(({ name }) => name)).toEqual(['general', 'support']);
    const work = config.update('queues.conf', [
      { change: 'append', category: 'support', name: 'weight', value: '1' },
      { change: 'delete-category', category: 'nosuch' },
    ]);
    await expect(work).rejects.toBeInstanceOf(ActionError);
    expect(await config.get('queues.conf')).toEqual(before);
    expect(await refusal(config.get('nosuch.conf'))).toBe('no-such-file');
    expect(await refusal(config.listCategories('nosuch.conf'))).toBe('no-such-file');
    expect(await refusal(config.create('../outside.conf', { anyPath: true }))).toMatch(/not-permitted|none/);
  });
});

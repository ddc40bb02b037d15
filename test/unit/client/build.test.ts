import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { BuiltAction } from '../../../src/client/actions/built-action.js';
import { FieldError, OptionError } from '../../../src/errors.js';
import { Rig } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

describe('an action that is built', () => {
  it('can be looked at, is sent as it was, and is answered', async () => {
    const { pbx, fake } = await Rig.ready();
    const variables = { CAMPAIGN: 'spring' };
    const action = pbx.build('Setvar', { Variable: 'A', Value: 1 });
    const originate = pbx.build('Originate', { Channel: 'Local/1@x', Async: true, Variable: variables });
    variables.CAMPAIGN = 'changed later';
    expect(fake.actions.some(({ name }) => name === 'Setvar')).toBe(false);
    expect(action.text).toBe(`Action: Setvar\r\nActionID: ${action.actionId}\r\nVariable: A\r\nValue: 1\r\n\r\n`);
    expect(action.fields).toEqual({ Variable: 'A', Value: 1 });
    expect(originate.text).toContain('Variable: CAMPAIGN=spring\r\n');
    expect(originate.fields.Variable).toEqual({ CAMPAIGN: 'spring' });
    expect(Object.isFrozen(action.fields) && Object.isFrozen(originate.fields.Variable)).toBe(true);
    const response = await pbx.send(action, { timeoutMs: 1_000 });
    expect(response.actionId).toBe(action.actionId);
    expect(fake.actions.at(-1)?.get('Value')).toBe('1');
  });

  it('gives the rows of a list', async () => {
    const { pbx } = await Rig.ready();
    const rows = pbx.list(pbx.build('QueueStatus', { ActionID: 'mine' }));
    for await (const _ of rows);
    expect((await rows.response()).actionId).toBe('mine');
  });

  it('shows no secret, however it is printed', async () => {
    const { pbx } = await Rig.ready();
    const action = pbx.build('Login', { Username: 'app', Secret: 'tr0ub4dor' });
    for (const shown of [
      action.text,
      String(action),
      JSON.stringify({ action }),
      inspect({ action }, { depth: 9, showHidden: true }),
    ]) {
      expect(shown).not.toContain('tr0ub4dor');
      expect(shown).toContain('[secret]');
    }
    expect(action.fields.Secret).toBe('tr0ub4dor');
  });

  it('is sent again only when it is not under way', async () => {
    const { pbx, fake } = await Rig.ready();
    const action = pbx.build('Ping');
    const first = pbx.send(action);
    await expect(pbx.send(action)).rejects.toMatchObject({ code: 'AMI_DUPLICATE_ACTION_ID', sent: false });
    await first;
    await pbx.send(action);
    expect(fake.actions.filter(({ name }) => name === 'Ping')).toHaveLength(2);
  });

  it('is judged when it is sent', async () => {
    const { pbx } = await Rig.ready();
    const action = pbx.build('WaitEvent', { Timeout: 1 });
    await expect(pbx.send(action)).rejects.toMatchObject({ code: 'AMI_ACTION_REFUSED' });
  });

  it('is refused at once when it could not be sent', async () => {
    const { pbx } = await Rig.ready();
    const build = pbx.build.bind(pbx) as (...args: unknown[]) => unknown;
    expect(() => build('Ping', { A: 'x\r\ny' })).toThrow(FieldError);
    expect(() => build('')).toThrow(FieldError);
    for (const args of [[], [null], [7], ['Ping', null], ['Ping', 'x'], ['Ping', []], ['Ping', {}, { timeoutMs: 1 }]])
      expect(() => build(...args), JSON.stringify(args)).toThrow(OptionError);
    expect(() => build('Ping', { ActionID: 7 })).toThrow(FieldError);
  });

  it('takes options behind it and nothing else', async () => {
    const { pbx } = await Rig.ready();
    const send = pbx.send.bind(pbx) as (...args: unknown[]) => Promise<unknown>;
    const action = pbx.build('Ping');
    await expect(send(action, { Channel: 'x' })).rejects.toThrow(OptionError);
    await expect(send(action, {}, {})).rejects.toMatchObject({ code: 'AMI_INVALID_OPTION', option: 'options' });
    await expect(send({ ...action })).rejects.toMatchObject({ code: 'AMI_INVALID_OPTION', option: 'action' });
    expect(action).toBeInstanceOf(BuiltAction);
    await turns();
  });
});

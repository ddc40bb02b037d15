import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { connect } from '../../src/index.js';
import { root } from '../docs/blocks.js';
import { Programs } from '../docs/programs.js';
import { describeEachAsterisk } from './each.js';

const example = 'examples/ivr.ts';
const programs = new Programs(new Map([[example, readFileSync(join(root, example), 'utf8')]]));
afterAll(() => programs.dispose());

/** What the caller's half does: waits for the prompt, and presses a key. */
const callers = ['1', '2', '0', '9'].flatMap((key) => [
  `exten => 61${key},1,Wait(1)`,
  `exten => 61${key},2,SendDTMF(${key})`,
  `exten => 61${key},3,Wait(30)`,
]);

const plan = [
  'exten => 609,1,AGI(agi:async,menu)',
  'exten => 609,2,UserEvent(Operator)',
  'exten => 609,3,Hangup()',
  ...callers,
].join('\n');

describeEachAsterisk(
  'the menu for callers',
  (pbx) => {
    it.each([
      ['1', 'says the time', ['ANSWER', 'GET DATA', 'SAY TIME', 'HANGUP']],
      ['2', "says the caller's number", ['ANSWER', 'GET DATA', 'SAY DIGITS', 'HANGUP']],
      ['9', 'says that there is no such choice', ['ANSWER', 'GET DATA', 'STREAM FILE', 'HANGUP']],
      ['0', 'lets the dialplan go on', ['ANSWER', 'GET DATA', 'ASYNCAGI BREAK']],
    ])('at key %s %s', async (key, _what, expected) => {
      await using connection = await connect(pbx.url);
      const menu = programs.start(example, { AMI_URL: pbx.url }, 50_000);
      await menu.printed('ready');
      const commands: string[] = [];
      connection.addListener('AGIExecStart', (event) => commands.push(event.get('Command') ?? ''));
      const operator: string[] = [];
      connection.addListener('UserEvent', (event) => operator.push(event.get('UserEvent') ?? ''));
      const call = connection.originate({
        Channel: 'Local/609@default/n',
        Context: 'default',
        Exten: `61${key}`,
        Priority: 1,
        CallerID: '4711',
      });
      await menu.printed(`4711: ${key}`);
      await menu.printed('4711: gone');
      expect((await call.ended).status).toBe('answered');
      menu.signal('SIGTERM');
      expect(await menu.ended).toMatchObject({ code: 0, stderr: '' });
      expect(commands.map((line) => /^[A-Z ]+[A-Z]/.exec(line)?.[0])).toEqual(expected);
      expect(operator).toEqual(key === '0' ? ['Operator'] : []);
    });
  },
  { dialplanExtra: plan },
);

import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documentationPath } from '../../../scripts/catalog/files.js';
import { generateTypes } from '../../../src/catalog/codegen/generate.js';
import { compile, TYPES_ALONE } from '../../types/compile.js';

const OWN = `<docs xmlns:xi="http://www.w3.org/2001/XInclude">
  <manager name="Start-Campaign" module="app_campaign">
    <syntax>
      <parameter name="ActionID"/>
      <parameter name="Campaign" required="true"/>
      <parameter name="X-Pace"><enumlist><enum name="slow"/><enum name="it's \\fast"/></enumlist></parameter>
    </syntax>
  </manager>
  <manager name="Originate" module="*/ evil()"><syntax><parameter name="Branch" required="true"/></syntax></manager>
  <manager name="MessageSend"><syntax><parameter name="Variable"/></syntax></manager>
  <manager name="Ping"><syntax><parameter name="Echo"/></syntax></manager>
  <managerEvent name="CampaignStarted"><managerEventInstance class="EVENT_FLAG_USER"><syntax>
    <channel_snapshot prefix="Agent"/><parameter name="Campaign"/>
  </syntax></managerEventInstance></managerEvent>
  <managerEvent name="Hangup"><managerEventInstance class="EVENT_FLAG_CALL"><syntax>
    <channel_snapshot/><parameter name="Ticket"><enumlist><enum name="open"/><enum name="closed"/></enumlist></parameter>
  </syntax></managerEventInstance></managerEvent>
</docs>`;

const PBX = `import type { Connection } from 'astervisor'; declare const pbx: Connection;\n`;

const USED = `${PBX}
      await pbx.send('Start-Campaign', { Campaign: 'spring', 'X-Pace': 'slow' });
      await pbx.send('Ping', { Echo: 'x' });
      await pbx.send('Ping');
      await pbx.send('MessageSend', { To: 'x', Variable: { known: 'to be repeated' } });
      await pbx.send('Originate', { Channel: 'x', Branch: 'north' });
      pbx.addListener('CampaignStarted', (event) => { const channel: string | undefined = event.fields.AgentChannel; console.log(channel, event.fields.Campaign); });
      pbx.addListener('Hangup', (event) => { const known: string | undefined = event.fields.Cause; console.log(known, event.fields.Ticket === 'open'); });`;

describe('types of a user own Asterisk', () => {
  const generated = generateTypes(OWN);
  const compiled = compile({
    generated: generated.text,
    used: USED,
    misspelt: `${PBX}await pbx.send('Start-Campaign', { Campain: 'spring' });`,
    missing: `${PBX}await pbx.send('Start-Campaign', { 'X-Pace': 'slow' });`,
    'missing what this Asterisk requires': `${PBX}await pbx.send('Originate', { Channel: 'x' });`,
    'missing what the package requires': `${PBX}await pbx.send('Originate', { Branch: 'x' });`,
  });

  it('counts what it found, and names what the package lacks', () => {
    expect([generated.actions, generated.events]).toEqual([4, 2]);
    expect(generated.newActions).toEqual(['Originate', 'Ping', 'Start-Campaign']);
    expect(generated.newEvents).toEqual(['CampaignStarted', 'Hangup']);
  });

  it('say of a known action or event only what comes on top', () => {
    expect(generated.text).toContain(
      "export interface HangupEventFields extends KnownEvent<'Hangup'> {\n  readonly Ticket: OneOf<'open' | 'closed'>;\n}",
    );
    expect(generated.text).not.toContain('MessageSend');
  });

  it('are the same each time, and say whose they are in one line', () => {
    expect(generateTypes(OWN).text).toBe(generated.text);
    expect(generateTypes(OWN, { name: 'the PBX of the north' }).text.split('\n')[1]).toBe(
      '// What the PBX of the north documents and astervisor has no types for.',
    );
    for (const name of ['', 'two\nlines', 'x'.repeat(81), 'sep\u2028arated'])
      expect(() => generateTypes(OWN, { name })).toThrow('a name is a line');
  });

  it.each(['generated', 'used'])('compile: %s', (name) => {
    expect(compiled.errors(name)).toEqual([]);
  });

  it.each([
    ['misspelt', 'TS2561'],
    ['missing', 'TS2345'],
    ['missing what this Asterisk requires', 'TS2345'],
    ['missing what the package requires', 'TS2345'],
  ])('do not compile when a field is %s', (name, error) => {
    expect(compiled.codes(name)).toEqual([error]);
  });

  it('let nothing of the document out of a literal or a comment', () => {
    expect(generated.text).not.toContain('evil');
    expect(generated.text).toContain(String.raw`Choice<'slow' | 'it\'s \\fast'>`);
  });
});

it('gives two names that make one identifier a type each', () => {
  const event = (name: string) =>
    `<managerEvent name="${name}"><managerEventInstance><syntax><parameter name="${name}"/></syntax></managerEventInstance></managerEvent>`;
  const { text } = generateTypes(
    `<docs>${event('A-B')}${event('AB')}${event('1')}${event("a'*/`$")}${event('__proto__')}</docs>`,
  );
  expect(compile({ text }, TYPES_ALONE).errors('text')).toEqual([]);
  expect(text).toContain('interface ABEventFields');
  expect(text).toContain('interface AB2EventFields');
}, 240_000);

describe.each(['16', '22'])('the documentation of Asterisk %s', (version) => {
  const path = documentationPath(version);
  it.skipIf(!existsSync(path))(
    'adds nothing to the types of the package, unless a module of a third party is documented too',
    () => {
      const documentation = readFileSync(path, 'utf8');
      const { text, actions, events, newActions, newEvents } = generateTypes(documentation);
      expect(compile({ text }, TYPES_ALONE).errors('text')).toEqual([]);
      expect(actions).toBeGreaterThan(150);
      expect(events).toBeGreaterThan(160);
      expect([newActions, newEvents]).toEqual([[], []]);

      const more = generateTypes([documentation, OWN]);
      expect(more.newActions).toEqual(['Originate', 'Ping', 'Start-Campaign']);
      const own = { text: more.text, used: USED.replace(PBX, "import { pbx } from 'astervisor';") };
      const compiled = compile(own, TYPES_ALONE);
      expect([...compiled.errors('text'), ...compiled.errors('used')]).toEqual([]);
    },
    240_000,
  );
});

it.each([
  ['nothing at all', []],
  ['documents that describe neither', ['<docs/>', '<docs><application name="X"/></docs>']],
])('refuses %s', (_, texts) => {
  expect(() => generateTypes(texts)).toThrow('the documentation describes no actions and no events');
});

it('takes an action that is documented in another case as the one that it is', () => {
  const { text } = generateTypes('<docs><manager name="SIPPEERS"/></docs>');
  expect(text).toContain('readonly SIPPEERS: SIPPEERSActionFields;');
  expect(text).toContain("export interface SIPPEERSActionFields extends KnownAction<'SIPpeers'> {}");
});

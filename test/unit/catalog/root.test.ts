import { describe, expect, it } from 'vitest';
import { compile } from '../../types/compile.js';

const PBX = `import type { Connection } from 'astervisor'; declare const pbx: Connection;\n`;

describe('the package, as a program sees it', () => {
  const compiled = compile({
    declarations: `
      import type { HangupEventFields, OriginateActionFields } from 'astervisor/catalog';
      declare module 'astervisor' {
        interface EventMap {
          CampaignStarted: { readonly Campaign: string | undefined };
          Hangup: HangupEventFields & { readonly Ticket: 'open' | 'closed' | undefined };
        }
        interface ActionMap {
          StartCampaign: { readonly Campaign: string; readonly Pace?: number | undefined };
          Originate: OriginateActionFields & { readonly Branch?: string | undefined };
        }
      }`,
    known: `${PBX}
      await pbx.send('Originate', { Channel: 'PJSIP/100', Exten: '200', Variable: { A: 1 } }, { timeoutMs: 5_000 });
      await pbx.send('Ping');
      await pbx.send('MyAction', { Foo: 1 });
      pbx.addListener('Hangup', (event) => { const cause: string | undefined = event.fields.Cause; console.log(cause); });
      pbx.addListener('MyEvent', (event) => { const foo: string | undefined = event.fields['Foo']; console.log(foo); });`,
    declared: `${PBX}
      await pbx.send('StartCampaign', { Campaign: 'spring', Pace: 3 });
      await pbx.send('Originate', { Channel: 'x', Branch: 'north' });
      pbx.addListener('Hangup', (event) => { const ticket: 'open' | 'closed' | undefined = event.fields.Ticket; console.log(ticket); });`,
    misspelt: `${PBX}await pbx.send('Originate', { Chanel: 'x' });`,
    missing: `${PBX}await pbx.send('Originate', { Exten: '200' });`,
    'declared and misspelt': `${PBX}await pbx.send('StartCampaign', { Campaign: 'spring', Pase: 3 });`,
    'declared and missing': `${PBX}await pbx.send('StartCampaign');`,
  });

  it.each(['declarations', 'known', 'declared'])('%s names compile', (name) => {
    expect(compiled.errors(name)).toEqual([]);
  });

  it.each([
    ['misspelt', 'TS2561'],
    ['missing', 'TS2345'],
    ['declared and misspelt', 'TS2353'],
    ['declared and missing', 'TS2554'],
  ])('%s fields do not', (name, error) => {
    expect(compiled.codes(name)).toEqual([error]);
  });
});

import { describe, expect, it } from 'vitest';
import { compile } from '../../types/compile.js';

const IMPORT = `import { pbx, type EventFields, type ActionFieldsOf, type EventName, type ActionName } from './surface.js';
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(..._proof: Same<A, B> extends true ? [] : [never]): void => {};
`;

/** Programs that must compile. */
const LEGAL = {
  'a known action with its fields': `await pbx.send('Originate', { Channel: 'PJSIP/100', Exten: '200', Priority: 1, Async: true });`,
  'an action that needs no fields': `await pbx.send('Ping');`,
  'options after no fields': `await pbx.send('Ping', undefined, { timeoutMs: 5 });`,
  'options after fields': `await pbx.send('Hangup', { Channel: 'x' }, { timeoutMs: 5 });`,
  'an undefined option': `await pbx.send('Hangup', { Channel: 'x' }, { timeoutMs: undefined });`,
  'an action nobody knows': `await pbx.send('MyAction', { Anything: 1, Else: ['a', 'b'], Map: { a: 1 } });`,
  'an action nobody knows, without fields': `await pbx.send('MyAction');`,
  'an action named at run time': `const action: string = 'Originate'; await pbx.send(action, { Chanel: 'x' });`,
  'a field that the catalogue lacks, by way of string': `await pbx.send('Originate' as string, { Channel: 'x', NewField: 'y' });`,
  'undefined and null leave a field out': `await pbx.send('Originate', { Channel: 'x', Exten: undefined, Data: null });`,
  'every kind of value': `await pbx.send('DBPut', { Family: 'a', Key: 7n, Val: false });`,
  'a repeated field as an array': `await pbx.send('Originate', { Channel: 'x', Variable: ['a=1', 'b=2'] });`,
  'a repeated field as a map': `await pbx.send('Originate', { Channel: 'x', Variable: { a: 1, b: 'two' } });`,
  'ActionID on any action': `await pbx.send('Ping', { ActionID: 'mine-1' });`,
  'a known value, and another': `await pbx.send('MuteAudio', { Channel: 'x', Direction: 'in', State: 'ON' });`,
  'numbered fields': `await pbx.send('UpdateConfig', { SrcFilename: 'a', DstFilename: 'a', 'Action-000001': 'NewCat', 'Cat-000001': 'x' });`,
  'headers of a user event': `await pbx.send('UserEvent', { UserEvent: 'Done', Campaign: 'spring', Rows: 12 });`,
  'a known event': `pbx.addListener('Hangup', (event) => { const cause: string | undefined = event.fields.Cause; const text: string | undefined = event.fields['Cause-txt']; console.log(cause, text); });`,
  'a field of a snapshot': `pbx.addListener('DialEnd', (event) => { const far: string | undefined = event.fields.DestUniqueid; console.log(far); });`,
  'an event nobody knows': `pbx.addListener('MyEvent', (event) => { const foo: string | undefined = event.fields.Foo; console.log(foo); });`,
  'a field nobody knows of a known event': `pbx.addListener('Hangup', (event) => { const foo: string | undefined = event.fields['X-Foo']; console.log(foo); });`,
  'several events': `pbx.addListener(['DialBegin', 'DialEnd'], (event) => { if (event.name === 'DialEnd') console.log(event.fields.DialStatus); });`,
  'an event named at run time': `const name: string = 'Hangup'; pbx.addListener(name, (event) => { console.log(event.fields.Cause); });`,
  'a value outside the known ones': `pbx.addListener('DialEnd', (event) => event.fields.DialStatus === 'ANSWER' || event.fields.DialStatus === 'SOMETHING_NEW');`,
  'fields are string or undefined': `same<EventFields<'Hangup'>['Cause'], string | undefined>(); same<EventFields['Anything'], string | undefined>();`,
  'names are offered and others legal': `const event: EventName = 'Nobody'; const action: ActionName = 'Nobody'; console.log(event, action);`,
  'the type of the fields by name': `const fields: ActionFieldsOf<'Redirect'> = { Channel: 'x', Exten: '1', Context: 'c', Priority: 1 }; await pbx.send('Redirect', fields);`,
  'a legacy event': `pbx.addListener('Dial', (event) => event.fields.SubEvent);`,
};

/** Programs that must not compile, each with the one error that says why. */
const ILLEGAL: Readonly<Record<string, readonly [error: string, program: string]>> = {
  'a misspelt field': ['TS2561', `await pbx.send('Originate', { Chanel: 'x' });`],
  'a misspelt field beside the required ones': [
    'TS2561',
    `await pbx.send('Originate', { Channel: 'x', CalerID: 'y' });`,
  ],
  'a field of another action': ['TS2353', `await pbx.send('Ping', { Channel: 'x' });`],
  'a field in the wrong case': ['TS2561', `await pbx.send('Originate', { Channel: 'x', exten: 'y' });`],
  'a missing required field': ['TS2345', `await pbx.send('Setvar', { Variable: 'x' });`],
  'no fields at all where one is required': ['TS2554', `await pbx.send('Originate');`],
  'undefined for a required field': ['TS2322', `await pbx.send('Hangup', { Channel: undefined });`],
  'null for a required field': ['TS2322', `await pbx.send('Hangup', { Channel: null });`],
  'an array for a field that is not repeated': ['TS2322', `await pbx.send('Hangup', { Channel: ['a', 'b'] });`],
  'an object where text belongs': ['TS2322', `await pbx.send('MyAction', { Field: { deep: { er: 1 } } });`],
  'a misspelt option': ['TS2561', `await pbx.send('Ping', {}, { timeoutMS: 5 });`],
  'a field taken for text that may be missing': [
    'TS2322',
    `pbx.addListener('Hangup', (event) => { const cause: string = event.fields.Cause; console.log(cause); });`,
  ],
  'the check of sameness itself': ['TS2345', `same<EventFields<'Hangup'>['Cause'], string>(undefined);`],
  'writing to an event': ['TS2540', `pbx.addListener('Hangup', (event) => { event.fields.Cause = '16'; });`],
};

const programs = Object.fromEntries([
  ...Object.entries(LEGAL).map(([title, text]) => [title, `${IMPORT}${text}\nexport {};`] as const),
  ...Object.entries(ILLEGAL).map(([title, [, text]]) => [title, `${IMPORT}${text}\nexport {};`] as const),
]);

describe.each([
  ['as strict as can be', {}],
  ['strict alone', { exactOptionalPropertyTypes: false, noUncheckedIndexedAccess: false }],
])('programs of users, compiled %s', (_, options) => {
  const compiled = compile(programs, options);

  it.each(Object.keys(LEGAL))('%s compiles', (title) => {
    expect(compiled.errors(title)).toEqual([]);
  });

  it.each(Object.entries(ILLEGAL))('%s does not', (title, [error]) => {
    expect(compiled.codes(title)).toEqual([error]);
  });
});

describe('names that a program declares', () => {
  const compiled = compile({
    declarations: `
      import type { AsteriskActions, AsteriskEvents } from './surface.js';
      declare module './surface.js' {
        interface EventMap {
          CampaignStarted: { readonly Campaign: string | undefined };
          Hangup: AsteriskEvents['Hangup'] & { readonly Ticket: 'open' | 'closed' | undefined };
        }
        interface ActionMap {
          StartCampaign: { readonly Campaign: string; readonly Pace?: number | undefined };
          Originate: AsteriskActions['Originate'] & { readonly Priviledge?: string | undefined };
        }
      }`,
    event: `${IMPORT}pbx.addListener('CampaignStarted', (event) => { const name: string | undefined = event.fields.Campaign; console.log(name); });`,
    narrowed: `${IMPORT}same<EventFields<'Hangup'>['Ticket'], 'open' | 'closed' | undefined>(); same<EventFields<'Hangup'>['Cause'], string | undefined>();`,
    action: `${IMPORT}await pbx.send('StartCampaign', { Campaign: 'spring' });`,
    added: `${IMPORT}await pbx.send('Originate', { Channel: 'x', Priviledge: 'y' });`,
    misspelt: `${IMPORT}await pbx.send('StartCampaign', { Campaign: 'spring', Pase: 3 });`,
    missing: `${IMPORT}await pbx.send('StartCampaign', {});`,
    none: `${IMPORT}await pbx.send('StartCampaign');`,
  });

  it.each(['declarations', 'event', 'narrowed', 'action', 'added'])('%s compiles', (name) => {
    expect(compiled.errors(name)).toEqual([]);
  });

  it.each([
    ['misspelt', 'TS2353'],
    ['missing', 'TS2345'],
    ['none', 'TS2554'],
  ])('%s does not', (name, error) => {
    expect(compiled.codes(name)).toEqual([error]);
  });
});

describe('what an editor shows', () => {
  const compiled = compile({
    hover: `${IMPORT}
      declare const fields: EventFields<'Hangup'>;
      declare const unknown: EventFields<'Nobody'>;
      declare const action: ActionFieldsOf<'Originate'>;
      export const cause = fields.Cause;
      export const shown = [fields, unknown, action];`,
  });

  it.each([
    ['fields', 'HangupEventFields & CommonEventFields'],
    ['unknown', 'CommonEventFields'],
    ['action', 'OriginateActionFields & CommonActionFields'],
    ['cause', 'string | undefined'],
  ])('the type of %s in a line', (identifier, type) => {
    expect(compiled.typeOf('hover', identifier)).toBe(type);
  });
});

describe('what a program costs the compiler', () => {
  const work = (text: string) => {
    const { program, errors } = compile({ work: `${IMPORT}${text}\nexport {};` });
    expect(errors('work')).toEqual([]);
    return { types: program.getTypeCount(), instantiations: program.getInstantiationCount() };
  };
  const events =
    'Hangup Newchannel Newstate DialBegin DialEnd VarSet QueueMemberStatus AgentConnect BridgeEnter Cdr'.split(' ');
  const actions = [
    'Ping',
    'QueueStatus',
    'CoreShowChannels',
    'Status',
    'Agents',
    'ParkedCalls',
    'FAXStats',
    'CoreStatus',
  ];
  const listening = events.map((name) => `pbx.addListener('${name}', (event) => event.fields.Channel);`);
  const sending = actions.map((name) => `await pbx.send('${name}', {}, { timeoutMs: 1 });`);

  it('is little for the first names, and less for each one more', () => {
    const nothing = work('void pbx;');
    const first = work(`${listening[0]}\n${sending[0]}`);
    const all = work([...listening, ...sending].join('\n'));
    expect(first.types - nothing.types).toBeLessThan(3_000);
    expect(first.instantiations - nothing.instantiations).toBeLessThan(2_000);
    expect(all.types - first.types).toBeLessThan(100 * (listening.length + sending.length));
    expect(all.instantiations - first.instantiations).toBeLessThan(100 * (listening.length + sending.length));
  }, 240_000);
});

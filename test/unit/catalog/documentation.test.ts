import { describe, expect, it } from 'vitest';
import { readDocumentation } from '../../../src/catalog/codegen/documentation.js';

const docs = (body: string): string => `<docs xmlns:xi="http://www.w3.org/2001/XInclude">${body}</docs>`;

const LOGIN = '<manager name="Login"><syntax><parameter name="ActionID"/></syntax></manager>';

const fields = (syntax: string) =>
  readDocumentation(docs(`<manager name="A"><syntax>${syntax}</syntax></manager>`)).actions[0]?.fields;

const event = (inside: string) =>
  readDocumentation(
    docs(
      `<managerEvent name="E"><managerEventInstance class="EVENT_FLAG_CALL">${inside}</managerEventInstance></managerEvent>`,
    ),
  ).events[0];

describe('actions in the documentation', () => {
  it('have a name, a module when they are not built in, and their fields', () => {
    const { actions } = readDocumentation(
      docs(
        '<manager name="A" module="app_a"><syntax><parameter name="One"/></syntax></manager><manager name="B" module="builtin"/>',
      ),
    );
    expect(actions).toEqual([
      { name: 'A', module: 'app_a', fields: [{ name: 'One' }] },
      { name: 'B', fields: [] },
    ]);
  });

  it('say which fields are required, which are repeated, and nothing that is said in prose', () => {
    const found = fields(
      '<parameter name="One" required="true"><para>Long <literal>words</literal>.</para></parameter><parameter name="Two" required="no" multiple="yes"/>',
    );
    expect(found).toEqual([
      { name: 'One', required: true },
      { name: 'Two', repeated: true },
    ]);
  });

  it('have known values, but neither the forms of values nor what explains a value', () => {
    const found = fields(
      `<parameter name="One"><enumlist><enum name="in"><enumlist><enum name="deeper"/></enumlist></enum><enum name="user@&lt;host&gt;"/>
       <enum name="a,b,..."/><enum name="out"/><enum name="in"/></enumlist></parameter>`,
    );
    expect(found).toEqual([{ name: 'One', values: ['in', 'out'] }]);
  });

  it('include fields of one another', () => {
    const { actions } = readDocumentation(
      docs(
        `${LOGIN}<manager name="B"><syntax><xi:include xpointer="xpointer(/docs/manager[@name='Login']/syntax/parameter[@name='ActionID'])"/><parameter name="Two"/></syntax></manager>`,
      ),
    );
    expect(actions[1]?.fields).toEqual([{ name: 'ActionID' }, { name: 'Two' }]);
  });

  it('are one when two modules document the same name', () => {
    const { actions } = readDocumentation(
      docs(
        '<manager name="A"><syntax><parameter name="One"/></syntax></manager><manager name="A"><syntax><parameter name="one" required="true"/><parameter name="Two"/></syntax></manager>',
      ),
    );
    expect(actions).toEqual([{ name: 'A', fields: [{ name: 'one', required: true }, { name: 'Two' }] }]);
  });
});

describe('events in the documentation', () => {
  it('have a class, snapshots and fields', () => {
    expect(
      event(
        '<syntax><channel_snapshot/><channel_snapshot prefix="Dest"/><bridge_snapshot/><parameter name="Cause-txt"/></syntax>',
      ),
    ).toEqual({
      name: 'E',
      privilege: 'call',
      snapshots: [
        { kind: 'channel', prefix: '' },
        { kind: 'channel', prefix: 'Dest' },
        { kind: 'bridge', prefix: '' },
      ],
      fields: [{ name: 'Cause-txt' }],
    });
  });

  it('have no field that a snapshot has already', () => {
    expect(
      event(
        '<syntax><channel_snapshot/><parameter name="Channel"/><parameter name="uniqueid"/><parameter name="Own"/></syntax>',
      )?.fields,
    ).toEqual([{ name: 'Own' }]);
  });

  it('have what any of their instances has', () => {
    const { events } = readDocumentation(
      docs(`<managerEvent name="E"><managerEventInstance class="EVENT_FLAG_CALL"><syntax><parameter name="One"/></syntax></managerEventInstance>
        <managerEventInstance class="EVENT_FLAG_CALL"><syntax><channel_snapshot/><parameter name="Two"/></syntax></managerEventInstance></managerEvent>
        <managerEvent name="E"><managerEventInstance class="EVENT_FLAG_CALL"><syntax><parameter name="Three"/></syntax></managerEventInstance></managerEvent>`),
    );
    expect(events).toEqual([
      {
        name: 'E',
        privilege: 'call',
        snapshots: [{ kind: 'channel', prefix: '' }],
        fields: [{ name: 'One' }, { name: 'Two' }, { name: 'Three' }],
      },
    ]);
  });

  it('are also found where an action documents its answer', () => {
    const { events } = readDocumentation(
      docs(`<manager name="A"><responses><list-elements><managerEvent name="Row"><managerEventInstance class="EVENT_FLAG_COMMAND"><syntax><parameter name="One"/></syntax></managerEventInstance></managerEvent></list-elements>
        <managerEvent name="RowsComplete"><managerEventInstance class="EVENT_FLAG_COMMAND"/></managerEvent></responses></manager>`),
    );
    expect(events.map(({ name }) => name)).toEqual(['Row', 'RowsComplete']);
  });

  it('include those of one another by every form of pointer', () => {
    const pointers = [
      `/docs/managerEvent[@name='Other']/managerEventInstance/syntax/parameter[@name='One']`,
      `docs/managerEvent[@name="Other"]/managerEventInstance/syntax/parameter[2]`,
      `/docs/managerEvent[@name='Other']/managerEventInstance/syntax/parameter[contains(@name, 'Thr')]`,
      `/docs/*[@name='Other']/managerEventInstance/syntax/node()[@name='Four']`,
    ];
    const { events } = readDocumentation(
      docs(`<managerEvent name="E"><managerEventInstance><syntax>${pointers.map((path) => `<xi:include xpointer='xpointer(${path.replaceAll("'", '&apos;')})'/>`).join('')}</syntax></managerEventInstance></managerEvent>
        <managerEvent name="Other"><managerEventInstance><syntax><parameter name="One"/><parameter name="Two"/><parameter name="Three"/><parameter name="Four"/></syntax></managerEventInstance></managerEvent>`),
    );
    expect(events[0]?.fields.map(({ name }) => name)).toEqual(['One', 'Two', 'Three', 'Four']);
  });

  it('do without an inclusion that leads nowhere, to text, or to itself', () => {
    const own = `/docs/managerEvent[@name='E']/managerEventInstance/syntax`;
    const pointers = [`${own}/*`, `${own}/parameter`, `${own}/text()`, '/docs/nothing', 'id(x)', `/docs[last()]`];
    const includes = pointers.map((path) => `<xi:include xpointer="xpointer(${path})"/>`).join('');
    expect(
      event(
        `<syntax>text<xi:include/><parameter name="One"><enumlist><enum name="x"/>${includes}</enumlist></parameter>${includes}</syntax>`,
      )?.fields,
    ).toEqual([{ name: 'One', values: ['x'] }]);
  });
});

it.each([
  ['another document', '<html/>'],
  ['an action without a name', docs('<manager/>')],
  ['what is no document', 'Asterisk'],
])('refuses %s', (_, text) => {
  expect(() => readDocumentation(text)).toThrow(
    expect.objectContaining({ name: 'CatalogueError', code: 'AMI_BAD_CATALOGUE' }),
  );
});

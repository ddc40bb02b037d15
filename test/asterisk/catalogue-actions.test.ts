import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type ListAction, listAction } from '../../src/catalog/lists.js';
import { type ActionError, type ActionFields, type AmiResponse, type Connection, connect } from '../../src/index.js';
import { type ActionRow, actionRows } from './catalogue/actions.js';
import { equipment } from './catalogue/equipment.js';
import { actionFacts, untyped } from './catalogue/facts.js';
import { World } from './catalogue/world.js';
import { describeEachAsterisk } from './each.js';

const { sipPort, ...options } = await equipment();
const rows = Object.entries(actionRows).filter(([, row]) => row.skip === undefined);

describeEachAsterisk(
  'the catalogue of actions',
  (pbx) => {
    let connection: Connection;
    let world: World;
    /** What the server says of its actions, by name. */
    let commands: ReadonlyMap<string, string>;
    beforeAll(async () => {
      connection = await connect(pbx.url);
      world = new World(connection, pbx.server, sipPort);
      const answer = await connection.send('ListCommands');
      commands = new Map(answer.entries().filter(([name]) => !/^(Response|ActionID)$/.test(name)));
    });
    afterEach(() => world.clear());
    afterAll(() => connection.close());

    const only = (version: string | undefined) => version === undefined || version === pbx.label;
    const requiredOf = (action: string): readonly string[] =>
      (actionFacts.get(action)?.fields ?? []).flatMap((field) =>
        field.required && only(field.only) ? [field.name] : [],
      );
    const ask = (action: string, fields: ActionFields): Promise<AmiResponse> =>
      connection.send(action as string, fields, { timeoutMs: 20_000 });
    const refusal = async (action: string, fields: ActionFields): Promise<ActionError<AmiResponse>> => {
      const error: unknown = await ask(action, fields).then(
        ({ raw }) => new Error(`${action} ${JSON.stringify(fields)} was not refused: ${raw}`),
        (reason: unknown) => reason,
      );
      expect(error).toMatchObject({ code: 'AMI_ACTION_ERROR', sent: true, action });
      return error as ActionError<AmiResponse>;
    };

    it('has a row for each that the server names, and sends nearly all', () => {
      expect([...commands.keys()].filter((name) => actionRows[name] === undefined)).toEqual([]);
      expect([...commands.keys()].filter((name) => actionFacts.get(name) === undefined)).toEqual([]);
      expect(rows.filter(([name]) => commands.has(name)).length).toBeGreaterThanOrEqual(120);
    });

    it('names the classes of which one is needed', () => {
      const said = (text: string) => (/\(Priv: (.*)\)$/.exec(text)?.[1] ?? '').replace(/,?all$|^<none>$/, '');
      const documented = (name: string) => actionFacts.get(name)?.privilege;
      const wrong = [...commands].filter(([name, text]) => said(text) !== documented(name));
      expect(wrong.map(([name, text]) => `${name}: ${said(text)}, not ${documented(name)}`)).toEqual([]);
    });

    it.each(rows)('%s', async (action, row) => {
      if (!commands.has(action)) return;
      const fields = (await row.fields?.(world)) ?? {};
      const given = Object.keys(fields);
      const required = requiredOf(action);
      expect(required.filter((name) => !given.includes(name))).toEqual([]);
      expect(given.filter((name) => !required.includes(name) && !row.either?.includes(name))).toEqual([]);

      if (row.refused) expect((await refusal(action, fields)).response.get('Message')).toMatch(/\S/);
      else expectAnswer(action, row, await ask(action, fields));

      const vital = required.filter((name) => !row.lenient?.includes(name));
      for (const name of vital) await refusal(action, without(fields, name));
      for (const name of row.lenient ?? []) expectAnswer(action, row, await ask(action, without(fields, name)));
      if (row.noBare === undefined) await sendBare(action, row, vital);

      expect((await connection.send('Ping')).success).toBe(true);
      expect(connection.stats).toMatchObject({ inFlight: 0, late: 0, unmatchedResponses: 0, malformed: 0 });
    });

    async function sendBare(action: string, row: ActionRow, required: readonly string[]): Promise<void> {
      const missing = [...required, ...(row.either ?? [])];
      if (missing.length === 0) {
        expectAnswer(action, row, await ask(action, {}));
        return;
      }
      const { response } = await refusal(action, {});
      const named = row.says?.test(response.get('Message') ?? '') ?? missing.some((name) => mentions(response, name));
      expect(named, `${action} says ${JSON.stringify(response.get('Message'))}`).toBe(true);
    }

    function expectAnswer(action: string, row: ActionRow, response: AmiResponse): void {
      expect(response.success).toBe(true);
      const list = listAction(action);
      const lists = response.get('EventList') !== undefined || list?.bare === 'always';
      if (!lists) {
        expect(response.events).toEqual([]);
        expect(response.completion).toBeUndefined();
        // `Hangup` lists only when it is given an expression.
        if (action !== 'Hangup') expect(list).toBeUndefined();
        return;
      }
      expectList(list as ListAction, row, response);
    }
  },
  { ...options, allVersions: true },
);

function expectList(list: ListAction, row: ActionRow, { events, completion, seq }: AmiResponse): void {
  expect(list).toBeDefined();
  for (const event of [...events, ...(completion ? [completion] : [])])
    expect([event.name, untyped(event)]).toEqual([event.name, []]);
  const names = new Set(events.map(({ name }) => name));
  expect([...names].filter((name) => !list.items.includes(name))).toEqual([]);
  expect(list.complete).toContain(completion?.name);
  if (list.bare !== 'always') expect(completion?.get('EventList')).toBe('Complete');
  if (list.items.length > 0 && row.empty === undefined) expect(events.length).toBeGreaterThan(0);
  const order = [seq, ...events.map((event) => event.seq), completion?.seq ?? 0];
  expect(order).toEqual([...order].sort((a, b) => a - b));
}

const without = (fields: ActionFields, name: string): ActionFields =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => field !== name));

/** Whether a refusal names a field, be it as two words. */
const mentions = (response: AmiResponse, field: string): boolean =>
  (response.get('Message') ?? '').toLowerCase().replaceAll(' ', '').includes(field.toLowerCase().replaceAll(' ', ''));

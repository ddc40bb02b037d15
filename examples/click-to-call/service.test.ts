import { type Connection, child, startSupervisor } from 'astervisor';
import { FakeAsterisk } from 'astervisor/testing';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { buildService } from './service.js';

let asterisk: FakeAsterisk;
let tree: Awaited<ReturnType<typeof start>>;
let pbx: Connection;
let app: FastifyInstance;

const start = (url: string) =>
  startSupervisor({ name: 'test', children: [child.connection({ id: 'pbx', url, eventMask: ['call'] })] });

beforeEach(async () => {
  asterisk = await FakeAsterisk.start({
    dialOutcome: (device) => ({ status: device === 'PJSIP/666' ? 'BUSY' : 'ANSWER' }),
  });
  tree = await start(asterisk.url());
  await tree.ready({ timeoutMs: 10_000 });
  pbx = tree.connection('pbx');
  app = buildService(pbx);
});

afterEach(async () => {
  await app.close();
  await tree.stop();
  await asterisk.stop();
});

const place = (body: object, headers = {}) => app.inject({ method: 'POST', url: '/calls', body, headers });
const look = async (id: string) => (await app.inject(`/calls/${id}`)).json();
const originates = () => asterisk.actions.filter((action) => action.is('Originate'));

test('a call is placed, followed and hung up', async () => {
  const placed = await place({ from: '100', to: '200' });
  expect(placed.statusCode).toBe(202);
  const { id } = placed.json();
  expect(placed.headers.location).toBe(`/calls/${id}`);
  await vi.waitFor(async () =>
    expect(await look(id)).toMatchObject({ agent: 'answered', customer: 'answered', ended: null }),
  );
  expect((await app.inject({ method: 'DELETE', url: `/calls/${id}` })).statusCode).toBe(204);
  await vi.waitFor(async () => expect((await look(id)).ended).toBe('Normal Clearing'));
});

test("a busy agent's phone is told apart from a busy customer", async () => {
  const agent = (await place({ from: '666', to: '200' })).json();
  await vi.waitFor(async () => expect(await look(agent.id)).toMatchObject({ agent: 'busy', customer: 'none' }));
  const customer = (await place({ from: '100', to: '666' })).json();
  await vi.waitFor(async () => expect(await look(customer.id)).toMatchObject({ agent: 'answered', customer: 'busy' }));
});

test('the same key gives the same call', async () => {
  const headers = { 'idempotency-key': 'order-4711-call' };
  const [first, second] = [
    await place({ from: '100', to: '200' }, headers),
    await place({ from: '100', to: '200' }, headers),
  ];
  expect([first.statusCode, second.statusCode]).toEqual([202, 200]);
  expect(second.json().id).toBe(first.json().id);
  expect(originates()).toHaveLength(1);
});

test.each([
  { from: '100&200', to: '200' },
  { from: '100/n', to: '200' },
  { from: '100', to: '200@evil' },
  { from: '100', to: '200\r\nAction: Hangup' },
  { from: '100' },
])('%j is refused before anything is sent', async (body) => {
  expect((await place(body)).statusCode).toBe(400);
  expect(originates()).toHaveLength(0);
});

test('while the PBX is away, nothing is placed and everybody is told so', async () => {
  const lost = pbx.status()[Symbol.asyncIterator]();
  asterisk.crash();
  while (pbx.state === 'ready') await lost.next();
  const refused = await place({ from: '100', to: '200' });
  expect(refused.statusCode).toBe(503);
  expect(refused.headers['retry-after']).toBe('5');
  expect((await app.inject('/health')).json()).toEqual({ pbx: 'reconnecting' });
  expect((await look(refused.json().id)).error).toBe('no such call');
});

test('a call that a crash of the PBX has swallowed is said to be unknown, and can be looked up', async () => {
  asterisk.on('Originate', () => asterisk.crash());
  const answer = place({ from: '100', to: '200' });
  await asterisk.waitForAction('Originate');
  await asterisk.restart();
  const doubtful = await answer;
  expect(doubtful.statusCode).toBe(504);
  expect(await look(doubtful.json().id)).toEqual({
    id: doubtful.json().id,
    agent: 'unknown',
    customer: 'unknown',
    ended: 'unknown',
  });
});

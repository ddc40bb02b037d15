import type { Call, CallOutcome, Connection } from 'astervisor';
import Fastify, { type FastifyInstance } from 'fastify';

/** How many calls are remembered: those that go on, and the last that have ended. */
const remembered = 1_000;

/** Only digits: what a browser sends becomes part of a dial string, where `&`, `/` and `@` mean something. */
const number = { type: 'string', pattern: '^[0-9]{2,15}$' } as const;

const placing = {
  body: {
    type: 'object',
    required: ['from', 'to'],
    additionalProperties: false,
    properties: { from: number, to: number },
  },
  headers: { type: 'object', properties: { 'idempotency-key': { type: 'string', pattern: '^[A-Za-z0-9.-]{8,40}$' } } },
} as const;

interface Placing {
  Body: { from: string; to: string };
  Headers: { 'idempotency-key'?: string };
}

/** What is answered when a call was not taken on, by the status of `call.queued`. */
const refusals = {
  refused: { code: 422, error: 'the telephone system refused the call' },
  'not-sent': { code: 503, error: 'the telephone system is away; no call was placed, try again' },
  unknown: { code: 504, error: 'nobody can say whether the call was placed; look before you try again' },
} as const;

/** A call as the browser sees it; what is not decided yet is null. */
class Placed {
  readonly call: Call;
  agent: CallOutcome['status'] | null = null;
  customer: CallOutcome['status'] | null = null;
  ended: string | null = null;

  constructor(call: Call) {
    this.call = call;
    // Settle with a status, always: there is nothing to catch.
    void call.answered.then(({ status }) => (this.agent = status));
    void call.connected.then(({ status }) => (this.customer = status));
    void call.ended.then(({ causeText }) => (this.ended = causeText ?? 'unknown'));
  }

  toJSON(): object {
    return { id: this.call.id, agent: this.agent, customer: this.customer, ended: this.ended };
  }
}

/** The routes, on a connection that belongs to whoever calls this. */
export const buildService = (pbx: Connection, context = 'default'): FastifyInstance => {
  const app = Fastify();
  const calls = new Map<string, Placed>();

  const remember = (placed: Placed): void => {
    calls.set(placed.call.id, placed);
    for (const [id, { ended }] of calls) {
      if (calls.size <= remembered) break;
      if (ended !== null) calls.delete(id);
    }
  };

  app.post<Placing>('/calls', { schema: placing }, async (request, reply) => {
    const { from, to } = request.body;
    const key = request.headers['idempotency-key'];
    const known = key && calls.get(key);
    if (known) return reply.code(200).send(known);
    const call = pbx.originate({
      Channel: `PJSIP/${from}`,
      Context: context,
      Exten: to,
      Priority: 1,
      CallerID: to,
      Timeout: 20_000,
      // Asterisk itself refuses a second call with the id of one that lives, even when it comes from another process.
      ChannelId: key,
    });
    const placed = new Placed(call);
    remember(placed);
    const { status } = await call.queued;
    if (status === 'queued') return reply.code(202).header('location', `/calls/${call.id}`).send(placed);
    if (status !== 'unknown') calls.delete(call.id);
    const { code, error } = refusals[status];
    if (code === 503) reply.header('retry-after', 5);
    return reply.code(code).send({ id: call.id, error });
  });

  app.get<{ Params: { id: string } }>('/calls/:id', (request, reply) => {
    const placed = calls.get(request.params.id);
    return placed ? reply.send(placed) : reply.code(404).send({ error: 'no such call' });
  });

  app.delete<{ Params: { id: string } }>('/calls/:id', async (request, reply) => {
    const placed = calls.get(request.params.id);
    if (!placed) return reply.code(404).send({ error: 'no such call' });
    await placed.call.hangup();
    return reply.code(204).send();
  });

  app.get('/health', (_request, reply) => reply.code(pbx.state === 'ready' ? 200 : 503).send({ pbx: pbx.state }));

  return app;
};

import { describe, expect, it } from 'vitest';
import { LIST_ACTIONS, type ListAction } from '../../../src/catalog/lists.js';
import type { SendOptions } from '../../../src/client/actions/send-options.js';
import type { AmiEvent } from '../../../src/protocol/event.js';
import type { AmiResponse } from '../../../src/protocol/response.js';
import type { ActionCall } from '../../../src/testing/action-call.js';
import { Rig } from '../../support/rig.js';

const lists = Object.entries<ListAction>(LIST_ACTIONS);
const rowsOf = ({ items, single }: ListAction): readonly string[] =>
  single ? items : [...items, ...items.slice(0, 1)];

/** What a list came to, by either way of asking. */
interface Answer {
  readonly rows: readonly AmiEvent[];
  readonly completion: AmiEvent | undefined;
  readonly response: AmiResponse;
}

const ways: Readonly<Record<string, (rig: Rig, action: string, options: SendOptions) => Promise<Answer>>> = {
  send: async ({ pbx }, action, options) => {
    const response = await pbx.send(action as string, { Channel: 'x' }, options);
    return { rows: response.events, completion: response.completion, response };
  },
  list: async ({ pbx }, action, options) => {
    const list = pbx.list(action as string, { Channel: 'x' }, options);
    const rows: AmiEvent[] = [];
    for await (const row of list) rows.push(row);
    return { rows, completion: await list.completion(), response: await list.response() };
  },
};

const cases = Object.keys(ways).flatMap((way) => lists.map(([action, list]) => [action, way, list] as const));

/** Asks once, of a server that answers so, and looks whether all is as it was afterwards. */
const ask = async (
  [action, way]: readonly [string, string, ...unknown[]],
  answer: (call: ActionCall) => void,
  { version = '22.10.1', until }: { version?: string; until?: SendOptions['until'] } = {},
): Promise<{ answer: Answer | undefined; error: unknown; news: string[] }> => {
  const rig = await Rig.ready({ fake: { version } });
  const news: string[] = [];
  rig.pbx.addListener(
    () => true,
    ({ name }) => news.push(name),
  );
  rig.fake.on(action, answer);
  const fate = await rig.finish(
    (ways[way] as (typeof ways)[string])(rig, action, { until, blocking: true }).then(
      (value) => ({ answer: value, error: undefined }),
      (error: unknown) => ({ answer: undefined, error }),
    ),
  );
  expect((await rig.finish(rig.pbx.send('Ping'))).success).toBe(true);
  expect(rig.pbx.stats).toMatchObject({ inFlight: 0, malformed: 0, unmatchedResponses: 0 });
  return { ...fate, news };
};

/** A row as Asterisk writes it: without the ActionID where such rows have none. */
const row = (call: ActionCall, list: ListAction, name: string, number: number): void => {
  if (list.headless) call.write({ Event: name, Number: number });
  else call.event(name, { Number: number });
};

const expectWhole = (list: ListAction, { answer, news }: Awaited<ReturnType<typeof ask>>, end: string): void => {
  expect(answer?.rows.map((event) => [event.name, event.get('Number')])).toEqual(
    rowsOf(list).map((name, number) => [name, String(number)]),
  );
  expect(answer?.completion?.name).toBe(end);
  const order = [...(answer?.rows ?? []), answer?.completion as AmiEvent].map(({ seq }) => seq);
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(news).toEqual([]);
};

describe.each(['Complete', 'cancelled'])('a list that ends with EventList: %s', (EventList) => {
  it.each(cases)('%s by %s', async (...one) => {
    const [, , list] = one;
    const end = list.complete[0] as string;
    const outcome = await ask(one, (call) => {
      call.startList('will follow', true);
      for (const [number, name] of rowsOf(list).entries()) row(call, list, name, number);
      call.event(end, { EventList });
    });
    expectWhole(list, outcome, end);
  });
});

describe('a list that only its last event ends', () => {
  const bare = cases.filter(([, , list]) => list.bare);

  it.each(bare)('%s by %s', async (...one) => {
    const [, , list] = one;
    const end = list.complete[0] as string;
    const version = list.bare === 'always' ? '22.10.1' : '11.25.3';
    const outcome = await ask(
      one,
      (call) => {
        call.startList('will follow', false);
        for (const [number, name] of rowsOf(list).entries()) row(call, list, name, number);
        call.event(end);
      },
      { version },
    );
    // What has one row is over with it: its end came with Asterisk 13.
    if (list.single) expect(outcome.answer?.rows).toHaveLength(1);
    else expectWhole(list, outcome, end);
  });
});

describe('a list that is refused in the middle', () => {
  it.each(cases)('%s by %s', async (...one) => {
    const [, way, list] = one;
    const { error, news } = await ask(one, (call) => {
      call.startList('will follow', true);
      for (const [number, name] of rowsOf(list).entries()) row(call, list, name, number);
      call.error('no more');
    });
    expect(error).toMatchObject({ code: 'AMI_ACTION_ERROR', sent: true });
    const { response } = error as { response: AmiResponse };
    if (way === 'send') expect(response.events.map(({ name }) => name)).toEqual(rowsOf(list));
    expect(news).toEqual([]);
  });
});

describe('a list that is refused at once', () => {
  it.each(cases)('%s by %s', async (...one) => {
    const { error } = await ask(one, (call) => call.error('nothing to list'));
    expect(error).toMatchObject({ code: 'AMI_ACTION_ERROR', sent: true, message: expect.stringContaining('nothing') });
  });
});

describe('a Success without EventList, from Asterisk 13 on, is an empty list', () => {
  it.each(cases.filter(([, , list]) => list.bare !== 'always'))('%s by %s', async (...one) => {
    const { answer } = await ask(one, (call) => call.respond({ Message: 'there are none' }));
    expect([answer?.rows, answer?.completion]).toEqual([[], undefined]);
    expect(answer?.response.get('Message')).toBe('there are none');
  });
});

describe('a list that the caller ends', () => {
  it.each(cases.filter(([, , list]) => !list.headless && list.items.length > 0))('%s by %s', async (...one) => {
    const [, , list] = one;
    const until = (event: AmiEvent) => event.is('Mine');
    const { answer } = await ask(
      one,
      (call) => {
        call.respond({ Message: 'without a mark' });
        for (const [number, name] of rowsOf(list).entries()) row(call, list, name, number);
        call.event('Mine');
      },
      { until },
    );
    expect(answer?.rows.map(({ name }) => name)).toEqual(rowsOf(list));
    expect(answer?.completion?.name).toBe('Mine');
  });
});

describe('rows that come before the response are of the list', () => {
  it.each(cases.filter(([, , list]) => !list.headless && !list.bare))('%s by %s', async (...one) => {
    const [, , list] = one;
    const end = list.complete[0] as string;
    const outcome = await ask(one, (call) => {
      for (const [number, name] of rowsOf(list).entries()) row(call, list, name, number);
      call.startList('will follow', true);
      call.event(end, { EventList: 'Complete' });
    });
    expectWhole(list, outcome, end);
  });
});

describe('a list whose end never comes', () => {
  it.each(['send', 'list'])('ends with its deadline, by %s', async (way) => {
    const { error } = await ask(['CoreShowChannels', way], (call) => {
      call.startList('will follow', true);
      call.event('CoreShowChannel', { Number: 0 });
    });
    expect(error).toMatchObject({ code: 'AMI_ACTION_TIMEOUT', sent: true });
    expect((error as { partial?: AmiResponse }).partial?.events).toHaveLength(way === 'send' ? 1 : 0);
  });
});

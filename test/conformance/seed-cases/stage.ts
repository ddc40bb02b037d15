import { expect } from 'vitest';
import type { SendOptions } from '../../../src/client/actions/send-options.js';
import type { EventFilter, ListenerId } from '../../../src/client/listening/filter.js';
import type { ActionFields } from '../../../src/protocol/encoder.js';
import { AmiEvent } from '../../../src/protocol/event.js';
import type { AmiResponse } from '../../../src/protocol/response.js';
import { type Outcome, outcome } from '../../support/outcome.js';
import { Rig } from '../../support/rig.js';
import { turns } from '../../unit/supervisor/support/manual-clock.js';
import { lineValue, ScriptedServer } from './scripted-server.js';
import type { Act, Expected, ExpectedAnswer, ExpectedEvent, Scene, SessionCase, Step } from './session-case.js';

/** How the server's chunks are cut before they are sent. */
export type Cut = (chunk: string) => readonly string[];

/** Plays one case: a connection under its supervisor, a server that does what the case says, and a clock that stands still. */
export class Stage implements Scene {
  readonly #rig: Rig;
  readonly #server: ScriptedServer;
  readonly #cut: Cut;
  readonly #answers = new Map<string, Outcome<AmiResponse>>();
  readonly #rows = new Map<string, AmiEvent[]>();
  readonly #heard = new Map<string, AmiEvent[]>();
  readonly #listeners = new Map<string, ListenerId>();

  private constructor(rig: Rig, server: ScriptedServer, cut: Cut) {
    this.#rig = rig;
    this.#server = server;
    this.#cut = cut;
  }

  static async play({ server: script = {}, options, steps }: SessionCase, cut: Cut): Promise<void> {
    const server = new ScriptedServer(script);
    const rig = await Rig.declare({ options: { ...options, dial: server.dial } });
    const stage = new Stage(rig, server, cut);
    await rig.tree.start();
    await turns();
    for (const step of steps) {
      await stage.#run(step);
      await turns();
    }
  }

  listen(as: string, filter: EventFilter = () => true): void {
    this.#listen(as, filter, undefined);
  }

  unlisten(as: string): boolean {
    const id = this.#listeners.get(as);
    return id !== undefined && this.#rig.pbx.delListener(id);
  }

  async #run(step: Step): Promise<void> {
    const { pbx } = this.#rig;
    switch (step.do) {
      case 'server':
        for (const chunk of step.chunks.flatMap((text) => this.#cut(this.#filled(text)))) this.#server.write(chunk);
        return;
      case 'server ends':
        return this.#server.end(step.error);
      case 'send':
      case 'list':
        return this.#ask(step.do, step.action, step.as, step.fields, step.options);
      case 'listen':
        return this.#listen(step.as, step.filter, step.act, step.options, step.object);
      case 'forward': {
        const events = this.#eventsOf(step.as);
        const receiver = { send: (message: { readonly event: AmiEvent }) => events.push(message.event) };
        this.#listeners.set(step.as, pbx.forward(step.filter, receiver, step.options));
        return;
      }
      case 'unlisten':
        expect(this.unlisten(step.as)).toBe(true);
        return;
      case 'close':
      case 'force close':
        void pbx.close({ force: step.do === 'force close' });
        return;
      case 'reconnect':
        return pbx.reconnect();
      case 'wait':
        return this.#rig.advance(step.ms);
      case 'expect answer':
        return this.#expectAnswer(step.of, step.expected);
      case 'expect heard':
        expect(this.#eventsOf(step.by).map(({ name }) => name)).toEqual(step.events.map(nameOf));
        for (const [n, event] of step.events.entries()) expectFields(this.#eventsOf(step.by)[n], event);
        return;
      case 'expect state':
        expect(pbx.state, String(pbx.cause)).toBe(step.state);
        if (step.cause !== undefined) expect(pbx.cause).toHaveProperty('code', step.cause);
        return;
      case 'expect':
        return this.#expect(step.expected);
    }
  }

  /** `<Login>` stands for the ActionID of the login that was received last, as does any other name of an action. */
  #filled(text: string): string {
    return text.replace(/<(\w+)>/g, (_, action: string) => {
      const last = this.#server.received.findLast(([first]) => first === `Action: ${action}`);
      if (!last) throw new Error(`no ${action} has come in`);
      return lineValue(last, 'ActionID');
    });
  }

  #ask(how: 'send' | 'list', action: string, as: string, fields: ActionFields, options?: SendOptions): void {
    const all = { ActionID: as, ...fields };
    if (how === 'send') {
      this.#answers.set(as, outcome(this.#rig.pbx.send(action as string, all, options)));
      return;
    }
    const rows = this.#rig.pbx.list(action as string, all, options);
    const taken: AmiEvent[] = [];
    this.#rows.set(as, taken);
    this.#answers.set(as, outcome(rows.response()));
    void (async () => {
      for await (const row of rows) taken.push(row);
    })().catch(() => undefined);
  }

  #listen(as: string, filter: EventFilter, act?: Act, options?: object, object?: true): void {
    const events = this.#eventsOf(as);
    const handler = (event: AmiEvent, context: Parameters<Act>[1]) => {
      events.push(event);
      return act?.(event, context, this);
    };
    const listener = object ? { handle: handler } : handler;
    this.#listeners.set(as, this.#rig.pbx.addListener(filter, listener as never, options));
  }

  #eventsOf(as: string): AmiEvent[] {
    const events = this.#heard.get(as) ?? [];
    this.#heard.set(as, events);
    return events;
  }

  #expectAnswer(of: string, expected: ExpectedAnswer): void {
    const found = this.#answers.get(of);
    if (!found) throw new Error(`nothing was sent as ${of}`);
    expect(found.code).toBe(expected.is ?? 'resolved');
    if (expected.sent !== undefined) expect(found.sent).toBe(expected.sent);
    const { response: refusal, partial } = (found.error ?? {}) as { response?: AmiResponse; partial?: AmiResponse };
    if (expected.partial) expect(partial?.events.map(({ name }) => name)).toEqual(expected.partial);
    const response = found.value ?? refusal;
    if (!response) return;
    if (expected.success !== undefined) expect(response.success).toBe(expected.success);
    if (expected.source !== undefined) expect(response.source).toBe(expected.source);
    if (expected.output) expect(response.output).toEqual(expected.output);
    for (const [name, value] of Object.entries(expected.fields ?? {})) expect(response.get(name)).toBe(value);
    const json: unknown = JSON.parse(JSON.stringify(response));
    for (const [path, value] of Object.entries(expected.json ?? {})) expect(json).toHaveProperty(path, value);
    const rows = this.#rows.get(of) ?? response.events;
    if (expected.events) {
      expect(rows.map(({ name }) => name)).toEqual(expected.events.map(nameOf));
      for (const [n, event] of expected.events.entries()) expectFields(rows[n], event);
    }
    if (expected.completion === undefined) return;
    if (expected.completion === null) expect(response.completion).toBeUndefined();
    else expect(response.completion?.name).toBe(nameOf(expected.completion));
    if (expected.completion !== null) expectFields(response.completion, expected.completion);
  }

  #expect({ stats, amiVersion, reports, received, attempts, line, noLine }: Expected): void {
    const { pbx } = this.#rig;
    const lines = this.#server.received.flat();
    if (stats) expect(pbx.stats).toMatchObject(stats);
    if (amiVersion !== undefined) expect(pbx.info.amiVersion).toBe(amiVersion);
    for (const type of reports ?? []) expect(this.#rig.reportsOf(type).length, type).toBeGreaterThan(0);
    for (const [action, times] of Object.entries(received ?? {})) expect(this.#server.count(action)).toBe(times);
    if (attempts) expect(this.#server.attempts).toEqual(attempts);
    if (line !== undefined) expect(lines).toContain(line);
    if (noLine !== undefined) expect(lines.filter((one) => one.includes(noLine))).toEqual([]);
  }
}

const nameOf = (event: ExpectedEvent): string => (typeof event === 'string' ? event : event[0]);

const expectFields = (event: AmiEvent | undefined, expected: ExpectedEvent): void => {
  expect(event).toBeInstanceOf(AmiEvent);
  if (typeof expected === 'string') return;
  for (const [name, value] of Object.entries(expected[1])) expect(event?.get(name)).toBe(value);
};

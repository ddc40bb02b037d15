import { assign, type EventObject, fromCallback, setup } from 'xstate';
import type { ExitReason, StartResult, StartScope } from '../../../../src/supervisor/index.js';
import type { ScenarioReason, StartBehaviour } from '../../../conformance/otp/scenario.js';
import type { Held } from './held.js';
import { print, reasonTerm, type Term, tuple } from './term.js';

/** What a scripted child fails with; `term` is the reason that OTP would show. */
export class ScriptedError extends Error {
  readonly term: Term;
  constructor(term: Term) {
    super(print(term));
    this.term = term;
  }
}

/** The exit reason of this library for one that a scenario names. */
export const exitReasonOf = (reason: ScenarioReason): ExitReason => {
  if (typeof reason !== 'string') return ['shutdown', reason[1]];
  if (reason === 'normal' || reason === 'shutdown' || reason === 'killed') return reason;
  return { error: new ScriptedError(reason) };
};

interface Script {
  readonly stage: Stage;
  readonly name: string;
  readonly slow: boolean;
  readonly signal: AbortSignal;
}

type ChildEvent = { type: 'die'; reason: ScenarioReason } | { type: 'supervisor.shutdown' };

/** A child that does as it is told. An actor of its own holds a socket and more for it, none of which may outlive it. */
const scriptedChild = setup({
  types: {} as {
    input: Script;
    context: Script & { exit: ExitReason };
    events: ChildEvent;
    output: { exit: ExitReason };
  },
  actors: {
    socket: fromCallback<EventObject, Script>(({ input: { stage, name, signal } }) => stage.held.take(name, signal)),
  },
  delays: {
    slowness: ({ context }) => context.stage.slowness.get(context.name) ?? 400,
  },
  guards: {
    slow: ({ context }) => context.slow,
    crash: ({ event }) =>
      event.type === 'die' && typeof exitReasonOf(event.reason) === 'object' && !Array.isArray(event.reason),
  },
  actions: {
    crash: ({ event }) => {
      throw event.type === 'die' ? new ScriptedError(reasonTerm(event.reason)) : new Error('no crash without an order');
    },
    log: ({ context }, { verb, reason }: { verb: string; reason: ScenarioReason }) =>
      context.stage.log(`${verb} ${context.name} ${print(reasonTerm(reason))}`),
  },
}).createMachine({
  context: ({ input }) => ({ ...input, exit: 'shutdown' as const }),
  entry: ({ context, self }) => context.stage.enter(context.name, (reason) => self.send({ type: 'die', reason })),
  output: ({ context }) => ({ exit: context.exit }),
  initial: 'online',
  states: {
    online: {
      invoke: { id: 'socket', src: 'socket', input: ({ context }) => context },
      initial: 'up',
      states: {
        up: {
          on: {
            'supervisor.shutdown': [
              {
                guard: 'slow',
                target: 'stopping',
                actions: { type: 'log', params: { verb: 'slowstop', reason: 'shutdown' } },
              },
              { target: '#gone', actions: { type: 'log', params: { verb: 'stop', reason: 'shutdown' } } },
            ],
          },
        },
        stopping: {
          after: {
            slowness: { target: '#gone', actions: { type: 'log', params: { verb: 'stop', reason: 'shutdown' } } },
          },
        },
      },
      on: {
        die: [
          {
            guard: 'crash',
            actions: [{ type: 'log', params: ({ event }) => ({ verb: 'exit', reason: event.reason }) }, 'crash'],
          },
          {
            target: '#gone',
            actions: [
              { type: 'log', params: ({ event }) => ({ verb: 'exit', reason: event.reason }) },
              assign({ exit: ({ event }) => exitReasonOf(event.reason) }),
            ],
          },
        ],
      },
    },
    gone: { id: 'gone', type: 'final' },
  },
});

/** Where scripted children play: what they log, what they hold, and how each of their starts is to go. */
export class Stage {
  readonly held: Held;
  /** How long slow children take to stop, by name, in milliseconds; default 400. */
  readonly slowness = new Map<string, number>();
  readonly #starts: Record<string, readonly StartBehaviour[]>;
  readonly #always = new Map<string, StartBehaviour>();
  readonly #attempts = new Map<string, number>();
  readonly #orders = new Map<string, (reason: ScenarioReason) => void>();
  #lines: string[] = [];

  constructor(held: Held, starts: Readonly<Record<string, readonly StartBehaviour[]>> = {}) {
    this.held = held;
    this.#starts = { ...starts };
  }

  /** Lines logged since the log was taken. */
  get logged(): number {
    return this.#lines.length;
  }

  log(line: string): void {
    this.#lines.push(line);
  }

  takeLog(): readonly string[] {
    const lines = this.#lines;
    this.#lines = [];
    return lines;
  }

  /** How the next starts of a child are to go; those after them are ok. */
  behave(name: string, ...starts: readonly StartBehaviour[]): void {
    this.#attempts.delete(name);
    this.#always.delete(name);
    this.#starts[name] = starts;
  }

  /** From now on every start of a child is to go this way. */
  always(name: string, start: StartBehaviour): void {
    this.behave(name);
    this.#always.set(name, start);
  }

  enter(name: string, order: (reason: ScenarioReason) => void): void {
    this.#orders.set(name, order);
  }

  /** The child ends with this reason; one that is not there does not mind. */
  order(name: string, reason: ScenarioReason): void {
    this.#orders.get(name)?.(reason);
  }

  /** The start function of a scripted child. A child of a simple_one_for_one supervisor takes its name from its first argument. */
  start(id: string, { args, signal }: StartScope): StartResult {
    const name = Array.isArray(args) && typeof args[0] === 'string' ? args[0] : id;
    const behaviour = this.#behaviour(name);
    switch (behaviour) {
      case 'error':
        this.log(`start_fail ${name}`);
        throw new ScriptedError('scripted');
      case 'throw':
        this.log(`start_throw ${name}`);
        throw new ScriptedError(tuple('EXIT', 'scripted'));
      case 'ignore':
        this.log(`ignore ${name}`);
        return 'ignore';
      case 'ok':
      case 'slow': {
        this.log(`start ${name}`);
        const input: Script = { stage: this, name, slow: behaviour === 'slow', signal };
        return { logic: scriptedChild, input };
      }
    }
  }

  #behaviour(name: string): StartBehaviour {
    const attempt = this.#attempts.get(name) ?? 0;
    this.#attempts.set(name, attempt + 1);
    return this.#starts[name]?.[attempt] ?? this.#always.get(name) ?? 'ok';
  }
}

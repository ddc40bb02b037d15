import type { OriginateFields } from '../../src/index.js';
import { extensions } from '../../test/asterisk/dialplan.js';

/** A call, and what it comes to while nobody disturbs it. */
export interface CallKind {
  readonly name: string;
  readonly fields: OriginateFields;
  readonly answered: string;
  readonly connected: string;
  readonly ended: string;
}

/** The first leg waits before it answers, and the far leg before it comes to its end: losses fall into every part of a call. */
export const callPlan = [
  'exten => 3100,1,Ringing()',
  'exten => 3100,2,Wait(1)',
  'exten => 3100,3,Answer()',
  'exten => 3100,4,Wait(60)',
  ...['answer', 'busy', 'congestion', 'none'].flatMap((outcome, index) => [
    `exten => 32${index}0,1,Wait(1)`,
    `exten => 32${index}0,2,${outcome === 'none' ? 'NoOp()' : `Dial(Local/33${index}0@default/n,5,g)`}`,
    `exten => 32${index}0,3,Wait(1)`,
    `exten => 32${index}0,4,Hangup()`,
    `exten => 33${index}0,1,Ringing()`,
    `exten => 33${index}0,2,Wait(1)`,
    `exten => 33${index}0,3,${{ answer: 'Answer()', busy: 'Busy(1)', congestion: 'Congestion(1)', none: 'Hangup()' }[outcome]}`,
    `exten => 33${index}0,4,Wait(1)`,
    `exten => 33${index}0,5,Hangup()`,
  ]),
  'exten => 3290,1,Dial(Local/402@default/n,2,g)',
  'exten => 3290,2,Wait(1)',
  'exten => 3290,3,Hangup()',
].join('\n');

const through = (far: string, connected: string): CallKind => ({
  name: `agent, then ${connected}`,
  fields: { Channel: 'Local/3100@default/n', Context: 'default', Exten: far, Priority: 1 },
  answered: 'answered',
  connected,
  ended: connected === 'none' ? 'answered' : connected,
});

const alone = (extension: string, status: string, Timeout = 20_000): CallKind => ({
  name: `one leg ${status}`,
  fields: { Channel: `Local/${extension}@default/n`, Application: 'Wait', Data: '1', Timeout },
  answered: status,
  connected: 'none',
  ended: status,
});

const kinds: readonly CallKind[] = [
  through('3200', 'answered'),
  through('3210', 'busy'),
  through('3220', 'congestion'),
  through('3230', 'none'),
  through('3290', 'no-answer'),
  alone('3100', 'answered'),
  alone(extensions.busy, 'busy'),
  alone(extensions.ring, 'no-answer', 1_500),
];

export class CallKinds {
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  next(): CallKind {
    return kinds[Math.floor(this.#random() * kinds.length)] as CallKind;
  }
}

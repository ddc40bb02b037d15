/** The extensions of context `default`; dial them as `Local/100@default`. */
export const extensions = {
  /** Answers, waits a second, hangs up. */
  answer: '100',
  /** Dials `answer`: two more channels and a bridge. */
  dial: '200',
  /** Answers and stays for an hour. */
  hold: '300',
  busy: '400',
  congestion: '401',
  /** Rings for an hour and never answers. */
  ring: '402',
  /** Answers and hands the channel to `AGI(agi:async)`. */
  asyncAgi: '500',
  /** Raises `UserEvent: Tested` with `Sequence: 1..3` and a `Text`, then hangs up. */
  userEvent: '600',
  /** Enters conference `room`. */
  conference: '700',
  /** Waits in queue `support`, whose only member is `Local/801@default`. */
  queue: '800',
  queueMember: '801',
  /** Parks the caller in the default lot, at 901 or after. */
  park: '900',
} as const;

const plan: Readonly<Record<keyof typeof extensions, readonly string[]>> = {
  answer: ['Answer()', 'Wait(1)', 'Hangup()'],
  dial: [`Dial(Local/${extensions.answer}@default,10)`, 'Hangup()'],
  hold: ['Answer()', 'Wait(3600)'],
  busy: ['Busy(1)'],
  congestion: ['Congestion(1)'],
  ring: ['Ringing()', 'Wait(3600)'],
  asyncAgi: ['Answer()', 'AGI(agi:async)', 'Hangup()'],
  userEvent: [...[1, 2, 3].map((n) => `UserEvent(Tested,Sequence: ${n},Text: a: b)`), 'Hangup()'],
  conference: ['Answer()', 'ConfBridge(room)'],
  queue: ['Answer()', 'Queue(support)', 'Hangup()'],
  queueMember: ['Answer()', 'Wait(3600)'],
  park: ['Answer()', 'Park()', 'Hangup()'],
};

export function extensionsConf(extra: string): string {
  const lines = ['[default]', 'include => parkedcalls'];
  for (const [name, applications] of Object.entries(plan)) {
    const extension = extensions[name as keyof typeof extensions];
    applications.forEach((application, index) => {
      lines.push(`exten => ${extension},${index + 1},${application}`);
    });
  }
  lines.push(`exten => ${extensions.answer},hint,Custom:answer`, extra);
  return `${lines.join('\n')}\n`;
}

/** What becomes of a call that is dialled, and after how long. */
export interface DialResult {
  readonly status: 'ANSWER' | 'BUSY' | 'CONGESTION' | 'NOANSWER' | 'CHANUNAVAIL';
  /** From dial to outcome. Default 50 ms. `NOANSWER` waits for the caller's time limit instead. */
  readonly afterMs?: number | undefined;
}

/** Decides over a call by the device that is dialled, such as `PJSIP/100`. */
export type DialOutcome = (device: string) => DialResult;

const TECHNOLOGIES = ['Local', 'PJSIP', 'SIP', 'IAX2', 'DAHDI'];

export const answerKnownTechnologies: DialOutcome = (device) => ({
  status: TECHNOLOGIES.some((technology) => device.startsWith(`${technology}/`)) ? 'ANSWER' : 'CHANUNAVAIL',
});

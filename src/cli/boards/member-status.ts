/** What Asterisk's numbers for the state of a queue member's device mean. */
const STATES = [
  'unknown',
  'free',
  'in use',
  'busy',
  'invalid',
  'unavailable',
  'ringing',
  'ringing, in use',
  'on hold',
] as const;

/** A state in words; what is no known number is shown as it came. */
export const memberState = (status: string): string => STATES[Number(status)] ?? status;

export const isFree = (status: string): boolean => status === '1';

/** On a call, or about to be. */
export const isBusy = (status: string): boolean => ['2', '3', '6', '7', '8'].includes(status);

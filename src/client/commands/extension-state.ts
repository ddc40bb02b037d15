import type { AmiResponse } from '../../protocol/response.js';
import { nameOf, optionsOf } from './arguments.js';
import type { Requester, RequestOptions } from './requester.js';

/** What the devices behind a hint are doing; several at a time, as in use and ringing. */
export type HintState = 'in-use' | 'busy' | 'unavailable' | 'ringing' | 'on-hold';

export interface ExtensionState {
  readonly exten: string;
  readonly context: string;
  /** Whether the dialplan has a hint for it at all. */
  readonly known: boolean;
  /** The devices behind the hint, as the dialplan names them; undefined when there is no hint. */
  readonly hint: string | undefined;
  /** As Asterisk has it: the sum of 1 in use, 2 busy, 4 unavailable, 8 ringing, 16 on hold; 0 idle, −1 no hint, −2 removed. */
  readonly status: number;
  /** The same in words; empty when idle or not known. */
  readonly states: readonly HintState[];
  readonly response: AmiResponse;
}

const flags = [
  [1, 'in-use'],
  [2, 'busy'],
  [4, 'unavailable'],
  [8, 'ringing'],
  [16, 'on-hold'],
] as const satisfies readonly (readonly [number, HintState])[];

export const extensionState = async (
  pbx: Requester,
  exten: string,
  context: string,
  options: RequestOptions | undefined,
): Promise<ExtensionState> => {
  const fields = { Exten: nameOf(exten, 'exten'), Context: nameOf(context, 'context') };
  const response = await pbx.send('ExtensionState', fields, optionsOf(options));
  const status = response.int('Status') ?? -1;
  const known = status >= 0;
  return {
    exten,
    context,
    known,
    hint: response.get('Hint') || undefined,
    status,
    states: known ? flags.filter(([bit]) => (status & bit) !== 0).map(([, state]) => state) : [],
    response,
  };
};

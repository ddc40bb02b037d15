import type { SendOptions } from '../../../../src/client/actions/send-options.js';
import type { ActionFields } from '../../../../src/protocol/encoder.js';

/** An action as it is given to `send`, and what leaves. */
export interface ActionCase {
  readonly id: string;
  /** What there is to see, when it is more than that these fields leave and no others. */
  readonly about?: string;
  readonly decision?: string;
  readonly action: string;
  readonly fields: ActionFields;
  readonly options?: SendOptions;
  /** The lines behind `Action` and `ActionID`, in their order; or the code of the error with which it is refused. */
  readonly lines: readonly string[] | 'AMI_INVALID_FIELD' | 'AMI_ACTION_REFUSED';
}

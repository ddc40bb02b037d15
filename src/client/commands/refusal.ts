import { ActionError } from '../../errors.js';
import type { AmiResponse } from '../../protocol/response.js';

/** Why Asterisk said no, where its words leave no doubt. */
export type Refusal =
  | 'not-permitted'
  | 'shutting-down'
  | 'unknown-action'
  | 'no-such-channel'
  | 'no-such-queue'
  | 'no-such-member'
  | 'no-such-conference'
  | 'no-such-participant'
  | 'no-such-entry'
  | 'no-such-module'
  | 'no-such-file'
  | 'exists-already'
  | 'wrong-state';

/** The whole texts of Asterisk 16 and 22, between which few of them differ. What is not here is left undecided. */
const texts: readonly (readonly [RegExp, Refusal])[] = [
  [/^(?:Permission denied|Command blacklisted)$/, 'not-permitted'],
  [/^File requires escalated privil?e(?:d)?ges$/, 'not-permitted'],
  [/^(?:Originate|Status|GetVar) Access Forbidden\b/, 'not-permitted'],
  [/^Asterisk is shutting down$/, 'shutting-down'],
  [/^Invalid\/unknown command: /, 'unknown-action'],
  [/^No such channel$/, 'no-such-channel'],
  [/^(?:Extra)?Channel[12]? does not exist: /, 'no-such-channel'],
  [/^Channel .* does not exist\.$/s, 'no-such-channel'],
  [/^Unable to (?:add|remove) interface (?:to|from) queue: No such queue$/, 'no-such-queue'],
  [/^(?:Unable to remove interface: Not there|Interface not found)$/, 'no-such-member'],
  [/^Unable to add interface: Already there$/, 'exists-already'],
  [/^Member not dynamic$/, 'wrong-state'],
  [/^(?:No active conferences\.|No Conference by that name found\.)$/, 'no-such-conference'],
  [/^No channel by that name found in conference\.$/i, 'no-such-participant'],
  [/^Conference is already being recorded\.$/, 'exists-already'],
  [/^(?:Database entry not found|Database entry could not be deleted)$/, 'no-such-entry'],
  [/^(?:Module not loaded|Module not found\.|No such module\.?)$/, 'no-such-module'],
  [/^Config file not found$/, 'no-such-file'],
  [/^File exists$/, 'exists-already'],
  [/^Redirect failed, (?:extra )?channel not up\.$/i, 'wrong-state'],
];

/**
 * Why Asterisk refused an action, from the error of {@link Connection.send} or of a command; undefined when the error is
 * another one, or when Asterisk's words are not known. Texts change between versions, so treat undefined as a plain no.
 *
 * ```ts
 * try {
 *   await pbx.redirect(channel, { context: 'default', exten: '200' });
 * } catch (error) {
 *   if (refusalOf(error) !== 'no-such-channel') throw error; // It has hung up.
 * }
 * ```
 */
export const refusalOf = (error: unknown): Refusal | undefined => {
  if (!(error instanceof ActionError)) return undefined;
  const message = error.response.get('Message')?.replace(/\n$/, '') ?? '';
  return texts.find(([text]) => text.test(message))?.[1];
};

/** Resolves with the refusing response where it means what the caller expects; every other error stays one. */
export const unlessRefusedAs = async (
  answer: Promise<AmiResponse>,
  ...expected: readonly Refusal[]
): Promise<{ readonly refused: boolean; readonly response: AmiResponse }> => {
  try {
    return { refused: false, response: await answer };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === undefined || !expected.includes(refusal)) throw error;
    return { refused: true, response: (error as ActionError<AmiResponse>).response };
  }
};

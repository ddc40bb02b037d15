import type { AmiResponse } from '../../protocol/response.js';
import { optionsOf } from './arguments.js';
import type { Requester, RequestOptions } from './requester.js';

/** An action that this login may send. */
export interface CommandInfo {
  readonly name: string;
  readonly synopsis: string;
  /** The classes of which the login has one at least; empty when everybody may send it. */
  readonly classes: readonly string[];
}

const mark = '(Priv: ';

/** What stands behind a name: the synopsis, and the classes in brackets at the end. */
const partsOf = (value: string): readonly [synopsis: string, classes: string] | undefined => {
  const text = value.trimEnd();
  const at = text.lastIndexOf(mark);
  const classes = text.slice(at + mark.length, -1);
  if (at < 0 || !text.endsWith(')') || /[()]/.test(classes)) return undefined;
  return [text.slice(0, at).trimEnd(), classes];
};

/**
 * The actions that an answer to `ListCommands` names, in its order.
 *
 * ```ts
 * const names = parseCommandList(await pbx.send('ListCommands')).map(({ name }) => name);
 * ```
 */
export const parseCommandList = (response: AmiResponse): readonly CommandInfo[] =>
  response.entries().flatMap(([name, value]) => {
    const [synopsis, classes] = partsOf(value) ?? [];
    if (name === '' || synopsis === undefined || classes === undefined) return [];
    const named = classes === '<none>' ? [] : classes.split(',');
    return [{ name, synopsis, classes: named.filter((one) => one !== 'all' && one !== '') }];
  });

export const listCommands = async (
  pbx: Requester,
  options: RequestOptions | undefined,
): Promise<readonly CommandInfo[]> => parseCommandList(await pbx.send('ListCommands', {}, optionsOf(options)));

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

const line = /^(?<synopsis>.*?)\s*\(Priv: (?<classes>[^()]*)\)\s*$/s;

/**
 * The actions that an answer to `ListCommands` names, in its order.
 *
 * ```ts
 * const names = parseCommandList(await pbx.send('ListCommands')).map(({ name }) => name);
 * ```
 */
export const parseCommandList = (response: AmiResponse): readonly CommandInfo[] =>
  response.entries().flatMap(([name, value]) => {
    const { synopsis, classes } = line.exec(value)?.groups ?? {};
    if (name === '' || synopsis === undefined || classes === undefined) return [];
    const named = classes === '<none>' ? [] : classes.split(',');
    return [{ name, synopsis, classes: named.filter((one) => one !== 'all' && one !== '') }];
  });

export const listCommands = async (
  pbx: Requester,
  options: RequestOptions | undefined,
): Promise<readonly CommandInfo[]> => parseCommandList(await pbx.send('ListCommands', {}, optionsOf(options)));

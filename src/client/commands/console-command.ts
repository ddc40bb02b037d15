import { nameOf, optionsOf } from './arguments.js';
import type { Requester, RequestOptions } from './requester.js';

export const runConsoleCommand = async (
  pbx: Requester,
  line: string,
  options: RequestOptions | undefined,
): Promise<readonly string[]> => {
  const { output } = await pbx.send('Command', { Command: nameOf(line, 'line') }, optionsOf(options));
  // A command that printed nothing is answered with one empty line.
  return output.length === 1 && output[0] === '' ? [] : output;
};

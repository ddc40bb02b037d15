import { AstervisorError } from '../index.js';
import { EXIT, exitCodeOf } from './exit-code.js';
import { type Output, ReaderGoneError } from './output.js';
import { printable } from './printable.js';
import { UsageError } from './usage-error.js';

/** Says on stderr what a command ended with, and returns the exit code for it. */
export const failureCode = (error: unknown, output: Output, command: string | undefined): number => {
  if (error instanceof ReaderGoneError) return EXIT.ok;
  const code = exitCodeOf(error);
  const paint = output.notePaint;
  if (error instanceof UsageError) {
    output.note(`${paint('red', 'astervisor:')} ${printable(error.message)}`);
    if (error.hint !== undefined) output.note(`  ${printable(error.hint)}`);
    output.note(`  ${paint('dim', `see: astervisor ${command === undefined ? '' : `${command} `}--help`)}`);
  } else if (code === EXIT.bug) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    output.note(`${paint('red', 'astervisor:')} this is a bug; please report it`);
    output.note(stack.split('\n').map(printable).join('\n'));
  } else if (error instanceof Error) {
    const name = error instanceof AstervisorError ? ` ${paint('dim', `[${error.code}]`)}` : '';
    output.note(`${paint('red', 'astervisor:')} ${printable(error.message)}${name}`);
  }
  return code;
};

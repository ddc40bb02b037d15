import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { Interruption } from './interruption.js';
import { printable } from './printable.js';
import { UsageError } from './usage-error.js';

/** The terminal to ask on, and the signal that ends the wait for an answer. */
export interface PromptScope {
  readonly stdin: NodeJS.ReadStream;
  readonly stderr: NodeJS.WriteStream;
  readonly signal: AbortSignal;
}

/** Swallows what readline would echo. */
const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });

/** Asks for a secret on the terminal, without showing what is typed. Rejects with an {@link Interruption} on Ctrl-C. */
export const promptForSecret = async (label: string, { stdin, stderr, signal }: PromptScope): Promise<string> => {
  signal.throwIfAborted();
  // First the silence, then the question: whoever types at once is not echoed.
  const lines = createInterface({ input: stdin, output: nowhere(), terminal: true, historySize: 0 });
  try {
    const secret = await new Promise<string>((resolve, reject) => {
      lines.once('line', resolve);
      lines.once('SIGINT', () => reject(new Interruption('SIGINT')));
      lines.once('close', () => reject(new UsageError('no secret was given')));
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      stderr.write(`Secret for ${printable(label)}: `);
    });
    if (secret === '') throw new UsageError('no secret was given');
    return secret;
  } finally {
    lines.close();
    stderr.write('\n');
  }
};

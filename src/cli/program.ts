import type { Command, Surroundings } from './command.js';
import { agents } from './commands/agents.js';
import { call } from './commands/call.js';
import { channels } from './commands/channels.js';
import { codegen } from './commands/codegen.js';
import { demo } from './commands/demo.js';
import { doctor } from './commands/doctor.js';
import { events } from './commands/events.js';
import { exec } from './commands/exec.js';
import { health } from './commands/health.js';
import { ping } from './commands/ping.js';
import { queues } from './commands/queues.js';
import { record } from './commands/record.js';
import { replay } from './commands/replay.js';
import { send } from './commands/send.js';
import { EXIT } from './exit-code.js';
import { failureCode } from './failure.js';
import { commandHelp, programHelp } from './help.js';
import { Output } from './output.js';
import { masked } from './printable.js';
import { suggestion } from './suggestion.js';
import { UsageError } from './usage-error.js';
import { packageVersion } from './version.js';

export const COMMANDS: readonly Command[] = [
  ...[events, send, call, exec],
  ...[channels, queues, agents],
  ...[ping, health, doctor],
  ...[record, replay, codegen, demo],
];

/** Runs one command line; resolves with the exit code and never rejects. */
export const runProgram = async (argv: readonly string[], surroundings: Surroundings): Promise<number> => {
  const output = new Output(surroundings, 'pretty');
  let named: Command | undefined;
  try {
    const [first, ...rest] = argv;
    if (first === undefined) {
      output.note(programHelp(COMMANDS, packageVersion(), output.notePaint));
      return EXIT.usage;
    }
    if (first === '--version') return await print(output, packageVersion());
    if (first === '--help' || first === '-h' || first === 'help') return await help(rest[0], output);
    named = find(first);
    if (asksForHelp(rest)) return await print(output, commandHelp(named, output.paint));
    return await named.run(rest, surroundings);
  } catch (error) {
    return failureCode(error, output, named?.name);
  }
};

/** Help is given whatever else is wrong with the command line. */
const asksForHelp = (argv: readonly string[]): boolean => {
  const end = argv.indexOf('--');
  const options = end === -1 ? argv : argv.slice(0, end);
  return options.includes('--help') || options.includes('-h');
};

const help = async (topic: string | undefined, output: Output): Promise<number> => {
  if (topic === undefined) return print(output, programHelp(COMMANDS, packageVersion(), output.paint));
  return print(output, commandHelp(find(topic), output.paint));
};

const print = async (output: Output, text: string): Promise<number> => {
  await output.text(text);
  return EXIT.ok;
};

const find = (name: string): Command => {
  const found = COMMANDS.find((command) => command.name === name);
  if (found) return found;
  const names = COMMANDS.map((command) => command.name);
  const what = name.startsWith('-') ? 'unknown option' : 'unknown command';
  throw new UsageError(
    `${what} ${masked(name.replace(/=.*/s, ''))}${suggestion(name, names)}`,
    `commands: ${names.join(', ')}`,
  );
};

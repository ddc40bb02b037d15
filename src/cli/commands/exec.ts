import { ActionError, type AmiResponse } from '../../index.js';
import { command } from '../command.js';
import { EXIT } from '../exit-code.js';
import { single } from '../option.js';
import { duration } from '../option-value.js';
import { consoleText } from '../response-view.js';
import { UsageError } from '../usage-error.js';

export const exec = command(
  {
    name: 'exec',
    summary: 'run a command of the Asterisk console',
    operands: 'COMMAND',
    description:
      'Runs a command of the Asterisk console, as asterisk -rx does, and prints what it says. As JSON, every line of it is an object.',
    connects: true,
    options: {
      timeout: single('TIME', 'how long to wait for the end of it; default 10s', duration),
    },
    examples: [
      'astervisor exec "core show uptime" --url ami://app@pbx',
      'astervisor exec "core show channels" --output pretty | grep PJSIP',
    ],
  },
  async ({ options, operands, output, open }) => {
    const Command = operands.join(' ');
    if (Command.trim() === '') throw new UsageError('exec needs a command, as in: astervisor exec "core show uptime"');
    const print = async ({ output: lines }: AmiResponse) => {
      for (const line of lines) await output.data({ output: line }, () => consoleText([line]));
    };
    await using session = await open({ eventMask: 'off' });
    try {
      const settings = { timeoutMs: options.timeout, signal: session.ended };
      const answer = session.pbx.send('Command', { Command }, settings);
      await print(await output.during('waiting for the console', answer));
    } catch (error) {
      if (!(error instanceof ActionError)) throw error;
      const response = error.response as AmiResponse;
      // What the console says of a command that it does not know is message enough.
      if (response.output.length === 0) throw error;
      await print(response);
      return EXIT.refused;
    }
    return EXIT.ok;
  },
);

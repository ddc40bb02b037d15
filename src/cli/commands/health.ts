import { command } from '../command.js';
import type { Connectable } from '../connectable.js';
import { EXIT, exitCodeOf } from '../exit-code.js';
import { single } from '../option.js';
import { duration } from '../option-value.js';
import { printable } from '../printable.js';

const TIMEOUT_MS = 5_000;

export const health = command(
  {
    name: 'health',
    summary: 'say by the exit code alone whether Asterisk answers',
    description:
      'Logs in and sends a Ping, and says nothing when it is answered: for health checks of containers. The reason of a failure goes to stderr. Of a configuration file every connection is checked, unless -c names one; the exit code is that of the first that fails.',
    connects: true,
    options: {
      wait: single('TIME', 'go on trying for so long: for a PBX that is starting', duration),
      timeout: single('TIME', 'how long to wait for the answer to the Ping; default 5s', duration),
    },
    examples: [
      'astervisor health --url ami://app@pbx --wait 30s',
      'HEALTHCHECK CMD ["npx", "astervisor", "health", "-c", "pbx-a"]',
    ],
  },
  async ({ options, output, open, connectables }) => {
    const { wait: retryMs, timeout: timeoutMs = TIMEOUT_MS } = options;
    const check = async (connectable: Connectable): Promise<unknown> => {
      try {
        await using session = await open({ eventMask: 'off', identify: false, silent: true, retryMs }, connectable);
        await session.pbx.send('Ping', {}, { timeoutMs, signal: session.ended });
        return undefined;
      } catch (error) {
        return error;
      }
    };
    const places = await connectables();
    const [only] = places;
    if (only && places.length === 1) {
      const failure = await check(only);
      if (failure !== undefined) throw failure;
      return EXIT.ok;
    }
    const failures = await Promise.all(places.map(check));
    for (const [index, failure] of failures.entries()) {
      if (failure === undefined) continue;
      const said = failure instanceof Error ? failure.message : String(failure);
      output.note(`${output.notePaint('red', printable(places[index]?.id ?? ''))}  ${printable(said)}`);
    }
    const first = failures.find((failure) => failure !== undefined);
    return first === undefined ? EXIT.ok : exitCodeOf(first);
  },
);

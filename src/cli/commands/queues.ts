import { QueueBoard } from '../boards/queue-board.js';
import { printBoard, WATCH_OPTIONS, watchBoard } from '../boards/show-board.js';
import { command } from '../command.js';
import { UsageError } from '../usage-error.js';

export const queues = command(
  {
    name: 'queues',
    summary: 'list the queues: who waits, and who could answer',
    operands: '[QUEUE]',
    description:
      'Lists the queues with their callers and members: a table on a terminal; elsewhere a line of JSON for each queue, member and caller. With --watch the table is kept up to date until Ctrl-C; elsewhere every step is written, as follow() gives them.',
    connects: true,
    options: WATCH_OPTIONS,
    examples: [
      'astervisor queues --url ami://app@pbx',
      'astervisor queues support --watch',
      'astervisor queues | jq -r \'select(.event == "QueueEntry") | .fields.CallerIDNum\'',
    ],
  },
  async ({ options, operands: [queue, ...more], output, open }) => {
    if (more.length > 0) throw new UsageError('queues takes one queue, or none for all of them');
    await using session = await open({ eventMask: options.watch ? ['agent'] : 'off' });
    return await (options.watch ? watchBoard : printBoard)(new QueueBoard(queue), session, output);
  },
);

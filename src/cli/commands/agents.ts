import { AgentBoard } from '../boards/agent-board.js';
import { printBoard, WATCH_OPTIONS, watchBoard } from '../boards/show-board.js';
import { command } from '../command.js';

export const agents = command(
  {
    name: 'agents',
    summary: 'list the agents: what they do, and in which queues',
    description:
      'Lists the members of the queues, each once whatever the number of its queues: a table on a terminal; elsewhere the rows of QueueStatus as JSON. With --watch the table is kept up to date until Ctrl-C; elsewhere every step is written, as follow() gives them.',
    connects: true,
    options: WATCH_OPTIONS,
    examples: [
      'astervisor agents --url ami://app@pbx',
      'astervisor agents --watch',
      'astervisor agents | jq -r \'select(.fields.Paused == "1") | .fields.Name\'',
    ],
  },
  async ({ options, output, open }) => {
    await using session = await open({ eventMask: options.watch ? ['agent'] : 'off' });
    return await (options.watch ? watchBoard : printBoard)(new AgentBoard(), session, output);
  },
);

import { ChannelBoard } from '../boards/channel-board.js';
import { printBoard, WATCH_OPTIONS, watchBoard } from '../boards/show-board.js';
import { command } from '../command.js';

export const channels = command(
  {
    name: 'channels',
    summary: 'list the live channels',
    description:
      'Lists the live channels: a table on a terminal, a line of JSON for each elsewhere. With --watch the table is kept up to date until Ctrl-C; elsewhere every step is written, as follow() gives them.',
    connects: true,
    options: WATCH_OPTIONS,
    examples: [
      'astervisor channels --url ami://app@pbx',
      'astervisor channels --watch',
      "astervisor channels | jq -r '.fields.Channel'",
    ],
  },
  async ({ options, output, open }) => {
    await using session = await open({ eventMask: options.watch ? ['call'] : 'off' });
    return await (options.watch ? watchBoard : printBoard)(new ChannelBoard(), session, output);
  },
);

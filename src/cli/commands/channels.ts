import type { AmiEvent } from '../../index.js';
import { command } from '../command.js';
import { EXIT } from '../exit-code.js';
import type { Output } from '../output.js';
import { table } from '../table.js';

const HEADINGS = ['CHANNEL', 'STATE', 'CALLER', 'CONNECTED', 'EXTENSION', 'APPLICATION', 'DURATION'];

export const channels = command(
  {
    name: 'channels',
    summary: 'list the live channels',
    description: 'Lists the live channels: a table on a terminal, a line of JSON for each elsewhere.',
    connects: true,
    options: {},
    examples: ['astervisor channels --url ami://app@pbx', "astervisor channels | jq -r '.fields.Channel'"],
  },
  async ({ output, open }) => {
    await using session = await open({ eventMask: 'off' });
    const rows = session.pbx.list('CoreShowChannels', {}, { signal: session.ended });
    if (output.format === 'pretty') await output.text(await drawn(rows, output));
    else for await (const row of rows) await output.data(row, () => '');
    return EXIT.ok;
  },
);

const drawn = async (rows: AsyncIterable<AmiEvent>, { paint, width }: Output): Promise<string> => {
  const lines: string[][] = [];
  const calls = new Set<string | undefined>();
  for await (const row of rows) {
    lines.push(cellsOf(row));
    calls.add(row.get('Linkedid'));
  }
  const count = `${counted(lines.length, 'channel')}, ${counted(calls.size, 'call')}`;
  return lines.length === 0 ? paint('dim', count) : `${table(HEADINGS, lines, paint, width)}\n${paint('dim', count)}`;
};

const cellsOf = (row: AmiEvent): string[] => [
  known(row, 'Channel'),
  known(row, 'ChannelStateDesc'),
  known(row, 'CallerIDNum'),
  known(row, 'ConnectedLineNum'),
  [known(row, 'Exten'), known(row, 'Context')].filter((part) => part !== '').join('@'),
  [known(row, 'Application'), known(row, 'ApplicationData')].filter((part) => part !== '').join(' '),
  known(row, 'Duration'),
];

const known = (row: AmiEvent, field: string): string => {
  const value = row.text(field) ?? '';
  return value === '<unknown>' ? '' : value;
};

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

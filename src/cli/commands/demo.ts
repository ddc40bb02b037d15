import { command } from '../command.js';
import { playDemo } from '../demo/play.js';

export const demo = command(
  {
    name: 'demo',
    summary: 'see it at work on two fake PBXs, without any Asterisk',
    description:
      'Starts two fake PBXs with calls on them and a supervised tree of connections, and shows what happens when one of them dies and when a bug strikes. About twelve seconds; it needs no Asterisk, and connects to nothing but this machine.',
    connects: false,
    options: {},
    examples: ['astervisor demo'],
  },
  ({ output, signal }) => playDemo(output, signal),
);

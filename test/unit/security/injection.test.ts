import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../src/client/connection.js';
import { applicationData } from '../../../src/protocol/application-data.js';
import { dialString } from '../../../src/protocol/dial-string.js';
import { outcome } from '../../support/outcome.js';
import { Rig } from '../../support/rig.js';
import { turns } from '../supervisor/support/manual-clock.js';

/** One field that is a language of its own. */
interface Language {
  /** As docs/explanation/security.md names it. */
  readonly field: string;
  /** What a user might type, and what it must be refused with before a byte leaves: the code, and what it names. */
  readonly refused: readonly (readonly [said: string, code: string, act: (pbx: Connection) => unknown])[];
  /** What is to be sent all the same: since it is harmless, or was asked for by name. */
  readonly sent: readonly (readonly [line: string, act: (pbx: Connection) => unknown])[];
}

const call = { Channel: 'PJSIP/100', Application: 'Wait', Data: '1' } as const;
const option = 'AMI_INVALID_OPTION';
const field = 'AMI_INVALID_FIELD';
const refusedAction = 'AMI_ACTION_REFUSED';
const change = { change: 'append', category: 'support', name: 'timeout', value: '20' } as const;
const record = (file: string) => (pbx: Connection) => pbx.mixMonitor.start('PJSIP/100-1', { file });
const update =
  (changes: object, options = {}, file = 'queues.conf') =>
  (pbx: Connection) =>
    pbx.config.update(file, [{ ...change, ...changes }], options);

const languages: readonly Language[] = [
  {
    field: '`Channel` of `Originate`',
    refused: [
      ...['200&PJSIP/1', '200@evil', '200/n', '200,30', ''].map(
        (number) =>
          [
            'dialString[0]',
            field,
            (pbx: Connection) => pbx.originate({ ...call, Channel: dialString`PJSIP/${number}` }),
          ] as const,
      ),
      ['Channel', field, (pbx) => pbx.originate({ ...call, Channel: 'PJSIP/1&PJSIP/2' })],
      ['Channel', field, (pbx) => pbx.originate({ ...call, Channel: 'PJSIP/1,30' })],
    ],
    sent: [
      ['Channel: PJSIP/200@trunk', (pbx) => pbx.originate({ ...call, Channel: dialString`PJSIP/${'200'}@trunk` })],
    ],
  },
  {
    field: '`Data` of an application',
    refused: [],
    sent: [
      [
        'Data: Said,a\\,b \\"c\\" \\(d\\) \\\\',
        (pbx) => pbx.originate({ ...call, Data: applicationData('Said', 'a,b "c" (d) \\') }),
      ],
    ],
  },
  {
    field: '`Variable`',
    refused: [
      ['Variable', field, (pbx) => pbx.originate({ ...call, Variable: 'A=1,B=2' })],
      ['Variable', field, (pbx) => pbx.originate({ ...call, Variable: ['A="1"'] })],
    ],
    sent: [
      ['Variable: A=1\\,B=2', (pbx) => pbx.originate({ ...call, Variable: { A: '1,B=2' } })],
      ['Variable: A=1,B=2', (pbx) => pbx.send('Originate', { ...call, Async: true, Variable: 'A=1,B=2' })],
    ],
  },
  {
    field: '`Channel` of `Hangup`',
    refused: [
      ['matching', refusedAction, (pbx) => pbx.hangup('/.*/')],
      ['expression: true', refusedAction, (pbx) => pbx.send('Hangup', { Channel: '/.*/' })],
    ],
    sent: [
      ['Channel: /^Local/', (pbx) => pbx.hangup({ matching: '^Local' })],
      ['Channel: /^SIP/', (pbx) => pbx.send('Hangup', { Channel: '/^SIP/' }, { expression: true })],
    ],
  },
  {
    field: '`File` and `Options` of `MixMonitor`',
    refused: [
      ...['a.wav,b,rm -rf /', 'a".wav', 'a\\.wav', 'a(b).wav', '../../etc/a.wav', '..'].map(
        (file) => ['recording.file', option, record(file)] as const,
      ),
      [
        'recording.receivedFile',
        option,
        (pbx) => pbx.mixMonitor.start('PJSIP/100-1', { file: 'a.wav', receivedFile: 'b.wav)i(X),id' }),
      ],
      [
        'recording.transmittedFile',
        option,
        (pbx) => pbx.mixMonitor.start('PJSIP/100-1', { file: 'a.wav', transmittedFile: 'b.wav,,id' }),
      ],
    ],
    sent: [
      ['File: calls/4711..x; id.wav', record('calls/4711..x; id.wav')],
      ['Command: true', (pbx) => pbx.send('MixMonitor', { Channel: 'PJSIP/100-1', File: 'a.wav', Command: 'true' })],
    ],
  },
  {
    field: '`Command`',
    refused: [
      ['Command', field, (pbx) => pbx.command('core show version\nAction: Ping')],
      ['Command', field, (pbx) => pbx.command('core show version\r\n\r\nAction: Ping')],
      ['line', option, (pbx) => pbx.command('')],
    ],
    sent: [['Command: core show version', (pbx) => pbx.command('core show version')]],
  },
  {
    field: '`Family` and `Key` of `DBDelTree`',
    refused: [
      ["matching: 'like'", refusedAction, (pbx) => pbx.db.delTree('sales_eu', null)],
      ["matching: 'like'", refusedAction, (pbx) => pbx.db.delTree('%', null)],
      ['key', option, (pbx) => pbx.db.delTree('sales', undefined as never)],
    ],
    sent: [['Family: sales_eu', (pbx) => pbx.db.delTree('sales_eu', null, { matching: 'like' })]],
  },
  {
    field: 'files, categories and lines of `UpdateConfig`',
    refused: [
      ['file', option, update({}, {}, '../passwd')],
      ['options.destination', option, update({}, { destination: '/etc/passwd' })],
      ...['a]', '[a', 'a(b)', 'a;b'].map((category) => ['category', option, update({ category })] as const),
      ...['#include x', '[a', 'a=b', 'a>', 'a;b'].map((name) => ['name', option, update({ name })] as const),
      ['object: true', option, update({ value: '>x' })],
    ],
    sent: [
      ['SrcFilename: sub/queues.conf', update({}, { anyPath: true }, 'sub/queues.conf')],
      ['Value-000000: >x', update({ value: 'x', object: true })],
    ],
  },
  {
    field: "`Interface` of a queue's member",
    refused: ['100', '/100', 'PJSIP/', ''].map(
      (member) => ['interface', option, (pbx: Connection) => pbx.queue.add('support', member)] as const,
    ),
    sent: [['Interface: Local/100@agents/n', (pbx) => pbx.queue.add('support', dialString`Local/${100}@agents/n`)]],
  },
  {
    field: '`ExtraChannel` of `Redirect`',
    refused: [
      [
        'options.extra.channel',
        option,
        (pbx) => pbx.redirect('PJSIP/1-1', { context: 'a', exten: '1' }, { extra: { channel: 'pjsip/1-1' } }),
      ],
    ],
    sent: [
      [
        'ExtraContext: a',
        (pbx) => pbx.redirect('PJSIP/1-1', { context: 'a', exten: '1' }, { extra: { channel: 'PJSIP/2-1' } }),
      ],
    ],
  },
  {
    field: 'fields of a `UserEvent`',
    refused: ['UserEvent', 'actionid', 'ACTION', 'Event', 'privilege'].map(
      (name) => [`fields.${name}`, option, (pbx: Connection) => pbx.userEvent('Mine', { [name]: 'x' })] as const,
    ),
    sent: [['Text: x', (pbx) => pbx.userEvent('Mine', { Text: 'x' })]],
  },
];

const page = readFileSync(new URL('../../../docs/explanation/security.md', import.meta.url), 'utf8');

describe('what a user typed', () => {
  it('is looked at for every language that the page names', () => {
    const [, table = ''] = /\n## Injection\n(.*?)\n## /s.exec(page) ?? [];
    const rows = [...table.matchAll(/^\| (.+?) \|/gm)].map(([, name]) => name).slice(1);
    expect(rows.filter((name) => !name?.startsWith('-'))).toEqual(languages.map((one) => one.field));
  });

  it.each(languages)(
    'G72, G74: cannot speak the language of $field, unless it is asked for by name',
    async ({ refused, sent }) => {
      const rig = await Rig.ready();
      rig.fake.database.set('/sales_eu/a', '1');
      rig.fake.database.set('/salesXeu/a', '1');
      const before = rig.links.last.transport.bytesWritten;
      const wire = () => rig.fake.actions.flatMap(({ lines }) => lines).join('\n');
      for (const [said, code, act] of refused) {
        const fate = outcome((async () => act(rig.pbx))());
        await turns();
        expect(fate.code, said).toBe(code);
        expect(String(fate.error)).toContain(said);
      }
      // To look is allowed, as delTree does.
      const names = rig.received.filter((name) => name !== 'DBGetTree');
      expect(names).toEqual([]);
      if (!rig.received.includes('DBGetTree')) expect(rig.links.last.transport.bytesWritten).toBe(before);
      for (const [line, act] of sent) {
        const fate = outcome((async () => act(rig.pbx))());
        await rig.advance(100);
        expect(fate.state === 'pending' ? 'AMI' : fate.code, line).not.toMatch(/^AMI_(?:INVALID|ACTION_REFUSED)/);
        expect(wire(), line).toContain(line);
      }
    },
  );
});

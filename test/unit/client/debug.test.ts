import { describe, expect, it, vi } from 'vitest';
import { OptionError } from '../../../src/errors.js';
import { warnUnheard } from '../../../src/telemetry/report-sink.js';
import { Rig } from '../../support/rig.js';

const lines = (rig: Rig): string[] => rig.reportsOf('wire').map(({ message }) => message);

describe('the debug switch', () => {
  it('shows both directions from then on, until it is turned off', async () => {
    const rig = await Rig.ready();
    await rig.pbx.send('Ping');
    expect(lines(rig)).toEqual([]);
    rig.pbx.debug(true);
    await rig.pbx.send('Setvar', { Variable: 'GREETING', Value: 'zwölf' });
    rig.fake.emit('Custom', { Text: 'grün' });
    await rig.advance(0);
    rig.pbx.debug(false);
    await rig.pbx.send('Ping');
    const expected = ['pbx > Action: Setvar', 'pbx < Response: Success', 'pbx < Event: VarSet', 'pbx < Event: Custom'];
    expect(lines(rig)).toEqual(expected);
    const [sent, , , event] = rig.reportsOf('wire');
    expect(sent).toMatchObject({ level: 'info', fields: { connection: 'pbx', direction: 'sent' } });
    expect(sent?.fields.text).toMatch(/^Action: Setvar\nActionID: \S+\nVariable: GREETING\nValue: zwölf$/);
    expect(event?.fields.text).toContain('Text: grün');
  });

  it('outlives the link, and shows a login without its proof', async () => {
    const rig = await Rig.ready();
    rig.pbx.debug(true);
    await rig.pbx.reconnect();
    const shown = rig.reportsOf('wire').map(({ fields }) => String(fields.text));
    expect(shown.some((text) => text.startsWith('Asterisk Call Manager/'))).toBe(true);
    expect(shown.find((text) => text.startsWith('Action: Login'))).toContain('Key: [secret]');
    expect(shown.find((text) => text.includes('Challenge: '))).toContain('Challenge: [secret]');
  });

  it('lets nothing on the wire forge a line, and cuts what is long', async () => {
    const rig = await Rig.ready();
    rig.pbx.debug(true);
    await rig.pbx.send('UserEvent', { UserEvent: 'X', Text: '\u001b[2J' });
    rig.fake.emit('Long', { Text: 'x'.repeat(20_000) });
    await rig.advance(0);
    const texts = rig.reportsOf('wire').map(({ fields }) => String(fields.text));
    expect(texts.join('')).not.toContain('\u001b');
    expect(texts.join('')).toContain('\\u001b[2J');
    const long = texts.find((text) => text.startsWith('Event: Long')) ?? '';
    expect(long.length).toBeLessThan(9_000);
    expect(long.endsWith('\n…')).toBe(true);
  });

  it('goes to stderr where there is neither logger nor handler', () => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    warnUnheard({
      type: 'wire',
      level: 'info',
      message: 'pbx > Action: Ping',
      fields: { text: 'Action: Ping\nActionID: 1' },
    });
    expect(write.mock.calls).toEqual([['pbx > Action: Ping\n  ActionID: 1\n']]);
    write.mockRestore();
  });

  it.each([undefined, null, 1, 'on', {}])('refuses %j', async (on) => {
    const { pbx } = await Rig.ready();
    expect(() => pbx.debug(on as never)).toThrow(OptionError);
  });
});

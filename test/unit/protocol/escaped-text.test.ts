import { describe, expect, it } from 'vitest';
import { escapeForDisplay, unescapeC } from '../../../src/protocol/escape.js';
import { eventOf, responseOf } from './messages.js';

const snapshot = (name: string, prefix = ''): string[] => [
  `${prefix}Channel: PJSIP/100-1`,
  `${prefix}ChannelState: 6`,
  `${prefix}ChannelStateDesc: Up`,
  `${prefix}CallerIDNum: 100`,
  `${prefix}CallerIDName: ${name}`,
  `${prefix}ConnectedLineNum: 200`,
  `${prefix}ConnectedLineName: ${name}`,
  `${prefix}Language: en`,
  `${prefix}AccountCode: ${name}`,
];

const escaped = "O\\'Brien\\?";
const plain = "O'Brien?";

describe('text', () => {
  it('undoes the escapes in the names of a channel snapshot', () => {
    const event = eventOf('Newchannel', ...snapshot(escaped));
    expect(event.text('CallerIDName')).toBe(plain);
    expect(event.text('connectedlinename')).toBe(plain);
    expect(event.get('CallerIDName')).toBe(escaped);
  });

  it('undoes them whatever the prefix of the snapshot', () => {
    const event = eventOf('DialBegin', ...snapshot(escaped), ...snapshot(escaped, 'Dest'));
    expect(event.text('DestCallerIDName')).toBe(plain);
    expect(event.text('DestConnectedLineName')).toBe(plain);
  });

  it('leaves the same names alone where there is no snapshot', () => {
    const originated = eventOf('OriginateResponse', 'Uniqueid: 1', 'CallerIDNum: 1', `CallerIDName: ${escaped}`);
    expect(originated.text('CallerIDName')).toBe(escaped);
    const entry = eventOf(
      'QueueEntry',
      'Queue: q',
      'CallerIDNum: 1',
      `CallerIDName: ${escaped}`,
      'ConnectedLineNum: 2',
      `ConnectedLineName: ${escaped}`,
      'Wait: 3',
    );
    expect(entry.text('CallerIDName')).toBe(escaped);
    expect(entry.text('ConnectedLineName')).toBe(escaped);
  });

  it('leaves the other fields of a snapshot, and what looks like its names, alone', () => {
    const event = eventOf('Status', ...snapshot(escaped), `EffectiveConnectedLineName: ${escaped}`);
    expect(event.text('AccountCode')).toBe(escaped);
    expect(event.text('EffectiveConnectedLineName')).toBe(escaped);
  });

  it('undoes them in the value of VarSet, and only there', () => {
    expect(eventOf('VarSet', 'Variable: X', 'Value: a\\nb\\\\c').text('Value')).toBe('a\nb\\c');
    expect(eventOf('VarSet', 'Variable: a\\nb', 'Value: x').text('Variable')).toBe('a\\nb');
    expect(eventOf('Other', 'Value: a\\nb').text('Value')).toBe('a\\nb');
    expect(responseOf('Success', 'Value: a\\nb').text('Value')).toBe('a\\nb');
  });

  it('undoes them in the texts of a presence state', () => {
    const event = eventOf('PresenceStateChange', 'Subtype: a\\tb', "Message: don\\'t", 'Presentity: x\\ny');
    expect(event.text('Subtype')).toBe('a\tb');
    expect(event.text('Message')).toBe("don't");
    expect(event.text('Presentity')).toBe('x\\ny');
    expect(eventOf('Reload', "Message: don\\'t").text('Message')).toBe("don\\'t");
  });

  it('undoes them in channel variables', () => {
    const event = eventOf('Newexten', 'Channel: a', 'ChanVariable: X=1\\n2', 'DestChanVariable: Y=\\"');
    expect(event.text('ChanVariable')).toBe('X=1\n2');
    expect(event.text('DestChanVariable')).toBe('Y="');
  });

  it('leaves what a program wrote into a UserEvent alone', () => {
    const event = eventOf('UserEvent', 'UserEvent: x', ...snapshot(escaped), `ChanVariable: X=${escaped}`);
    expect(event.text('CallerIDName')).toBe(escaped);
    expect(event.text('ChanVariable')).toBe(`X=${escaped}`);
    const fromDialplan = eventOf('UserEvent', ...snapshot(escaped), 'UserEvent: x', `Note: ${escaped}`);
    expect(fromDialplan.text('CallerIDName')).toBe(plain);
    expect(fromDialplan.text('Note')).toBe(escaped);
  });

  it('is undefined for a field that is absent', () => {
    expect(eventOf('VarSet').text('Value')).toBeUndefined();
  });
});

describe('unescapeC', () => {
  it('knows the escapes that Asterisk writes', () => {
    expect(unescapeC('\\a\\b\\f\\n\\r\\t\\v\\\\\\\'\\"\\?')).toBe('\x07\b\f\n\r\t\v\\\'"?');
  });

  it('leaves any other backslash', () => {
    expect(unescapeC('\\x \\0 \\')).toBe('\\x \\0 \\');
    expect(unescapeC('\\\\n')).toBe('\\n');
  });
});

describe('C37: escapeForDisplay', () => {
  it('makes control characters visible', () => {
    expect(escapeForDisplay('a\r\n\tb\x00\x1b[31mc\x7f\x9b')).toBe('a\\r\\n\\tb\\u0000\\u001b[31mc\\u007f\\u009b');
  });

  it('makes line separators, bidirectional controls and lone surrogates visible', () => {
    expect(escapeForDisplay('\u2028\u202e\u2066\ud800')).toBe('\\u2028\\u202e\\u2066\\ud800');
  });

  it('leaves other text alone', () => {
    expect(escapeForDisplay("Zoë 日本 🦊 O'Brien\\n")).toBe("Zoë 日本 🦊 O'Brien\\n");
  });
});

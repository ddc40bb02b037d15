import { describe, expect, it } from 'vitest';
import { eventOf } from './messages.js';

describe('variables', () => {
  it('belong to the channel of the snapshot before them', () => {
    const { variables } = eventOf(
      'DialBegin',
      'Channel: PJSIP/100-1',
      'ChanVariable: FOO=bar',
      'ChanVariable: CHANNEL(language)=en',
      'DestChannel: PJSIP/200-2',
      'DestChanVariable: FOO=',
    );
    expect(variables.channels).toEqual(['PJSIP/100-1', 'PJSIP/200-2']);
    expect({ ...variables.of() }).toEqual({ FOO: 'bar', 'CHANNEL(language)': 'en' });
    expect({ ...variables.of('pjsip/200-2') }).toEqual({ FOO: '' });
    expect(variables.get('FOO')).toBe('bar');
    expect(variables.get('FOO', 'PJSIP/200-2')).toBe('');
    expect(variables.get('BAZ')).toBeUndefined();
  });

  it('may name their channel, colons and all', () => {
    const event = eventOf(
      'OriginateResponse',
      'Channel: IAX2/127.0.0.1:4748-6771',
      'ChanVariable(IAX2/127.0.0.1:4748-6771): FOO=',
      'ChanVariable(IAX2/127.0.0.1:4748-6771): CHANNEL(language)=en',
      'ChanVariable(Local/1@a;1): X=): y',
    );
    expect({ ...event.variables.of() }).toEqual({ FOO: '', 'CHANNEL(language)': 'en' });
    expect(event.variables.get('X', 'Local/1@a;1')).toBe('): y');
    expect(event.get('ChanVariable(IAX2/127.0.0.1:4748-6771)')).toBe('FOO=');
    expect(event.get('ChanVariable(IAX2/127.0.0.1')).toBeUndefined();
  });

  it('of both forms are merged for one channel', () => {
    const { variables } = eventOf('Dial', 'Channel: A', 'ChanVariable: one', 'ChanVariable(a): two=2');
    expect(variables.channels).toEqual(['A']);
    expect({ ...variables.of('A') }).toEqual({ one: '', two: '2' });
  });

  it('are split at the first equals sign, and unescaped', () => {
    const { variables } = eventOf('Dial', 'Channel: A', 'ChanVariable: x=a=b=c', 'ChanVariable: y=1\\n2');
    expect(variables.get('x')).toBe('a=b=c');
    expect(variables.get('y')).toBe('1\n2');
  });

  it('may have any names', () => {
    const { variables } = eventOf(
      'Dial',
      'Channel: __proto__',
      'ChanVariable: __proto__=x',
      'ChanVariable: toString=y',
    );
    expect(variables.get('__proto__')).toBe('x');
    expect(variables.get('toString', '__PROTO__')).toBe('y');
    expect(variables.get('valueOf')).toBeUndefined();
    expect(JSON.stringify(variables)).toBe('{"__proto__":{"__proto__":"x","toString":"y"}}');
  });

  it('are none in most events', () => {
    const { variables } = eventOf('Hangup', 'Channel: A');
    expect(variables.channels).toEqual([]);
    expect({ ...variables.of() }).toEqual({});
    expect(variables.get('x')).toBeUndefined();
  });
});

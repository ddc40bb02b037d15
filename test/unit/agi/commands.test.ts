import { describe, expect, it } from 'vitest';
import { handleAsyncAgi } from '../../../src/agi/handle-async-agi.js';
import type { AgiSession } from '../../../src/agi/session.js';
import { Rig } from '../../support/rig.js';
import { AsteriskChannel } from './asterisk-channel.js';

/** Runs one call of a session against one answer, and says what was sent and what came of it. */
const play = async <T>(output: string, act: (agi: AgiSession) => Promise<T>) => {
  const { pbx, fake, ...rig } = await Rig.ready();
  void rig;
  const done = new Promise<{ value?: T; error?: unknown }>((resolve) => {
    handleAsyncAgi(pbx, (agi) =>
      act(agi).then(
        (value) => resolve({ value }),
        (error) => resolve({ error }),
      ),
    );
  });
  const channel = AsteriskChannel.start(fake, { script: () => output });
  const outcome = await done;
  return { line: channel.commands[0], ...outcome };
};

const ok = '200 result=0\n';
const one = '200 result=1\n';
const when = new Date(1_700_000_000_900);

type Case = readonly [string, string, (agi: AgiSession) => Promise<unknown>, unknown];
const cases: readonly Case[] = [
  ['ANSWER', ok, (agi) => agi.answer(), undefined],
  ['ASYNCAGI BREAK', ok, (agi) => agi.asyncAgiBreak(), undefined],
  ['CHANNEL STATUS', '200 result=6\n', (agi) => agi.channelStatus(), 'Up'],
  ['CHANNEL STATUS "X/1"', '200 result=-1\n', (agi) => agi.channelStatus('X/1'), undefined],
  [
    'CONTROL STREAM FILE "f" ""',
    '200 result=0 endpos=-1\n',
    (agi) => agi.controlStreamFile('f'),
    { digit: undefined, endMs: undefined },
  ],
  [
    'CONTROL STREAM FILE "f" "1" 3000 "#" "*" "5" 100',
    '200 result=49 endpos=700\n',
    (agi) => agi.controlStreamFile('f', { escapeDigits: '1', pauseDigit: '5', offsetMs: 100 }),
    { digit: '1', endMs: 700 },
  ],
  ['DATABASE DEL "f" "k"', one, (agi) => agi.databaseDel('f', 'k'), true],
  ['DATABASE DELTREE "f"', ok, (agi) => agi.databaseDelTree('f'), undefined],
  ['DATABASE DELTREE "f" "g"', one, (agi) => agi.databaseDelTree('f', 'g'), undefined],
  ['DATABASE GET "f" "k"', '200 result=1 (v w)\n', (agi) => agi.databaseGet('f', 'k'), 'v w'],
  ['DATABASE GET "f" "k"', ok, (agi) => agi.databaseGet('f', 'k'), undefined],
  ['DATABASE PUT "f" "k" "1"', one, (agi) => agi.databasePut('f', 'k', 1), undefined],
  ['EXEC "Dial" "PJSIP/1,20"', ok, (agi) => agi.exec('Dial', ['PJSIP/1', '20']), 0],
  ['GET DATA "f"', '200 result=12#\n', (agi) => agi.getData('f'), '12#'],
  ['GET DATA "f" 5000 4', '200 result= (timeout)\n', (agi) => agi.getData('f', { timeoutMs: 5_000, maxDigits: 4 }), ''],
  ['GET DATA "f" 0 4', '200 result=1234\n', (agi) => agi.getData('f', { maxDigits: 4 }), '1234'],
  ['GET FULL VARIABLE "$A"', '200 result=1 (x)\n', (agi) => agi.getFullVariable('$A'), 'x'],
  ['GET FULL VARIABLE "$A" "X/1"', ok, (agi) => agi.getFullVariable('$A', 'X/1'), undefined],
  [
    'GET OPTION "f" "12" 500',
    '200 result=50 endpos=8\n',
    (agi) => agi.getOption('f', { escapeDigits: '12', timeoutMs: 500 }),
    { digit: '2', endSample: 8 },
  ],
  ['GET VARIABLE "A"', '200 result=1 ()\n', (agi) => agi.getVariable('A'), ''],
  ['GET VARIABLE "A"', ok, (agi) => agi.getVariable('A'), undefined],
  [
    'GOSUB "c" "s" 1',
    '100 result=0 Trying...\n200 result=0 Gosub complete\n',
    (agi) => agi.gosub('c', 's', 1),
    undefined,
  ],
  ['GOSUB "c" "s" "go" "a,b"', ok, (agi) => agi.gosub('c', 's', 'go', ['a', 'b']), undefined],
  ['HANGUP', one, (agi) => agi.hangup(), true],
  ['HANGUP "X/1"', '200 result=-1\n', (agi) => agi.hangup('X/1'), false],
  ['NOOP', ok, (agi) => agi.noop(), undefined],
  ['RECEIVE CHAR 100', '200 result=97\n', (agi) => agi.receiveChar(100), 'a'],
  ['RECEIVE TEXT 100', '200 result=1 (hi you)\n', (agi) => agi.receiveText(100), 'hi you'],
  [
    'RECORD FILE "f" "wav" "" -1',
    '200 result=0 (timeout) endpos=9\n',
    (agi) => agi.recordFile('f', 'wav'),
    { digit: undefined, reason: 'timeout', endSample: 9 },
  ],
  [
    'RECORD FILE "f" "wav" "#" 9000 0 "BEEP" "s=2"',
    '200 result=35 (dtmf) endpos=9\n',
    (agi) =>
      agi.recordFile('f', 'wav', {
        escapeDigits: '#',
        timeoutMs: 9_000,
        offsetSamples: 0,
        beep: true,
        silenceSeconds: 2,
      }),
    { digit: '#', reason: 'dtmf', endSample: 9 },
  ],
  ['SAY ALPHA "ab" ""', ok, (agi) => agi.sayAlpha('ab'), undefined],
  ['SAY DATE 1700000000 ""', ok, (agi) => agi.sayDate(when), undefined],
  [
    'SAY DATETIME 1700000000 "" "Q" "UTC"',
    ok,
    (agi) => agi.sayDatetime(when, { format: 'Q', timezone: 'UTC' }),
    undefined,
  ],
  [
    'SAY DATETIME 1700000000 "" "ABdY \'digits/at\' IMp" "UTC"',
    ok,
    (agi) => agi.sayDatetime(when, { timezone: 'UTC' }),
    undefined,
  ],
  ['SAY DIGITS "012" "#"', '200 result=35\n', (agi) => agi.sayDigits('012', { escapeDigits: '#' }), '#'],
  ['SAY NUMBER 12 "" "f"', ok, (agi) => agi.sayNumber(12, { gender: 'f' }), undefined],
  ['SAY PHONETIC "a" ""', ok, (agi) => agi.sayPhonetic('a'), undefined],
  ['SAY TIME 1700000000 ""', ok, (agi) => agi.sayTime(when), undefined],
  ['SEND IMAGE "i"', ok, (agi) => agi.sendImage('i'), undefined],
  ['SEND TEXT "hi you"', ok, (agi) => agi.sendText('hi you'), undefined],
  ['SET AUTOHANGUP 30', ok, (agi) => agi.setAutohangup(30), undefined],
  ['SET CALLERID "Ann <1>"', one, (agi) => agi.setCallerid('Ann <1>'), undefined],
  ['SET CONTEXT "c"', ok, (agi) => agi.setContext('c'), undefined],
  ['SET EXTENSION "200"', ok, (agi) => agi.setExtension('200'), undefined],
  ['SET MUSIC "on"', ok, (agi) => agi.setMusic(true), undefined],
  ['SET MUSIC "off" "jazz"', ok, (agi) => agi.setMusic(false, 'jazz'), undefined],
  ['SET PRIORITY "go"', ok, (agi) => agi.setPriority('go'), undefined],
  ['SET VARIABLE "A" "1 \\"2\\""', one, (agi) => agi.setVariable('A', '1 "2"'), undefined],
  ['SPEECH ACTIVATE GRAMMAR "g"', one, (agi) => agi.speechActivateGrammar('g'), undefined],
  ['SPEECH CREATE "e"', one, (agi) => agi.speechCreate('e'), undefined],
  ['SPEECH DEACTIVATE GRAMMAR "g"', one, (agi) => agi.speechDeactivateGrammar('g'), undefined],
  ['SPEECH DESTROY', one, (agi) => agi.speechDestroy(), undefined],
  ['SPEECH LOAD GRAMMAR "g" "/g"', one, (agi) => agi.speechLoadGrammar('g', '/g'), undefined],
  [
    'SPEECH RECOGNIZE "f" 5',
    '200 result=1 (speech) endpos=9 results=1 score0=900 text0="yes sir" grammar0=g\n',
    (agi) => agi.speechRecognize('f', { timeoutSeconds: 5 }),
    { reason: 'speech', digit: undefined, guesses: [{ text: 'yes sir', score: 900, grammar: 'g' }], endSample: 9 },
  ],
  [
    'SPEECH RECOGNIZE "f" 0 10',
    '200 result=1 (digit) digit=5 endpos=9\n',
    (agi) => agi.speechRecognize('f', { offsetSamples: 10 }),
    { reason: 'digit', digit: '5', guesses: [], endSample: 9 },
  ],
  ['SPEECH SET "a" "b"', one, (agi) => agi.speechSet('a', 'b'), undefined],
  ['SPEECH UNLOAD GRAMMAR "g"', one, (agi) => agi.speechUnloadGrammar('g'), undefined],
  [
    'STREAM FILE "f" "" 400',
    '200 result=0 endpos=3520\n',
    (agi) => agi.streamFile('f', { offsetSamples: 400 }),
    { digit: undefined, endSample: 3_520 },
  ],
  ['TDD MODE "on"', ok, (agi) => agi.tddMode(true), false],
  ['VERBOSE "hi" 1', one, (agi) => agi.verbose('hi'), undefined],
  ['WAIT FOR DIGIT -1', '200 result=42\n', (agi) => agi.waitForDigit(false), '*'],
  ['WAIT FOR DIGIT 100', ok, (agi) => agi.waitForDigit(100), undefined],
];

describe('a command', () => {
  it.each(cases)('%s, answered %j', async (line, output, act, value) => {
    expect(await play(output, act)).toEqual({ line, value });
  });

  it('is there for each of the 47 that Asterisk 22 knows', () => {
    const verbs = new Set(cases.map(([line]) => /^[A-Z]+(?: [A-Z]+)*/.exec(line)?.[0]));
    expect(verbs.size).toBe(47);
  });
});

describe('a command that fails', () => {
  const failures: readonly (readonly [string, string, (agi: AgiSession) => Promise<unknown>])[] = [
    ['AMI_AGI_UNKNOWN_COMMAND', '510 Invalid or unknown command\n', (agi) => agi.command('NOSUCH')],
    [
      'AMI_AGI_DEAD_CHANNEL',
      '511 Command Not Permitted on a dead channel or intercept routine\n',
      (agi) => agi.streamFile('f'),
    ],
    ['AMI_AGI_USAGE', '520-Invalid command syntax.\nusage\n520 End of proper usage.\n', (agi) => agi.sayNumber(1.5)],
    ['AMI_AGI_FAILED', '200 result=-1 endpos=0\n', (agi) => agi.streamFile('nosuch')],
    ['AMI_AGI_FAILED', '503 Whatever\n', (agi) => agi.noop()],
    ['AMI_AGI_FAILED', '200 result=0\n', (agi) => agi.databasePut('f', 'k', 'v')],
    ['AMI_AGI_FAILED', '200 result=0\n', (agi) => agi.speechCreate('none')],
    ['AMI_AGI_NO_APPLICATION', '200 result=-2\n', (agi) => agi.exec('Nosuch')],
    ['AMI_AGI_UNPARSABLE', 'nonsense\n', (agi) => agi.noop()],
    ['AMI_INVALID_FIELD', '200 result=0\n', (agi) => agi.verbose('a\nHANGUP')],
    ['AMI_INVALID_FIELD', '200 result=0\n', (agi) => agi.command('NOOP\r\nAction: Logoff')],
    ['AMI_INVALID_FIELD', '200 result=0\n', (agi) => agi.command(' ')],
    ['AMI_LINE_TOO_LONG', '200 result=0\n', (agi) => agi.setVariable('A', 'x'.repeat(1_100))],
    ['AMI_INVALID_OPTION', '200 result=0\n', (agi) => agi.noop({ deadlineMs: 0 })],
  ];

  it.each(failures)('%s: %j', async (code, output, act) => {
    expect(await play(output, act)).toMatchObject({ error: { code } });
  });

  it('carries the answer, and does not print it', async () => {
    const { error } = await play('200 result=-1 (secret)\n', (agi) => agi.answer());
    expect(error).toMatchObject({ name: 'AgiError', command: 'ANSWER', sent: true, retryable: false });
    expect((error as { result: { data: string } }).result.data).toBe('secret');
    expect(JSON.stringify(Object.entries(error as object))).not.toContain('secret');
  });

  it('is not a failure for those who wrote it out', async () => {
    expect(await play('200 result=-1 endpos=3\n', (agi) => agi.command('STREAM FILE x ""'))).toMatchObject({
      value: { code: 200, number: -1, endpos: 3 },
    });
  });
});

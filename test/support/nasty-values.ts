/** A value that somebody might type into a form, or put there on purpose. */
export interface NastyValue {
  readonly kind: string;
  readonly value: string;
}

const characters = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index));

const between = (middle: string): string => `a${middle}b`;
const repeat = (unit: string, bytes: number): string => unit.repeat(Math.floor(bytes / Buffer.byteLength(unit)));

const controls = [...characters(0x00, 0x1f), '\x7f'];
const breaks = ['\r\n', '\n', '\r', '\n\r', '\r\r\n', '\r\n\r\n', '\n\n', '\0'];
const specials = [...`"',;\\%=:()[]{}$&/@|~^#<>?*!\``];
const splitting = ['"', ',', '\\', "'", '(', '='];

const kinds: Readonly<Record<string, readonly string[]>> = {
  'control character': controls.flatMap((one) => [one, `${one}a`, between(one), `a${one}`]),
  'C1 control character': characters(0x80, 0x9f).map(between),
  blank: [
    ...[' ', '  ', ' a', '  a', 'a ', 'a  ', 'a b', 'a  b', ' \t', 'a\t', '\ta', 'a\t\tb', ' a ', ' ,', ', '],
    ...['\u00a0', '\u00a0a', 'a\u00a0', '\u3000a', '\u2003', '\u200b', '\ufeff', '\ufeffa', '\u1680', '\u180e'],
  ],
  'line break': [
    ...breaks.flatMap((one) => [`a${one}Action: Hangup`, `a${one}Event: Fake${one}Foo: bar`]),
    ...['a\u0085b', 'a\u2028b', 'a\u2029b', 'a\\r\\nAction: Ping', 'a%0d%0aAction: Ping', 'a&#13;&#10;b', 'a\v\fb'],
  ],
  'special character': specials.flatMap((one) => [one, one + one, `${one}a`, between(one), `a${one}`]),
  'two special characters': splitting.flatMap((one) => splitting.map((two) => `a${one}b${two}c`)),
  quoting: [
    ...[
      '"a"',
      '"a,b"',
      '"a,b',
      'a,b"',
      "'a,b'",
      'a\\,b',
      'a\\\\,b',
      'a\\"b',
      '\\',
      '\\\\',
      '\\\\\\',
      'a\\n',
      'a\\r\\n',
    ],
    ...['(a,b)', '(a,b', 'a,b)', '[a,b]', '{a,b}', '((a,b)', 'a(b,"c")', 'X=1,Y=2', ',,,', '"",""', '\\"\\,\\\\'],
    ...['say "hi", (twice)', 'c:\\dir\\', "O'Brien?", '\\a\\b\\f\\v\\?', 'a\\,X=1', 'a",X=1,"', 'a\\",X=1'],
  ],
  format: [
    ...[
      '%s',
      '%n',
      '%d',
      '%p',
      '%%',
      '%1000000d',
      '%*s',
      '%s%s%s%s%n',
      '%5$s',
      '%00',
      '%0A',
      '%0d%0a',
      '100%',
      '%C3%A9',
    ],
    ...['%{x}', '{0}', '{{x}}', '#{x}', '<%= x %>', '%(x)s'],
  ],
  expression: [
    ...['$' + '{EXTEN}', '$' + '{', '$' + '{}', '$' + '{A', '$' + '{A:1:2}', '$' + '{SHELL(id)}', '$' + '{ENV(PATH)}'],
    ...[
      '$' + '{EVAL($' + '{A})}',
      '$[1+1]',
      '$[',
      '$$',
      '$1',
      '\\$' + '{A}',
      '$' + '{$' + '{A}}',
      '$' + '{DB(a/b)}',
      '$(id)',
    ],
    ...[
      '`id`',
      '; id',
      '| id',
      '&& id',
      '> /dev/null',
      '$' + '{CALLERID(num)}',
      '$' + '{CURL(http://a)}',
      '$' + '{SYSTEM(id)}',
    ],
  ],
  long: [
    ...[255, 256, 511, 512, 900, 1_000, 1_005, 1_010, 1_011, 1_012, 1_013, 1_014].map((bytes) => repeat('x', bytes)),
    ...[1_015, 1_016, 1_017, 1_018, 1_019, 1_020, 1_021, 1_022, 1_023, 1_024, 1_025, 4_096].map((n) => repeat('x', n)),
    ...['é', '日', '🦊', ',', '"', '\\', '%s', 'a,', '\t', ' a'].flatMap((unit) => [
      repeat(unit, 500),
      repeat(unit, 1_000),
      repeat(unit, 1_014),
      repeat(unit, 1_022),
    ]),
  ],
  Unicode: [
    ...[
      'é',
      'e\u0301',
      'Zoë 日本 🦊',
      '𝒳',
      '👨‍👩‍👧‍👦',
      '🇳🇱',
      '👍🏽',
      '\u{10ffff}',
      '\u{1fffe}',
      '\ufffe',
      '\uffff',
      '\ufffd',
    ],
    ...[
      '\ue000',
      '\u{f0000}',
      '\u202eevil',
      '\u200fa',
      '\u2066a\u2069',
      'a\u0301\u0302\u0303\u0304\u0305',
      'ﷺ',
      'İi̇ıI',
      'ß',
      'Ǆ',
    ],
    ...[
      '\u0300',
      '\u{1f468}\u200d',
      '\ufe0f',
      'а',
      'Ａ',
      '①',
      '½',
      '𐍈',
      '\u{e0001}',
      'ሰላም',
      'שלום',
      'مرحبا',
      'नमस्ते',
      '안녕',
      'Ａ，Ｂ',
      '＂',
    ],
    ...['\xe9', '\xff', '\xc3\xa9', 'Ã©', '\x80\xff'],
  ],
  'half a pair': [
    ...['\ud800', '\udbff', '\udc00', '\udfff', 'a\ud83d', '\udd8aa', 'a\ud83db', '\ud83d\ud83d\udd8a', '\udd8a\ud83d'],
    ...['\ud83d\udd8a\udd8a', '\udc80\udce9', 'a\udcff'],
  ],
  'name of JavaScript': [
    ...['__proto__', 'constructor', 'hasOwnProperty', 'prototype', 'toString', 'valueOf', '__defineGetter__', 'then'],
    ...['[object Object]', 'undefined', 'null', 'NaN', 'Infinity', '-0', 'true', 'false', '{"__proto__":{"a":1}}'],
  ],
  'looks like AMI': [
    ...[
      'Event: Hangup',
      'Response: Success',
      'Response: Follows',
      'ActionID: 1',
      'Action: Originate',
      'EventList: Complete',
    ],
    ...[
      '--END COMMAND--',
      'Asterisk Call Manager/11.0.0',
      'Output: x',
      'Privilege: system,all',
      '<unknown>',
      '(null)',
      '-none-',
    ],
    ...['Variable: A=1', 'Message: Authentication accepted', ':', ': ', 'a:b', 'UserEvent: x', 'ChanVariable(a): b=c'],
  ],
  'another language': [
    ...[
      '<script>alert(1)</script>',
      '<img src=x onerror=a>',
      '&lt;',
      '&amp;',
      '<!--',
      ']]>',
      '<?xml ?>',
      'javascript:a',
      '"><b>',
    ],
    ...[
      "' OR 1=1 --",
      "'; DROP TABLE a; --",
      '1; SELECT 1',
      '/* a */',
      '-- a',
      '../../etc/passwd',
      '/dev/null',
      'C:\\a',
      '\\\\a\\b',
    ],
    ...[
      '.*',
      '^a$',
      '(a+)+$',
      '[a-z]{1,}',
      '/a/',
      '/.*/',
      '(?=a)',
      'a|b',
      '\\d',
      '[[:alpha:]]',
      '\x1b[31mred\x1b[0m',
      'a\x1b]0;t\x07',
    ],
    ...[
      'a\x1b[2J',
      'a\x9b31m',
      '{"a":"b"}',
      '[1,2]',
      '- a: b',
      'a=b;c=d',
      'a&b=c',
      '=1+1',
      '@SUM(1)',
      '+1',
      '-1+1',
      '{{7*7}}',
    ],
    ...[
      '0',
      '00',
      '1e999',
      '0x10',
      '1,000',
      '1.0',
      '-1',
      '9999999999999999999',
      '',
      'PJSIP/1&PJSIP/2',
      'Local/1@default/n',
      'a@b',
      'sip:a@b;c=d',
    ],
  ],
};

/** More than 500 of them, no two alike. */
export const nastyValues: readonly NastyValue[] = [
  ...new Map(
    Object.entries(kinds).flatMap(([kind, values]) => values.map((value) => [value, { kind, value }] as const)),
  ).values(),
];

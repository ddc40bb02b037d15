import { expect, it } from 'vitest';
import { maskSecrets } from '../../../src/telemetry/mask-secrets.js';

const SECRET = 'tr0ub4dor';
const message = (...lines: string[]): string => `${lines.join('\r\n')}\r\n\r\n`;

it.each([
  ['a plain login', ['Action: Login', 'Username: app', `Secret: ${SECRET}`]],
  ['the answer to a challenge', ['Action: Login', 'AuthType: MD5', `Key: ${SECRET}`]],
  ['a challenge', ['Response: Success', `Challenge: ${SECRET}`]],
  ['a login that failed', ['Event: ChallengeResponseFailed', `Challenge: ${SECRET}`, `ExpectedResponse: ${SECRET}`]],
  ['a line of configuration', ['Response: Success', `Line-000000-000001: secret=${SECRET} and more`]],
  ['a line of configuration with an arrow', [`Line-000000-000001: md5secret => ${SECRET}`]],
  ['a registration', [`Line-000000-000001: register=app:${SECRET}@pbx.example`]],
  ['configuration as JSON', [`JSON: {"app":{"secret":"${SECRET}","x":"y"}}`]],
  [
    'configuration that is changed',
    ['Action: UpdateConfig', 'Var-000001: secret', `Value-000001: ${SECRET}`, `Match-000001: ${SECRET}`],
  ],
  ['output of the console', ['Response: Success', `Output:  password                      : ${SECRET}`]],
  ['output without a name in front', ['Response: Follows', `  secret = ${SECRET}`]],
  ['fields of a detail', ['Event: AuthDetail', `Password: ${SECRET}`, `Md5Cred: ${SECRET}`]],
  ['a variable that is set', ['Action: Setvar', 'Variable: API_TOKEN', `Value: ${SECRET}`]],
  ['variables of a call', ['Action: Originate', `Variable: API_TOKEN=${SECRET}`]],
  ['an entry of the database', ['Action: DBPut', 'Family: app', 'Key: password', `Val: ${SECRET}`]],
  ['a URL', [`Value: http://app:${SECRET}@host/path`]],
  ['any case', ['action: LOGIN', `SECRET: ${SECRET}`, `KEY: ${SECRET}`]],
])('hides the secret of %s', (_, lines) => {
  const shown = maskSecrets(message(...lines));
  expect(shown).not.toContain(SECRET);
  expect(shown).toContain('[secret]');
  expect(shown.split('\r\n')).toHaveLength(lines.length + 2);
});

it.each([
  ['an event', ['Event: Hangup', 'Channel: PJSIP/100-00000001', 'Cause-txt: Normal Clearing']],
  ['an address', ['Event: PeerStatus', 'Address: sip:100@10.0.0.5:5060', 'Contact: 100/sip:100@10.0.0.5']],
  ['a key of the database', ['Action: DBGet', 'Family: cidname', 'Key: 100']],
  ['a value of another variable', ['Action: Setvar', 'Variable: CAMPAIGN', 'Value: spring']],
  ['an empty value', ['Action: Login', 'Secret: ']],
  ['a value of another number', ['Action: UpdateConfig', 'Var-000000: host', 'Value-000000: pbx', 'Cat-000000: app']],
])('leaves %s as it is', (_, lines) => {
  expect(maskSecrets(message(...lines))).toBe(message(...lines));
});

it('keeps what stands around a secret', () => {
  expect(maskSecrets('JSON: {"app":{"secret":"a\\"b","host":"pbx"}}')).toBe(
    'JSON: {"app":{"secret":[secret],"host":"pbx"}}',
  );
});

it('takes time that grows with the text only', () => {
  const nasty = `Output: ${'token'.repeat(4_000)}${'"'.repeat(4_000)}${'a-'.repeat(8_000)}`;
  expect(maskSecrets(nasty)).toBe(nasty);
});

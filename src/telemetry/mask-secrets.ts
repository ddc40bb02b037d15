/** What names of secrets have in them. */
const SECRET_NAME = /secret|passw(?:or)?d|passphrase|pwd|token|cred/i;

/** `name=`, `"name": `, `name => ` within a value. Begins with a whole name, so that no name is looked through twice. */
const ASSIGNMENT = /(?<![\w-])([\w-]+)["']?\s*(?:=>?|:)\s*/g;

/** What is assigned: up to the closing quote, or to the end of the line. */
const ASSIGNED = /"(?:\\.|[^"\\])*"|.+/y;

/** `scheme://user:secret@`, and `register => user:secret@`; an address such as `sip:100@pbx` holds none. */
const CREDENTIALS = /((?:\b\w+:\/\/|[=\s>"])(?!sips?:)[\w.+%-]+):[^\s:@"]+@/gi;

/** Fields of logins and of what Asterisk tells of logins that failed. */
const PROOFS = /^(?:Challenge|ExpectedResponse|ReceivedHash)$/i;

/** What names something whose value stands on another line. */
const NAMING = /^(?:Variable|Var-\d+|Key|Family)$/i;
const VALUING = /^(?:Value|Val|(?:Value|Match)-\d+)$/i;

const MASK = '[secret]';

/**
 * A message of the wire as it may be shown: without what its names say is a secret, wherever in it that stands. What is
 * secret under a name that does not say so is left as it is.
 */
export const maskSecrets = (text: string): string => {
  const lines = text.split('\r\n').map((line): [name: string, value: string] => {
    const [, name = '', value = line] = /^([^:\s][^:]*): ?(.*)$/s.exec(line) ?? [];
    return [name, value];
  });
  const logsIn = lines.some(([name, value]) => /^action$/i.test(name) && /^login$/i.test(value));
  const named = lines.filter(([name, value]) => NAMING.test(name) && SECRET_NAME.test(value));
  const numbers = new Set(named.map(([name]) => name.replace(/^\D+/, '')));
  return lines
    .map(([name, value]) => {
      if (name === '') return masked(value);
      const isProof = PROOFS.test(name) || (logsIn && /^key$/i.test(name));
      const isValue = VALUING.test(name) && numbers.has(name.replace(/^\D+/, ''));
      const hidden = value !== '' && (SECRET_NAME.test(name) || isProof || isValue);
      return `${name}: ${hidden ? MASK : masked(value)}`;
    })
    .join('\r\n');
};

const masked = (value: string): string => withoutAssigned(value.replace(CREDENTIALS, `$1:${MASK}@`));

const withoutAssigned = (value: string): string => {
  let shown = '';
  let from = 0;
  ASSIGNMENT.lastIndex = 0;
  for (let found = ASSIGNMENT.exec(value); found !== null; found = ASSIGNMENT.exec(value)) {
    if (!SECRET_NAME.test(found[1] ?? '')) continue;
    const at = ASSIGNMENT.lastIndex;
    ASSIGNED.lastIndex = at;
    if (!ASSIGNED.test(value)) continue;
    shown += value.slice(from, at) + MASK;
    from = ASSIGNED.lastIndex;
    ASSIGNMENT.lastIndex = from;
  }
  return shown + value.slice(from);
};

/**
 * Splits at commas as Asterisk does, for the data of applications and the `Variable` of an Originate: not within quotes or
 * brackets, nor behind a backslash; quotes and backslashes are dropped, and what a backslash stands before is plain text.
 */
export const splitArguments = (text: string): string[] => {
  const parts = [''];
  let [parens, brackets] = [0, 0];
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\') {
      at += 1;
      parts[parts.length - 1] += text.charAt(at);
      continue;
    }
    if (character === '"') {
      quoted = !quoted;
      continue;
    }
    if (character === ',' && !quoted && parens === 0 && brackets === 0) {
      parts.push('');
      continue;
    }
    if (character === '(') parens += 1;
    if (character === ')') parens = Math.max(0, parens - 1);
    if (character === '[') brackets += 1;
    if (character === ']') brackets = Math.max(0, brackets - 1);
    parts[parts.length - 1] += character;
  }
  return parts;
};

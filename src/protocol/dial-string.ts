import { FieldError } from '../errors.js';

/** No longer than Asterisk's longest extension. */
const DIALABLE = /^[0-9A-Za-z*#+._-]{1,79}$/;

/**
 * Writes a dial string around something that a user typed. What is inserted has to be 1 to 79 letters, digits and
 * `+ * # . _ -`: with `@` or `/` a number could choose its own context or trunk, with `&` and `,` it could dial others too.
 * What stands in the template itself is yours, and not looked at.
 *
 * ```ts
 * pbx.originate({ Channel: dialString`Local/${number}@agents/n`, Context: 'default', Exten: '200', Priority: 1 });
 * ```
 *
 * Throws {@link FieldError} (`AMI_INVALID_FIELD`), whose `field` is `dialString[0]` for the first insertion.
 */
export const dialString = (literals: TemplateStringsArray, ...inserted: readonly (string | number)[]): string => {
  const [first, ...others] = literals;
  return inserted.reduce<string>((text, part, index) => text + checked(part, index) + others[index], first ?? '');
};

const checked = (part: string | number, index: number): string => {
  const text = Number.isSafeInteger(part) ? String(part) : part;
  if (typeof text === 'string' && DIALABLE.test(text)) return text;
  throw new FieldError(
    'AMI_INVALID_FIELD',
    `dialString[${index}]`,
    'must be 1 to 79 letters, digits and + * # . _ -, so that it cannot name another context, trunk or number',
  );
};

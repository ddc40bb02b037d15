/**
 * The `Data` of an application: its arguments, with commas between them. Within an argument the characters by which
 * Asterisk splits (`,` `"` `\` and brackets) are escaped, so that each arrives as it is, whatever a user typed.
 *
 * ```ts
 * pbx.originate({ Channel: 'PJSIP/100', Application: 'UserEvent', Data: applicationData('Said', `Text: ${text}`) });
 * ```
 *
 * It is for applications that split their data, as nearly all do. Not for those that take it whole (`System`, `Set`, `NoOp`):
 * they would see the backslashes. Characters that only one application knows stay as they are, such as `&` for `Dial` and
 * `Playback`; blanks around an argument are dropped by some. Asterisk does not expand `${…}` in the data of an Originate.
 */
export const applicationData = (...parts: readonly (string | number)[]): string =>
  parts.map((part) => String(part).replace(/[\\",()[\]]/g, '\\$&')).join(',');

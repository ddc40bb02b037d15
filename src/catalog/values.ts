/** What one line of an action may hold. `null` and `undefined` leave the line out; everything else is written as text. */
export type FieldValue = string | number | bigint | boolean | null | undefined;

/** A field that may be written on several lines: an array repeats it, a map writes one `name=value` line for each entry. */
export type FieldValues = FieldValue | readonly FieldValue[] | Readonly<Record<string, FieldValue>>;

/** A field that the action cannot do without, so that leaving it out by `null` or `undefined` is a mistake. */
export type RequiredValue = string | number | bigint | boolean;

/** As {@link FieldValues}, for a field that the action cannot do without. */
export type RequiredValues = RequiredValue | readonly FieldValue[] | Readonly<Record<string, FieldValue>>;

/** A required field with known values. They are offered, not imposed: Asterisk ignores their case and modules add more. */
export type RequiredChoice<T extends string> = T | (string & {}) | number | bigint | boolean;

/** As {@link RequiredChoice}, for a field that may be left out. */
export type Choice<T extends string> = RequiredChoice<T> | null | undefined;

/** Text of an event with known values; others are legal and do occur. */
export type OneOf<T extends string> = T | (string & {}) | undefined;

/** The fields of an action that the catalogue does not know. */
export type ActionFields = Readonly<Record<string, FieldValues>>;

/** What any action takes, its own fields apart. */
export interface CommonActionFields {
  /** Assigned when left out; 1 to 64 ASCII characters, unique among what is under way. */
  readonly ActionID?: string | undefined;
  /** Delays the events of this session until the next action has been answered; it does not suppress any. */
  readonly SuppressEvents?: FieldValue;
}

/** What any event may carry, and the right to read a field that the catalogue does not know. */
export interface CommonEventFields {
  /** The event's class and the constant `all`, as in `call,all`. Absent from the rows of most lists. */
  readonly Privilege: string | undefined;
  /** Of the rows and the end of a list, and of the few events that answer an action late. */
  readonly ActionID: string | undefined;
  /** `Complete` on the event that ends a list. */
  readonly EventList: string | undefined;
  /** How many rows Asterisk believes to have sent; several actions count wrongly. */
  readonly ListItems: string | undefined;
  /** Seconds since 1970 with six decimals, when `timestampevents` is set. Not strictly increasing. */
  readonly Timestamp: string | undefined;
  /** With `debug=on` in manager.conf. */
  readonly SequenceNumber: string | undefined;
  /** With `debug=on` in manager.conf. */
  readonly File: string | undefined;
  /** With `debug=on` in manager.conf. */
  readonly Line: string | undefined;
  /** With `debug=on` in manager.conf. */
  readonly Func: string | undefined;
  /** When asterisk.conf names the system. */
  readonly SystemName: string | undefined;
  readonly [field: string]: string | undefined;
}

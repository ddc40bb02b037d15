/** A run of fields that many events share, told apart by a prefix: `{ kind: 'channel', prefix: 'Dest' }`. */
export interface Snapshot {
  readonly kind: 'channel' | 'bridge';
  readonly prefix: string;
}

/** A field of an action or of an event. */
export interface FieldFacts {
  readonly name: string;
  /** The one version that has it, in words, when several were compared. */
  readonly only?: string;
  /** Known values. Never complete: modules add theirs, and Asterisk ignores case. */
  readonly values?: readonly string[];
  /** An action is refused without it. */
  readonly required?: boolean;
  /** May occur on several lines. */
  readonly repeated?: boolean;
  /** A family of fields, told apart by what stands in place of the `*` of its name, as in `Cat-*`. */
  readonly numbered?: boolean;
}

export interface ActionFacts {
  readonly name: string;
  /** The name under which the package has it, when only what comes on top is described. */
  readonly base?: string;
  readonly only?: string;
  readonly module?: string;
  /** Comma-separated classes, one of which the user's `write` must hold; empty when anybody may. Undefined: not known. */
  readonly privilege?: string;
  readonly fields: readonly FieldFacts[];
  /** Takes headers of any name beside its fields. */
  readonly open?: boolean;
}

export interface EventFacts {
  readonly name: string;
  /** As that of an action. */
  readonly base?: string;
  readonly only?: string;
  readonly module?: string;
  /** The class that the user's `read` and the session's mask must hold. */
  readonly privilege?: string;
  readonly snapshots: readonly Snapshot[];
  readonly fields: readonly FieldFacts[];
}

/** What one Asterisk documents: names only, none of its prose. */
export interface CatalogueFacts {
  readonly actions: readonly ActionFacts[];
  readonly events: readonly EventFacts[];
}

/** Which way the bytes go: `upstream` is from client to server, `downstream` from server to client. */
export type Stream = 'upstream' | 'downstream';

/** Bytes arrive later, all by `latencyMs` and each chunk by up to `jitterMs` more or less; their order stays. */
export interface LatencyToxic {
  readonly type: 'latency';
  readonly latencyMs: number;
  readonly jitterMs?: number | undefined;
}

/** A narrow link. Zero lets nothing through. */
export interface BandwidthToxic {
  readonly type: 'bandwidth';
  readonly bytesPerSecond: number;
}

/** Cuts what comes into pieces of `bytes`, give or take `variation`, with a pause of `delayMs` (default 0) between them. */
export interface SlicerToxic {
  readonly type: 'slicer';
  readonly bytes: number;
  readonly variation?: number | undefined;
  readonly delayMs?: number | undefined;
}

/**
 * A black hole: nothing gets through, neither bytes nor FIN, and no link breaks. What was sent meanwhile arrives when
 * the toxic is removed, as TCP would send it again. With `afterMs` the connection is closed after that time.
 */
export interface TimeoutToxic {
  readonly type: 'timeout';
  readonly afterMs?: number | undefined;
}

/** Breaks connections with RST on both sides, at once or `afterMs` later; new ones too. */
export interface ResetToxic {
  readonly type: 'reset';
  readonly afterMs?: number | undefined;
}

/** Closes a connection after so many bytes of the stream, wherever in a message that is. */
export interface LimitDataToxic {
  readonly type: 'limit_data';
  readonly bytes: number;
}

/** FIN arrives later by `delayMs`. */
export interface SlowCloseToxic {
  readonly type: 'slow_close';
  readonly delayMs: number;
}

/** What a {@link ChaosProxy} does to the bytes of one direction. The words are those of toxiproxy. */
export type Toxic = (
  | LatencyToxic
  | BandwidthToxic
  | SlicerToxic
  | TimeoutToxic
  | ResetToxic
  | LimitDataToxic
  | SlowCloseToxic
) & {
  /** Default `downstream`. */
  readonly stream?: Stream | undefined;
  /** The share of connections that it harms, from 0 to 1. Default 1. */
  readonly toxicity?: number | undefined;
};

/** A toxic of a certain type. */
export type ToxicOf<T extends Toxic['type']> = Extract<Toxic, { type: T }>;

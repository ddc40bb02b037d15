/** What one stanza from the other side may measure. Beyond, the session cannot be trusted to end it, and is dropped. */
export interface DecoderLimits {
  /** Bytes of one line without its CRLF; default 1 MiB. */
  readonly lineBytes: number;
  /** Bytes of one stanza; default 16 MiB. */
  readonly frameBytes: number;
  /** Lines of one stanza, `Output` lines exempt, counted only in stanzas over 16 KiB; default 4,096. */
  readonly fields: number;
}

export const DEFAULT_DECODER_LIMITS: DecoderLimits = Object.freeze({
  lineBytes: 1_048_576,
  frameBytes: 16_777_216,
  fields: 4_096,
});

/** Up to this size a stanza's fields are not counted. */
export const UNCOUNTED_BYTES = 16_384;

/** Asterisk reads lines into 1,024 bytes, CRLF included; a longer one spoils its action and may be answered twice. */
export const MAX_ACTION_LINE_BYTES = 1_022;

/** Lines of one action, `Action` included; more are refused by Asterisk. */
export const MAX_ACTION_LINES = 128;

/** Longer ones overflow fixed buffers in Asterisk, which then loses the line end behind the ActionID. */
export const MAX_ACTION_ID_BYTES = 64;

/**
 * `astervisor/protocol`: bytes to messages and back, without sockets, timers or logs. The same codec serves both ends of
 * the wire.
 *
 * @module
 */

export type { EventFields } from '../catalog/maps.js';
export type { FieldValues } from '../catalog/values.js';
export { FieldError, ProtocolError, type ProtocolErrorCode } from '../errors.js';
export { type ActionIds, createActionIds } from './action-id.js';
export { applicationData } from './application-data.js';
export type { Arrival, TextEncoding } from './arrival.js';
export type { ChannelVariables, Variables } from './channel-variables.js';
export { Decoder, type DecoderOptions, type DecoderSink } from './decoder.js';
export { dialString } from './dial-string.js';
export { type ActionFields, encodeAction, encodeStanza, type FieldValue } from './encoder.js';
export { escapeForDisplay, unescapeC } from './escape.js';
export { AmiEvent } from './event.js';
export {
  DEFAULT_DECODER_LIMITS,
  type DecoderLimits,
  MAX_ACTION_ID_BYTES,
  MAX_ACTION_LINE_BYTES,
  MAX_ACTION_LINES,
} from './limits.js';
export { challengeKey } from './login.js';
export { AmiMessage } from './message.js';
export type { Entry } from './message-fields.js';
export { AmiResponse } from './response.js';

/**
 * The statechart of a connection, to look at, to draw, and to try out: for people with an XState system of their own. It is the
 * inside of the package: what it exports may change with any version.
 *
 * @module
 */

export type { Clock } from '../clock.js';
export { HandshakeLimiter } from '../connection/handshake-limiter.js';
export type { Identity } from '../connection/identity.js';
export { type ConnectionInput, connectionMachine } from '../connection/machine.js';
export type { ConnectionPorts, EventSink, WireTrace } from '../connection/ports.js';
export type { ConnectionCommand, ConnectionRuntime, LinkEvent } from '../connection/runtime.js';
export type { Session } from '../connection/session.js';
export type { ConnectionState, StateChange } from '../connection/state.js';
export type { ConnectionOptions } from '../options/connection-options.js';
export type { ReportSink } from '../telemetry/report.js';
export type { Dial } from '../transport/transport.js';
export { connectionInput, type MachineSeams } from './connection-input.js';

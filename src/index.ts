/**
 * Supervised connections to the Asterisk Manager Interface, in the style of Erlang/OTP.
 *
 * @module
 */

// Events and actions
export type {
  ActionFieldsOf,
  ActionMap,
  ActionName,
  EventFields,
  EventMap,
  EventName,
  SendArgs,
} from './catalog/maps.js';
export type { ActionFields, FieldValue } from './catalog/values.js';
export type { BuiltAction } from './client/actions/built-action.js';
export type { BuildArgs, SendingArgs, SendOptions } from './client/actions/send-options.js';
export {
  Call,
  type CallStep,
  type OriginateFields,
  type OriginateOptions,
  type QueuedOutcome,
} from './client/calls/call.js';
export type { CallOutcome, CallStatus } from './client/calls/call-outcome.js';
// Commands
export type { BridgeOptions } from './client/commands/bridge.js';
export { type ChannelInfo, parseChannel } from './client/commands/channels.js';
export { type CommandInfo, parseCommandList } from './client/commands/command-list.js';
export type {
  ConferenceCommands,
  ConferenceParticipant,
  ConferenceRoom,
  Participants,
  StartRecordOptions,
} from './client/commands/conferences.js';
export type { ConfigChange } from './client/commands/config-change.js';
export {
  type ConfigCategory,
  type ConfigFileOptions,
  type ConfigLine,
  type ConfigurationCommands,
  type GetConfigOptions,
  parseConfig,
  type UpdateConfigOptions,
} from './client/commands/configuration.js';
export type { DatabaseCommands, DelTreeOptions, DelTreeResult } from './client/commands/database.js';
export type { ExtensionState, HintState } from './client/commands/extension-state.js';
export type { HangupOptions, HangupResult, HangupTarget } from './client/commands/hangup.js';
export type {
  MixMonitorCommands,
  MixMonitorMuteOptions,
  MixMonitorStart,
  MixMonitorStarted,
  MixMonitorStopOptions,
} from './client/commands/mix-monitor.js';
export type { ModuleCommands } from './client/commands/modules.js';
export type { ParkOptions, ParkResult } from './client/commands/park.js';
export type { PbxCommands } from './client/commands/pbx-commands.js';
export type {
  MemberState,
  QueueCallerInfo,
  QueueMemberInfo,
  QueueState,
  QueueSummary,
} from './client/commands/queue-state.js';
export type {
  QueueAddOptions,
  QueueCommands,
  QueueMemberOptions,
  QueuePauseOptions,
  QueueStatusOptions,
} from './client/commands/queues.js';
export type { Destination, RedirectOptions } from './client/commands/redirect.js';
export { type Refusal, refusalOf } from './client/commands/refusal.js';
export type { Done, RequestOptions } from './client/commands/requester.js';
// Trees and connections
export { type ConnectOptions, connect } from './client/connect.js';
export { type CloseOptions, Connection, type EventReceiver, type ExpectDownOptions } from './client/connection.js';
export type { ConnectionInfo, ConnectionStats } from './client/connection-info.js';
export type {
  EventFilter,
  EventPredicate,
  FieldMatch,
  ListenerContext,
  ListenerId,
} from './client/listening/filter.js';
export type { EventHandler, EventListener, ListenerOptions } from './client/listening/listeners.js';
export type { WaitOptions } from './client/listening/wait.js';
export type {
  AuthStatus,
  AvailabilityStatus,
  ConnectionStatus,
  GapStatus,
  IdentityStatus,
  LagStatus,
  ParkedStatus,
  StateStatus,
  StatusListener,
} from './client/status/status.js';
export type { EventStream, EventStreamOptions } from './client/streams/event-stream.js';
export type { FollowOptions, FollowStep, FollowStream } from './client/streams/follow.js';
export type { RowStream } from './client/streams/row-stream.js';
export * as child from './client/tree/child.js';
export { type ConnectionSpec, connection, type SupervisionOptions } from './client/tree/connection-spec.js';
export type { Reconciliation } from './client/tree/reconcile.js';
export { type ConnectionHealth, createSupervisor, type Health, startSupervisor, Tree } from './client/tree/tree.js';
export {
  type ConnectionIds,
  type SupervisorChild,
  supervisor,
  type TreeSpec,
  type WorkerOptions,
  type WorkerScope,
  worker,
} from './client/tree/tree-spec.js';
// Time and reports
export { type Clock, systemClock } from './clock.js';
export { HandshakeLimiter } from './connection/handshake-limiter.js';
export type { Identity, IdentityChange } from './connection/identity.js';
export type { ConnectionState } from './connection/state.js';
// Errors
export * from './errors.js';
// Options
export type {
  BackOffOptions,
  ConnectionLimits,
  ConnectionOptions,
  EventMask,
  ReconnectStrategy,
} from './options/connection-options.js';
export type { ServerFilter } from './options/server-filter.js';
export { applicationData } from './protocol/application-data.js';
export { dialString } from './protocol/dial-string.js';
export { AmiEvent } from './protocol/event.js';
export { AmiResponse } from './protocol/response.js';
export { type ActorOptions, actor } from './supervisor/actor.js';
export { type DynamicSupervisorOptions, dynamicSupervisor } from './supervisor/child-supervisor.js';
export type { ExitReason } from './supervisor/exit-reason.js';
export type { ChildHandle } from './supervisor/incarnation.js';
export type { ChildSpec, RestartBudget } from './supervisor/spec.js';
export { type ActionMessage, actionChannel, type ReportMessage, reportChannel } from './telemetry/channels.js';
export type { Logger, Report, ReportLevel, ReportSink } from './telemetry/report.js';
export type { SecretSource } from './telemetry/secret.js';
export { type SocketOpener, socketDial } from './transport/socket-dial.js';
export type { Dial, Target, TlsTarget, Transport, TransportHandlers } from './transport/transport.js';

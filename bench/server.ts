import { type AddressInfo, createServer, type Socket } from 'node:net';
import { nowMicros } from './measured.js';
import { beginning, countEvents, REPLAYED, readStream } from './stream.js';

/**
 * The server of the bench, in a process of its own: as little of an Asterisk as the clients need, and as fast as Node is.
 * It says its port to its parent.
 *
 * `Replay` answers, and sends the recorded stream `Times` times, or its first `Events` events, as fast as it is read;
 * `Pace` sends that many events a second, each with the time of its sending. `Rows` lists `Count` rows.
 */
const stream = readStream();
const all = countEvents(stream);
const replayed = Buffer.from(`Event: ${REPLAYED}\r\nPrivilege: system,all\r\n\r\n`);

/** Names of fields in lower case. */
type Action = ReadonlyMap<string, string>;

const parse = (text: string): Action =>
  new Map(
    text.split('\r\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );

const numberOf = (action: Action, field: string, fallback: number): number => Number(action.get(field) ?? fallback);

/** Writes parts one after the other, waiting whenever the reader is slower. */
const pour = (socket: Socket, parts: Iterator<Buffer | string>): void => {
  for (let part = parts.next(); !part.done; part = parts.next()) {
    if (!socket.write(part.value)) {
      socket.once('drain', () => pour(socket, parts));
      return;
    }
  }
};

function* replay(action: Action): Generator<Buffer> {
  const part = beginning(stream, Math.min(all, numberOf(action, 'events', all)));
  for (let times = numberOf(action, 'times', 1); times > 0; times -= 1) yield part;
  yield replayed;
}

function* rows(action: Action): Generator<string> {
  const id = action.get('actionid');
  const count = numberOf(action, 'count', 1);
  for (let row = 1; row <= count; row += 1) {
    yield `Event: CoreShowChannel\r\nActionID: ${id}\r\nChannel: PJSIP/${row}-0000abcd\r\nChannelState: 6\r\nChannelStateDesc: Up\r\n` +
      `CallerIDNum: ${row}\r\nCallerIDName: Agent ${row}\r\nConnectedLineNum: 200\r\nConnectedLineName: <unknown>\r\nLanguage: en\r\n` +
      `AccountCode: \r\nContext: default\r\nExten: 200\r\nPriority: 3\r\nUniqueid: 1795208627.${row}\r\nLinkedid: 1795208627.${row}\r\n` +
      `Application: Dial\r\nApplicationData: PJSIP/200,30\r\nDuration: 00:00:07\r\nBridgeId: \r\n\r\n`;
  }
  yield `Event: CoreShowChannelsComplete\r\nActionID: ${id}\r\nEventList: Complete\r\nListItems: ${count}\r\n\r\n`;
}

const pace = (socket: Socket, action: Action): void => {
  const perSecond = numberOf(action, 'pace', 1_000);
  const last = numberOf(action, 'events', 1_000);
  const startedAt = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    const due = Math.min(last, Math.floor(((performance.now() - startedAt) * perSecond) / 1_000));
    let text = '';
    for (; sent < due; sent += 1) {
      text +=
        `Event: UserEvent\r\nPrivilege: user,all\r\nSentAt: ${nowMicros()}\r\nUserEvent: Paced\r\nChannel: PJSIP/100-0000002c\r\n` +
        'ChannelState: 6\r\nChannelStateDesc: Up\r\nCallerIDNum: 100\r\nCallerIDName: <unknown>\r\nConnectedLineNum: <unknown>\r\n' +
        'ConnectedLineName: <unknown>\r\nLanguage: en\r\nAccountCode: \r\nContext: default\r\nExten: 200\r\nPriority: 1\r\n' +
        'Uniqueid: 1795208627.98\r\nLinkedid: 1795208627.98\r\n\r\n';
    }
    if (text !== '' && !socket.destroyed) socket.write(text);
    if (sent < last && !socket.destroyed) return;
    clearInterval(timer);
    socket.write(replayed);
  }, 1);
};

const extraOf = (action: Action): string => {
  switch (action.get('action')?.toLowerCase()) {
    case 'ping':
      return 'Ping: Pong\r\nTimestamp: 1795208627.494835\r\n';
    case 'challenge':
      return 'Challenge: 123456789\r\n';
    case 'login':
      return 'Message: Authentication accepted\r\n';
    case 'events':
      return 'Events: On\r\n';
    case 'coreshowchannels':
      return 'EventList: start\r\nMessage: Channels will follow\r\n';
    default:
      return 'Message: Thanks for all the fish.\r\n';
  }
};

const answer = (socket: Socket, text: string): string => {
  const action = parse(text);
  const response = `Response: Success\r\nActionID: ${action.get('actionid')}\r\n${extraOf(action)}\r\n`;
  const name = action.get('action')?.toLowerCase();
  if (name === 'replay') setImmediate(() => pour(socket, replay(action)));
  if (name === 'pace') setImmediate(() => pace(socket, action));
  if (name === 'coreshowchannels') setImmediate(() => pour(socket, rows(action)));
  return response;
};

const server = createServer({ noDelay: true }, (socket) => {
  socket.setEncoding('latin1');
  socket.on('error', () => socket.destroy());
  socket.write('Asterisk Call Manager/9.0.0\r\n');
  let rest = '';
  socket.on('data', (chunk: string) => {
    const actions = (rest + chunk).split('\r\n\r\n');
    rest = actions.pop() ?? '';
    let answers = '';
    for (const action of actions) answers += answer(socket, action);
    if (answers !== '') socket.write(answers);
  });
});

server.listen({ port: 0, host: '127.0.0.1', backlog: 1_024 }, () =>
  process.send?.((server.address() as AddressInfo).port),
);
process.on('disconnect', () => process.exit());

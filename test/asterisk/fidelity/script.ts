import { Wire } from '../wire.js';

/** What a client does in one session, to see what two servers make of it. */
export interface Script {
  /** Who logs in. Default `app`. */
  readonly user?: string;
  /** The mask of the login. Default `off`. */
  readonly events?: string;
  /** False: the script logs in by itself, or does not. */
  readonly login?: false;
  /** Actions as lines, or bytes as they stand, one character a byte. */
  readonly sends: readonly (readonly string[] | string)[];
  /** Whether the server closes by itself; otherwise a Ping at the end shows that it has answered all. */
  readonly closes?: true;
  /**
   * What comes last of the events that a real server sends from another thread, before the Ping is sent. Their place
   * among the responses is left to chance, so responses and events are then compared apart.
   */
  readonly awaits?: RegExp;
}

export type Scripts = Readonly<Record<string, Script>>;

/** Runs a script and returns the lines that came, with times and the like levelled. */
export async function runScript(
  server: { readonly host: string; readonly port: number },
  secrets: ReadonlyMap<string, string>,
  script: Script,
): Promise<readonly string[]> {
  using wire = await Wire.open(server);
  if (script.login !== false) {
    const user = script.user ?? 'app';
    wire.send(
      'Action: Login',
      `Username: ${user}`,
      `Secret: ${secrets.get(user)}`,
      `Events: ${script.events ?? 'off'}`,
    );
  }
  for (const send of script.sends) {
    if (typeof send === 'string') wire.sendBytes(Buffer.from(send, 'latin1'));
    else wire.send(...send);
  }
  if (script.closes) return level(withoutOwnLogin(await wire.ended()));
  if (script.awaits) await wire.stanza(script.awaits);
  wire.send('Action: Ping', 'ActionID: the-end');
  await wire.stanza(/^Response: Success\r\nActionID: the-end/);
  return level(script.awaits ? sorted(wire.received) : withoutOwnLogin(wire.received));
}

/**
 * A real server tells of the session's own login from another thread, and holds the event against the mask of the moment
 * in which it is delivered: a mask that was widened meanwhile lets it through, at a place that is left to chance.
 */
const withoutOwnLogin = (received: string): string =>
  received
    .split(/(?<=\r\n\r\n)/)
    .filter((stanza) => !stanza.startsWith('Event: SuccessfulAuth\r\n'))
    .join('');

/** Responses first, then events. */
function sorted(received: string): string {
  const stanzas = received.split(/(?<=\r\n\r\n)/);
  const isEvent = (stanza: string) => stanza.startsWith('Event: ');
  return [...stanzas.filter((stanza) => !isEvent(stanza)), ...stanzas.filter(isEvent)].join('');
}

const level = (received: string): readonly string[] =>
  received
    .replace(/^(Timestamp|Uptime|LastReload|LoginTime|LastPause): [\d.]+/gm, '$1: #')
    .replace(/^(Core(?:Startup|Reload)(?:Date|Time)|CoreProcessedCalls): [\d:-]+/gm, '$1: #')
    .replace(/^(Challenge): \d{1,9}\r$/gm, '$1: #\r')
    .replace(/^(EventTV|SessionTV): \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000/gm, '$1: #')
    .replace(/^(SessionID): 0x[0-9a-f]+/gm, '$1: #')
    .replace(/^(LocalAddress|RemoteAddress): IPV4\/TCP\/127\.0\.0\.1\/\d+/gm, '$1: #')
    .replace(/^(Output: (?:System uptime|Last reload)): \d[\w, ]*?( ?\r)$/gm, '$1: #$2')
    .replace(/^(Output: )\d+ calls? processed/gm, '$1# calls processed')
    .split('\r\n');

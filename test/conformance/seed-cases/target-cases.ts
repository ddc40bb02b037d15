import type { ConnectionOptions } from '../../../src/options/connection-options.js';

/** Where a connection leads, by how it is asked for. */
export interface TargetCase {
  readonly id: string;
  readonly about: string;
  readonly decision?: string;
  readonly options: Partial<ConnectionOptions>;
  /** What comes of it, or the option that is refused. */
  readonly expected:
    | {
        readonly host: string;
        readonly port: number;
        readonly tls: boolean;
        readonly username?: string;
        readonly secret?: string;
      }
    | { readonly refused: string };
}

const login = { username: 'app', secret: 's' };

export const targetCases: readonly TargetCase[] = [
  {
    id: 'log-007',
    about: 'a host and nothing else',
    options: { host: 'localhost', ...login },
    expected: { host: 'localhost', port: 5038, tls: false },
  },
  {
    id: 'log-007b',
    about: 'a URL without its scheme',
    decision:
      'it is refused: whether it is encrypted is not to be guessed, and app:secret@host is a URL of the scheme app',
    options: { url: 'localhost', ...login },
    expected: { refused: 'url' },
  },
  {
    id: 'log-008',
    about: 'a host with encryption and no port',
    options: { url: 'tls://ami.local', ...login },
    expected: { host: 'ami.local', port: 5039, tls: true },
  },
  {
    id: 'log-009',
    about: 'a host with encryption and a port',
    options: { url: 'tls://ami.local:1234', ...login },
    expected: { host: 'ami.local', port: 1234, tls: true },
  },
  {
    id: 'log-010',
    about: 'a target without a user',
    decision:
      'it is refused: a session that is not logged in gets no events, and Asterisk cuts it off; `login: false` asks for that',
    options: { host: 'localhost' },
    expected: { refused: 'username' },
  },
  {
    id: 'log-011',
    about: 'user and secret percent-encoded; a plus is a plus',
    options: { url: 'tcp://user%40host:pass+word%21@localhost' },
    expected: { host: 'localhost', port: 5038, tls: false, username: 'user@host', secret: 'pass+word!' },
  },
  { id: 'log-014', about: 'a URL of slashes', options: { url: '///', ...login }, expected: { refused: 'url' } },
  {
    id: 'log-027',
    about: 'a user and no secret',
    options: { url: 'ami://user@localhost' },
    expected: { refused: 'secret' },
  },
  {
    id: 'err-028',
    about: 'every part of a configuration, by name',
    options: { host: 'pbx', port: 5040, tls: true, username: 'app', secret: () => 'fetched' },
    expected: { host: 'pbx', port: 5040, tls: true, username: 'app', secret: 'fetched' },
  },
  { id: 'err-028b', about: 'a part that is missing', options: { ...login }, expected: { refused: 'host' } },
];

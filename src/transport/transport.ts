/**
 * A transport moves bytes between this process and one peer, and does nothing else. It never pauses: Asterisk ends a
 * session whose reader stalls for 100 ms (its default `writetimeout`).
 */
export interface Transport {
  /** `host:port`, a socket path, or a name: for people. */
  readonly remote: string;
  /** Whether the link beneath stands, and TLS upon it is still being agreed. */
  readonly securing?: boolean;
  /** Bytes that were written here and have not reached the kernel yet. */
  readonly bufferedBytes: number;
  /** Total of the bytes accepted by `write`. */
  readonly bytesWritten: number;
  /** Hands bytes over, UTF-8 for a string. Calls made in one turn leave together. After `end` or `destroy` it does nothing. */
  write(data: string | Uint8Array): void;
  /** Sends what was written, then FIN. Reading goes on until the peer ends too. */
  end(): void;
  /** Drops the link now. No handler is called afterwards. Idempotent. */
  destroy(): void;
}

/** What a transport tells its owner. `opened` comes at most once, before any `data`; `closed` exactly once and last, unless `destroy` came first. */
export interface TransportHandlers {
  opened(): void;
  /** The chunk belongs to the receiver, who must be done with it when the call returns. */
  data(chunk: Buffer): void;
  /** The link is gone; `error` says why, and is undefined for an orderly end by the peer. */
  closed(error: Error | undefined): void;
}

/** Where to. */
export interface Target {
  readonly host: string;
  readonly port: number;
  /** Options of `tls.connect`; undefined for plain TCP. */
  readonly tls?: TlsTarget | undefined;
  /** How long one of several addresses of the host may take before the next is tried, in milliseconds; default 1,000. */
  readonly addressTimeoutMs?: number | undefined;
}

/** How TLS identifies the server. Unset members take Node's defaults, which verify the certificate and the host name. */
export interface TlsTarget {
  readonly ca?: string | Buffer | readonly (string | Buffer)[] | undefined;
  readonly servername?: string | undefined;
  readonly rejectUnauthorized?: boolean | undefined;
  /** SHA-256 of the server's certificate, as hex with or without colons; replaces the check by authority and name. */
  readonly fingerprint256?: string | undefined;
  readonly minVersion?: 'TLSv1.2' | 'TLSv1.3' | undefined;
  /** The certificate of this side, PEM, with those that lead to its authority: for servers that ask for one. */
  readonly cert?: string | Buffer | undefined;
  /** The private key of `cert`, PEM. Never printed. */
  readonly key?: string | Buffer | undefined;
  /** What `key` is encrypted with. Never printed. */
  readonly passphrase?: string | undefined;
}

/** Opens a transport. Returns at once; the outcome comes through `handlers`, never from inside the call. Must not throw. */
export type Dial = (target: Target, handlers: TransportHandlers) => Transport;

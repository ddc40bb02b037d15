import { dialTcp } from './tcp.js';
import { dialTls } from './tls.js';
import type { Dial } from './transport.js';

/** Dials over TLS when the target says so, over plain TCP otherwise. */
export const dial: Dial = (target, handlers) => (target.tls ? dialTls : dialTcp)(target, handlers);

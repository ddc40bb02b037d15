import { isIP } from 'node:net';
import { connect } from 'node:tls';
import { type Fact, known, unknown } from './fact.js';

/** When the certificate that a server shows ends. Whether it is to be trusted is not asked here: the login has decided that. */
export const certificateEnd = (host: string, port: number, timeoutMs: number): Promise<Fact<number>> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, rejectUnauthorized: false, ...(isIP(host) === 0 && { servername: host }) });
    const settle = (fact: Fact<number>) => {
      socket.destroy();
      resolve(fact);
    };
    socket.setTimeout(timeoutMs, () => settle(unknown('it was not shown in time')));
    socket.on('error', ({ message }) => settle(unknown(message)));
    socket.on('secureConnect', () => {
      const ends = Date.parse(socket.getPeerCertificate().valid_to);
      settle(Number.isNaN(ends) ? unknown('it names no end') : known(ends));
    });
  });

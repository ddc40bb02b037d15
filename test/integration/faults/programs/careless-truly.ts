/** Drops the promise of an action that is not sent, which is an unhandled rejection: it is the caller's to handle. */
import { connection, startSupervisor } from 'astervisor';

const tree = await startSupervisor({
  onReport: () => undefined,
  children: [connection({ id: 'pbx', host: '127.0.0.1', port: 1, username: 'a', secret: 'b' })],
});
void tree.connection('pbx').send('Ping');

/** A process with an action in flight, to be stopped and continued. Its heartbeat alone would take ten minutes. */
import { connect } from 'astervisor';

const [url = ''] = process.argv.slice(2);
const pbx = await connect(url, { heartbeatMs: 600_000, onReport: () => undefined });
const outcome = pbx.send('CoreShowUptime' as string, {}, { timeoutMs: 4_000 }).then(
  () => 'answered',
  (error: { code: string }) => error.code,
);
process.stdout.write(`${await outcome}\n`);

import { connectTo } from '../clients/astervisor.js';
import { inLowerCase, loadPeer, type Open } from '../clients/client.js';
import { inUse, type Measured, measure } from '../measured.js';

const SAMPLE_EVERY = 5_000;

/** The rows of a long list by `list()`, read by a loop that does not wait; and what that adds to the memory. */
export const ourList = async (_open: Open, port: number, rows: number): Promise<Measured> => {
  const pbx = await connectTo(port);
  const read = async (count: number, every?: () => void): Promise<number> => {
    let seen = 0;
    for await (const row of pbx.list('CoreShowChannels', { Count: count } as never)) {
      if (row.get('Channel') !== undefined) seen += 1;
      if (seen % SAMPLE_EVERY === 0) every?.();
    }
    return seen;
  };
  await read(rows / 10);
  const idle = await inUse();
  let peak = idle.heap;
  await read(rows, () => {
    globalThis.gc?.();
    peak = Math.max(peak, process.memoryUsage().heapUsed);
  });
  let unswept = idle.heap;
  const measured = await measure(() =>
    read(rows, () => {
      unswept = Math.max(unswept, process.memoryUsage().heapUsed);
    }),
  );
  if (measured.count !== rows) throw new Error(`${measured.count} rows came`);
  await pbx.close({ force: true });
  const figures = { retainedBytes: peak - idle.heap, unsweptBytes: unswept - idle.heap };
  return { ...measured, figures };
};

/** The same by a client that hands rows out as events. */
export const peerList = async (_open: Open, port: number, rows: number): Promise<Measured> => {
  const manager = loadPeer('asterisk-manager');
  const ami = manager(port, '127.0.0.1', 'app', 'secret', true);
  let seen = 0;
  let done = () => {};
  ami.on('managerevent', (event: Record<string, unknown>) => {
    if (event[inLowerCase.event] === 'CoreShowChannelsComplete') done();
    else if (event[inLowerCase.channel] !== undefined) seen += 1;
  });
  const read = async (count: number): Promise<number> => {
    seen = 0;
    await new Promise<void>((resolve) => {
      done = resolve;
      ami.action({ action: 'CoreShowChannels', count }, () => {});
    });
    return seen;
  };
  await read(rows / 10);
  return measure(() => read(rows));
};

import type { Open } from '../clients/client.js';
import { type Measured, measure } from '../measured.js';

/** By then the engine has compiled what runs all the time; what comes before says more of it than of the clients. */
const WARM_UP = 10_000;

/** Keeps so many Pings in flight. */
export const pings =
  (inFlight: number) =>
  async (open: Open, port: number, count: number): Promise<Measured> => {
    const client = await open(port);
    const run = async (total: number): Promise<number> => {
      let left = total;
      const worker = async (): Promise<void> => {
        while (left > 0) {
          left -= 1;
          await client.request('Ping');
        }
      };
      await Promise.all(Array.from({ length: inFlight }, worker));
      return total;
    };
    await run(Math.max(WARM_UP, Math.ceil(count / 4)));
    return measure(() => run(count));
  };

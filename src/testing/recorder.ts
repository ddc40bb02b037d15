import { Recording } from './recording.js';
import { Tap } from './tap.js';

/**
 * A tap that makes recordings: wrap a dial with it, or give it to a `ChaosProxy` between your client and a real
 * Asterisk, and `FakeAsterisk.replay` plays the server's part again.
 *
 * @example
 * const recorder = new Recorder();
 * await using proxy = await ChaosProxy.start({ upstream: { host: 'pbx', port: 5038 }, tap: recorder });
 * // … a client works through the proxy …
 * await recorder.save('session.ndjson');
 */
export class Recorder extends Tap {
  /** What a session said so far. Default: the first. */
  recording(session?: number): Recording {
    return Recording.from(this.entries, session);
  }

  /** Writes that to a file. */
  async save(path: string, session?: number): Promise<void> {
    await this.recording(session).save(path);
  }
}

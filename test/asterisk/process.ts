import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AsteriskRoot } from './roots.js';

const bootDeadlineMs = 60_000;
const haltDeadlineMs = 15_000;
const freezeDeadlineMs = 10_000;

/** One run of Asterisk in the foreground. It dies with the process that started it, however that one ends. */
export class AsteriskProcess {
  readonly pid: number;
  readonly exited: Promise<string>;
  readonly #root: AsteriskRoot;
  readonly #folder: string;
  readonly #child: ChildProcess;
  #ending: string | undefined;

  constructor(root: AsteriskRoot, folder: string) {
    this.#root = root;
    this.#folder = folder;
    const console = openSync(join(root.folder, folder, 'log', 'console'), 'a');
    const asterisk = ['chroot', root.folder, 'asterisk', '-f', '-C', `${folder}/etc/asterisk.conf`];
    this.#child = spawn('setpriv', ['--pdeathsig', 'KILL', ...asterisk], { stdio: ['ignore', console, console] });
    closeSync(console);
    this.exited = new Promise((resolve) => {
      this.#child.once('error', (error) => resolve(error.message));
      this.#child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    });
    void this.exited.then((ending) => {
      this.#ending = ending;
    });
    this.pid = this.#child.pid ?? 0;
  }

  get running(): boolean {
    return this.#ending === undefined;
  }

  /** Resolves when the manager port answers and every module is loaded. */
  async booted(port: number): Promise<void> {
    const deadline = Date.now() + bootDeadlineMs;
    while (!(await hasBanner(port))) {
      if (!this.running) throw new Error(`Asterisk ended while starting: ${this.#ending}\n${this.logTail()}`);
      if (Date.now() > deadline) throw new Error(`Asterisk did not answer on port ${port}\n${this.logTail()}`);
      await sleep(20);
    }
    await this.cli('core waitfullybooted');
  }

  /** What the command printed. */
  cli(command: string): Promise<string> {
    const args = [this.#root.folder, 'asterisk', '-C', `${this.#folder}/etc/asterisk.conf`, '-rx', command];
    return new Promise((resolve, reject) => {
      execFile('chroot', args, { maxBuffer: 64 << 20, timeout: bootDeadlineMs }, (error, stdout, stderr) => {
        if (error) reject(new Error(`the command "${command}" failed: ${stderr || stdout || error.message}`));
        else resolve(stdout);
      });
    });
  }

  logTail(lines = 40): string {
    const texts = ['console', 'messages'].map((name) => join(this.#root.folder, this.#folder, 'log', name));
    const text = texts.map((path) => (existsSync(path) ? readFileSync(path, 'utf8') : '')).join('');
    return text.trimEnd().split('\n').slice(-lines).join('\n');
  }

  /** Returns when every thread of it stands still: on a busy machine one may go on for a while after the signal. */
  freeze(): void {
    this.signal('SIGSTOP');
    const deadline = Date.now() + freezeDeadlineMs;
    while (this.running && !this.#still()) {
      if (Date.now() > deadline) throw new Error(`Asterisk goes on after SIGSTOP\n${this.logTail()}`);
    }
  }

  #still(): boolean {
    const tasks = `/proc/${this.pid}/task`;
    return readdirSync(tasks).every((task) => {
      try {
        return /\) [TtZ] /.test(readFileSync(join(tasks, task, 'stat'), 'utf8'));
      } catch {
        return true; // It has ended meanwhile.
      }
    });
  }

  /** Ends it as an operator would, with a Shutdown event to whoever listens; by force when that takes too long. */
  async halt(): Promise<void> {
    this.signal('SIGCONT');
    this.signal('SIGTERM');
    const patience = new AbortController();
    const late = sleep(haltDeadlineMs, undefined, { signal: patience.signal }).then(
      () => this.signal('SIGKILL'),
      () => undefined,
    );
    await this.exited;
    patience.abort();
    await late;
  }

  signal(signal: NodeJS.Signals): void {
    if (this.running) this.#child.kill(signal);
  }
}

function hasBanner(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const done = (found: boolean) => {
      socket.destroy();
      resolve(found);
    };
    socket.setTimeout(1_000, () => done(false));
    socket.once('error', () => done(false));
    socket.once('close', () => done(false));
    socket.once('data', (bytes) => done(bytes.toString('latin1').startsWith('Asterisk Call Manager/')));
  });
}

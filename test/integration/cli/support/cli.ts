import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { expect, inject, onTestFinished } from 'vitest';
import { foundIn, secretForms } from '../../../support/secret-forms.js';

const BINARY = [process.execPath, join(inject('builtPackage'), 'dist/cli/main.js')] as const;

/** Used for every login, so that its absence from all output can be asserted. */
export const SECRET = 'tr0ub4dor&3';

/** What is secret, and the ways in which it could be written. */
const TRACES = secretForms(SECRET);

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  /** Without the lines that tell what is being waited for: whether they are there depends on how busy the machine is. */
  readonly stderr: string;
}

const withoutProgress = (text: string): string => text.replaceAll(/^.* …\n/gm, '');

/** A process whose output is collected, and can be waited for. */
export class Running {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #ended: Promise<Ended>;
  #stdout = '';
  #stderr = '';
  #watchers = new Set<() => void>();

  constructor(command: string, args: readonly string[], env: NodeJS.ProcessEnv, folder?: string) {
    const { PATH, HOME } = process.env;
    const child = spawn(command, args, { cwd: folder, env: { PATH, HOME, ...env }, stdio: 'pipe', detached: true });
    this.#child = child;
    child.stdout.setEncoding('utf8').on('data', (text) => {
      this.#stdout += text;
      this.#changed();
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      this.#stderr += text;
      this.#changed();
    });
    this.#ended = once(child, 'close').then(([code]) => {
      this.#changed();
      return { code: code as number | null, stdout: this.#stdout, stderr: withoutProgress(this.#stderr) };
    });
    onTestFinished(() => {
      // With all that it has started: a shell does not pass the signal on.
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
        process.kill(-child.pid, 'SIGKILL');
    });
  }

  get stdout(): string {
    return this.#stdout;
  }

  /** Resolves when it has said this; fails when it ends without. */
  async says(stream: 'stdout' | 'stderr', pattern: RegExp): Promise<void> {
    const found = new Promise<void>((resolve) => {
      const look = () => {
        if (!pattern.test(stream === 'stdout' ? this.#stdout : this.#stderr)) return;
        this.#watchers.delete(look);
        resolve();
      };
      this.#watchers.add(look);
      look();
    });
    const ended = this.#ended.then((end) => {
      if (!pattern.test(stream === 'stdout' ? this.#stdout : this.#stderr))
        throw new Error(`it ended without saying ${pattern}: ${JSON.stringify(end)}`);
    });
    await Promise.race([found, ended]);
  }

  /** What everybody on the machine can read of it. */
  arguments(): string {
    return readFileSync(`/proc/${this.#child.pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  }

  type(text: string): void {
    this.#child.stdin.write(text);
  }

  /** Nothing more will be typed. */
  endInput(): void {
    this.#child.stdin.end();
  }

  signal(name: 'SIGINT' | 'SIGTERM'): void {
    this.#child.kill(name);
  }

  /** Lets its output wait, until {@link readOn}. */
  hold(): void {
    this.#child.stdout.pause();
  }

  readOn(): void {
    this.#child.stdout.resume();
  }

  /** Stops reading its output, as `head` does. */
  async stopReading(): Promise<void> {
    this.#child.stdout.destroy();
    await once(this.#child.stdout, 'close');
  }

  /** What it came to. No secret may be in it. */
  async end(): Promise<Ended> {
    const end = await this.#ended;
    expect(foundIn(`${end.stdout}\n${end.stderr}`, TRACES)).toEqual([]);
    return end;
  }

  #changed(): void {
    for (const watch of [...this.#watchers]) watch();
  }
}

/** Starts the binary in a folder, with pipes at its ends. */
export const startIn = (folder: string | undefined, args: readonly string[], env: NodeJS.ProcessEnv): Running => {
  const [node, ...rest] = BINARY;
  return new Running(node, [...rest, ...args], env, folder);
};

export const start = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Running => startIn(undefined, args, env);

/** Runs the binary to its end, with nothing to read. */
export const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> => start(args, env).end();

/** Starts the binary in front of a shell's pipe; the exit code that it had is the last line on stderr, as `code N`. */
export const startPiped = (args: readonly string[], behind: string, env: NodeJS.ProcessEnv = {}): Running =>
  new Running('sh', ['-c', `{ ${[...BINARY, ...args].map(quoted).join(' ')}; echo "code $?" >&2; } | ${behind}`], env);

export const runIn = (folder: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> =>
  startIn(folder, args, env).end();

const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`;

/** Starts the binary in a pseudo-terminal of so many columns; both of its outputs arrive as one. */
export const startInTerminal = (args: readonly string[], env: NodeJS.ProcessEnv = {}, columns = 100): Running => {
  const command = `stty cols ${columns}; exec ${[...BINARY, ...args].map(quoted).join(' ')}`;
  return new Running('script', ['-qec', command, '/dev/null'], { TERM: 'xterm-256color', SHELL: '/bin/sh', ...env });
};

/** The values of NDJSON; fails on a line that is none. */
export const values = (text: string): Record<string, unknown>[] => {
  expect(text === '' || text.endsWith('\n')).toBe(true);
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
};

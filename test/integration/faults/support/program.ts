import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { transformSync } from 'rolldown/utils';
import { inject, onTestFinished } from 'vitest';

/** A program of the folder beside this one as JavaScript, in a folder where `astervisor` is the built package. Says where. */
export const compiledProgram = (name: string): string => {
  const folder = join(inject('builtPackage'), 'programs');
  const file = join(folder, name.replace(/ts$/, 'js'));
  const { code, errors } = transformSync(name, readFileSync(join(import.meta.dirname, '../programs', name), 'utf8'));
  if (errors.length > 0) throw new Error(`${name} is no program: ${JSON.stringify(errors)}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, code);
  return file;
};

export interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramOptions {
  /** Flags of Node.js. */
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A program that runs in a process of its own, which ends with the test at the latest. */
export class Program {
  /** Resolves when it has ended, and all that it said has been read. */
  readonly ended: Promise<End>;
  readonly #child: ChildProcessByStdio<null, Readable, Readable>;
  readonly #watchers = new Set<() => void>();
  #stdout = '';
  #stderr = '';

  constructor(name: string, args: readonly (string | number)[] = [], { flags = [], env = {} }: ProgramOptions = {}) {
    const argv = [...flags, compiledProgram(name), ...args.map(String)];
    const child = spawn(process.execPath, argv, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#stdout += text;
      for (const watcher of this.#watchers) watcher();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr += text;
    });
    this.ended = once(child, 'close').then(([code, signal]) => ({
      code,
      signal,
      stdout: this.#stdout,
      stderr: this.#stderr,
    }));
    onTestFinished(() => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    });
  }

  /** The lines that it has said so far. */
  get lines(): string[] {
    return this.#stdout.split('\n').slice(0, -1);
  }

  /** Resolves when it has said that line so many times; rejects when it ends without. */
  says(line: string, times = 1): Promise<void> {
    return this.#said(() => this.lines.filter((other) => other === line).length >= times);
  }

  /** Resolves with the line of that number, from 0; rejects when it ends without. */
  async line(number: number): Promise<string> {
    await this.#said(() => this.lines.length > number);
    return this.lines[number] as string;
  }

  /** What `work` comes to; rejects when the program ends before. */
  async whileUp<T>(work: Promise<T>): Promise<T> {
    const gone = this.ended.then(async ({ stdout, stderr }) => {
      // What it said last has been heard as well.
      await new Promise((resolve) => setImmediate(resolve));
      throw new Error(`the program ended too early:\n${stdout}${stderr}`);
    });
    return Promise.race([work, gone]);
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async #said(condition: () => boolean): Promise<void> {
    let watcher = () => {};
    const heard = new Promise<void>((resolve) => {
      watcher = () => condition() && resolve();
      this.#watchers.add(watcher);
      watcher();
    });
    await this.whileUp(heard);
    this.#watchers.delete(watcher);
  }
}

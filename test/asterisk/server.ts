import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type AmiUser,
  type Configuration,
  configurationFiles,
  defaultUsers,
  managerConf,
  type Settings,
  tlsFiles,
} from './configuration.js';
import { freePort } from './ports.js';
import { AsteriskProcess } from './process.js';
import { type AsteriskMajor, type AsteriskRoot, findRoots, instanceFolder, sweepInstances } from './roots.js';

/** In PEM. */
export interface ServerCertificate {
  readonly cert: string;
  readonly key: string;
}

export interface RealAsteriskOptions {
  readonly version: AsteriskMajor;
  /** Users beside `app`, `hasty` and `limited`; one of these names replaces ours. */
  readonly users?: readonly AmiUser[];
  /** Settings of manager.conf's general section, e.g. `{ authlimit: 2 }`. */
  readonly managerGeneral?: Settings;
  readonly dialplanExtra?: string;
  /** Also listens for TLS, with this certificate and key (PEM), or with {@link RealAsterisk.certificate}. */
  readonly tls?: boolean | ServerCertificate;
  readonly systemName?: string;
  readonly timestampEvents?: boolean;
  readonly modules?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
}

/**
 * A real Asterisk on free ports of 127.0.0.1, with files of its own, so that many run side by side.
 *
 *     await using asterisk = await RealAsterisk.start({ version: 22 });
 *     connect(asterisk.url());
 */
export class RealAsterisk implements AsyncDisposable {
  static readonly #running = new Set<RealAsterisk>();
  static #count = 0;

  readonly major: AsteriskMajor;
  /** As the package has it, e.g. `16.28.0~dfsg-0+deb11u4`. */
  readonly version: string;
  readonly host = '127.0.0.1';
  readonly port: number;
  readonly #root: AsteriskRoot;
  readonly #folder: string;
  #configuration: Configuration;
  #process: AsteriskProcess;

  static available(): readonly AsteriskRoot[] {
    return findRoots();
  }

  static async start(options: RealAsteriskOptions): Promise<RealAsterisk> {
    const root = findRoots().find((one) => one.major === options.version);
    if (!root) throw new Error(`there is no Asterisk ${options.version} here; test/asterisk/provision.sh makes one`);
    sweepInstances(root);
    for (let attempt = 1; ; attempt++) {
      const asterisk = new RealAsterisk(
        root,
        {
          port: await freePort(),
          tlsPort: options.tls ? await freePort() : undefined,
          users: merge(defaultUsers, options.users ?? []),
          managerGeneral: options.managerGeneral ?? {},
          timestampEvents: options.timestampEvents ?? false,
          systemName: options.systemName,
          dialplanExtra: options.dialplanExtra ?? '',
          modules: options.modules ?? [],
          files: options.files ?? {},
        },
        typeof options.tls === 'object' ? options.tls : undefined,
      );
      try {
        await asterisk.#boot();
        return asterisk;
      } catch (error) {
        await asterisk.stop();
        if (attempt === 3) throw error;
      }
    }
  }

  private constructor(root: AsteriskRoot, configuration: Configuration, certificate?: ServerCertificate) {
    this.major = root.major;
    this.version = root.version;
    this.port = configuration.port;
    this.#root = root;
    this.#configuration = configuration;
    this.#folder = instanceFolder(String(++RealAsterisk.#count));
    this.#writeFiles();
    if (certificate) this.present(certificate);
    if (RealAsterisk.#running.size === 0) process.once('exit', RealAsterisk.#abandonAll);
    RealAsterisk.#running.add(this);
    this.#process = new AsteriskProcess(root, this.#folder);
  }

  get pid(): number {
    return this.#process.pid;
  }

  /** Its files: `etc`, `lib`, `log`, `run` and `spool`. */
  get folder(): string {
    return this.#path();
  }

  /** The port for TLS; throws when it was not asked for. */
  get tlsPort(): number {
    if (this.#configuration.tlsPort === undefined) throw new Error('this Asterisk was started without tls');
    return this.#configuration.tlsPort;
  }

  /** The certificate of the TLS port, valid for `localhost` and 127.0.0.1, and its own authority (PEM). */
  static get certificate(): string {
    return readFileSync(tlsFile(tlsFiles.certificate), 'utf8');
  }

  user(name = 'app'): AmiUser {
    const user = this.#configuration.users.find((one) => one.name === name);
    if (!user) throw new Error(`this Asterisk has no user ${name}`);
    return user;
  }

  /** `ami://user:secret@127.0.0.1:port`. */
  url(name = 'app'): string {
    const { secret } = this.user(name);
    return `ami://${encodeURIComponent(name)}:${encodeURIComponent(secret)}@${this.host}:${this.port}`;
  }

  /** What a command of Asterisk's own console printed. */
  cli(command: string): Promise<string> {
    return this.#process.cli(command);
  }

  logTail(lines?: number): string {
    return this.#process.logTail(lines);
  }

  /** Adds or replaces users while it runs; sessions that are logged in stay. */
  async setUsers(...users: readonly AmiUser[]): Promise<void> {
    this.#configuration = { ...this.#configuration, users: merge(this.#configuration.users, users) };
    writeFileSync(this.#path('etc', 'manager.conf'), managerConf(this.#configuration, this.#folder));
    await this.cli('manager reload');
  }

  /** Puts another certificate in place, which counts from the next {@link restart}. */
  present({ cert, key }: ServerCertificate): void {
    writeFileSync(this.#path('etc', tlsFiles.certificate), cert);
    writeFileSync(this.#path('etc', tlsFiles.key), key);
  }

  /** Ends it politely but keeps its files and its port for {@link restart}. */
  async halt(): Promise<void> {
    await this.#process.halt();
  }

  /** Ends it as a crash would. */
  async kill(): Promise<void> {
    this.#process.signal('SIGKILL');
    await this.#process.exited;
  }

  /** Starts it again on the same ports, after {@link kill}, {@link halt}, or while it runs. */
  async restart(): Promise<void> {
    if (this.#process.running) await this.halt();
    this.#process = new AsteriskProcess(this.#root, this.#folder);
    await this.#boot();
  }

  /** Stops it in its tracks: the kernel still accepts connections and bytes, but nothing answers until {@link thaw}. */
  freeze(): void {
    this.#process.freeze();
  }

  thaw(): void {
    this.#process.signal('SIGCONT');
  }

  /** Ends it politely and removes its files. */
  async stop(): Promise<void> {
    await this.halt();
    rmSync(this.#path(), { recursive: true, force: true });
    RealAsterisk.#running.delete(this);
    if (RealAsterisk.#running.size === 0) process.off('exit', RealAsterisk.#abandonAll);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  async #boot(): Promise<void> {
    await this.#process.booted(this.port);
    if (this.logTail(1_000).includes('Unable to bind')) throw new Error(`a port was taken\n${this.logTail()}`);
  }

  #writeFiles(): void {
    for (const name of ['etc', 'lib', 'log', 'run', 'spool']) mkdirSync(this.#path(name), { recursive: true });
    mkdirSync(this.#path('lib', 'keys'));
    const files = configurationFiles(this.#configuration, this.#folder, moduleFolder(this.#root));
    for (const [name, text] of Object.entries(files)) writeFileSync(this.#path('etc', name), text);
    for (const name of Object.values(tlsFiles)) cpSync(tlsFile(name), this.#path('etc', name));
  }

  #path(...names: readonly string[]): string {
    return join(this.#root.folder, this.#folder, ...names);
  }

  static readonly #abandonAll = (): void => {
    for (const asterisk of RealAsterisk.#running) {
      asterisk.#process.signal('SIGKILL');
      rmSync(asterisk.#path(), { recursive: true, force: true });
    }
  };
}

function merge(users: readonly AmiUser[], others: readonly AmiUser[]): readonly AmiUser[] {
  return [...users.filter(({ name }) => !others.some((other) => other.name === name)), ...others];
}

function tlsFile(name: string): string {
  return join(import.meta.dirname, 'tls', name);
}

/** The package's own configuration says where it keeps its modules. */
function moduleFolder(root: AsteriskRoot): string {
  const text = readFileSync(join(root.folder, 'etc', 'asterisk', 'asterisk.conf'), 'utf8');
  const folder = /^astmoddir\s*=>\s*(\S+)/m.exec(text)?.[1];
  if (!folder) throw new Error(`the configuration of Asterisk ${root.version} names no folder of modules`);
  return folder;
}

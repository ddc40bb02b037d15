import { afterAll, beforeAll, describe } from 'vitest';
import { type AsteriskMajor, findRoots, majors } from './roots.js';
import { RealAsterisk, type RealAsteriskOptions } from './server.js';

/** The server under test. Everything but `label` and `owned` is known only while tests and hooks run. */
export interface Pbx {
  readonly label: string;
  /** Whether it is ours: then it may be killed, called and reconfigured through {@link server}. */
  readonly owned: boolean;
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly secret: string;
  /** `ami://user:secret@host:port`, of the user who may do all. */
  readonly url: string;
  /** Throws when the server is not ours. */
  readonly server: RealAsterisk;
}

export interface EachOptions extends Omit<RealAsteriskOptions, 'version'> {
  /** Also run on the server that ASTERVISOR_TEST_AMI names. Only for suites that look and do not touch. */
  readonly anyServer?: boolean;
  /** Only where all versions are: the suite needs what each says of itself. */
  readonly allVersions?: boolean;
}

/**
 * A suite that runs on Asterisk 16 and on Asterisk 22, each started before its tests and stopped after them.
 * A version that is not here is skipped, which availability.ts says in plain words, or refuses.
 */
export function describeEachAsterisk(name: string, suite: (pbx: Pbx) => void, options: EachOptions = {}): void {
  const { anyServer, allVersions, ...serverOptions } = options;
  const found = findRoots();
  for (const major of majors) {
    const here = allVersions ? found.length === majors.length : found.some((root) => root.major === major);
    describe.skipIf(!here)(`${name} on Asterisk ${major}`, () => suite(ownedPbx(major, serverOptions)));
  }
  const named = process.env.ASTERVISOR_TEST_AMI;
  if (anyServer && named) {
    describe(`${name} on the server of ASTERVISOR_TEST_AMI`, () => suite(namedPbx(named)));
  }
}

function ownedPbx(major: AsteriskMajor, options: Omit<RealAsteriskOptions, 'version'>): Pbx {
  let running: RealAsterisk | undefined;
  const server = (): RealAsterisk => {
    if (!running) throw new Error('the server is there only while tests and hooks run');
    return running;
  };
  beforeAll(async () => {
    running = await RealAsterisk.start({ ...options, version: major });
  });
  afterAll(() => running?.stop());
  return {
    label: `Asterisk ${major}`,
    owned: true,
    get host() {
      return server().host;
    },
    get port() {
      return server().port;
    },
    get username() {
      return server().user().name;
    },
    get secret() {
      return server().user().secret;
    },
    get url() {
      return server().url();
    },
    get server() {
      return server();
    },
  };
}

function namedPbx(address: string): Pbx {
  const url = new URL(address);
  return {
    label: 'the server of ASTERVISOR_TEST_AMI',
    owned: false,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 5038),
    username: decodeURIComponent(url.username),
    secret: decodeURIComponent(url.password),
    url: address,
    get server(): RealAsterisk {
      throw new Error('this test needs an Asterisk of its own, and ASTERVISOR_TEST_AMI names another');
    },
  };
}

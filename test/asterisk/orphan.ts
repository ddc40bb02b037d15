import type { AsteriskMajor } from './roots.js';
import { RealAsterisk } from './server.js';

/** Starts a server, tells where it is, and lives on: rig.test.ts kills it. */
const asterisk = await RealAsterisk.start({ version: Number(process.argv[2]) as AsteriskMajor });
console.log(JSON.stringify({ pid: asterisk.pid, folder: asterisk.folder }));
setInterval(() => undefined, 1_000);

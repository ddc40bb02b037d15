// Writes src/catalog/generated from the documentation of Asterisk 16 and 22 and the overlays beside this script:
//
//   npm run catalog [-- --check]
//
// The documentation is read from the roots that test/asterisk/provision.sh makes, or from the files that
// ASTERVISOR_XML_16 and ASTERVISOR_XML_22 name. `--check` writes nothing and fails when the files would change.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { catalogFiles, documentationPath } from './catalog/files.js';

const check = process.argv.includes('--check');
const missing = ['16', '22'].filter((version) => !existsSync(documentationPath(version)));
if (missing.length > 0) {
  console.error(`no documentation of Asterisk ${missing.join(' and ')}: run test/asterisk/provision.sh first`);
  process.exit(2);
}
for (const [url, text] of catalogFiles((version) => readFileSync(documentationPath(version), 'utf8'))) {
  const same = existsSync(url) && readFileSync(url, 'utf8') === text;
  if (same) continue;
  if (check) {
    console.error(`${url.pathname} is not what the generator writes`);
    process.exitCode = 1;
  } else {
    writeFileSync(url, text);
    console.log(`wrote ${url.pathname}`);
  }
}

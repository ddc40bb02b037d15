// Reads vitest's JSON report and prints the closing line of a run; fails when the real suites did not all run.
import { readFileSync } from 'node:fs';

const text = readFileSync(process.argv[2], 'utf8');
if (text === '') {
  console.log('the tests left no figures');
  process.exit(1);
}

const report = JSON.parse(text);
const real = report.testResults
  .filter(({ name }) => name.includes('/test/asterisk/'))
  .flatMap(({ assertionResults }) => assertionResults);

let complete = true;
for (const version of ['Asterisk 16', 'Asterisk 22']) {
  const tests = real.filter(({ fullName }) => fullName.includes(version));
  const passed = tests.filter(({ status }) => status === 'passed').length;
  console.log(`${version}: ${passed} of ${tests.length} tests of the real suites passed`);
  if (tests.length === 0 || passed < tests.length) complete = false;
}

const skipped = report.numPendingTests + report.numTodoTests;
console.log(`${report.numPassedTests} passed, ${report.numFailedTests} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exit(complete && report.success ? 0 : 1);

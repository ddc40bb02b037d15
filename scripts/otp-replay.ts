/** Plays scenarios that were recorded on Erlang/OTP, and compares: `npm run otp-replay -- FILE…` */
import { replay } from '../test/conformance/otp/replay.js';
import { readScenarios } from '../test/conformance/otp/scenario.js';

const files = process.argv.slice(2);
if (files.length === 0) files.push('test/fixtures/otp/scenarios.json');

let played = 0;
let failed = 0;
for (const file of files) {
  for (const scenario of readScenarios(file)) {
    played += 1;
    const { transcript, leaks } = await replay(scenario);
    const expected = scenario.expected ?? transcript;
    const same = transcript.length === expected.length && transcript.every((line, index) => line === expected[index]);
    if (same && leaks.length === 0) {
      console.log(`ok   ${scenario.name}  ${scenario.title ?? ''}`);
      continue;
    }
    failed += 1;
    console.log(`FAIL ${scenario.name}  ${scenario.title ?? ''}`);
    for (let index = 0; index < Math.max(transcript.length, expected.length); index += 1) {
      if (transcript[index] === expected[index]) continue;
      console.log(`       OTP   ${expected[index] ?? '(nothing)'}`);
      console.log(`       here  ${transcript[index] ?? '(nothing)'}`);
    }
    for (const leak of leaks) console.log(`       leak  ${leak}`);
  }
}
console.log(`${played - failed} of ${played} scenarios as on OTP`);
process.exitCode = failed === 0 ? 0 : 1;

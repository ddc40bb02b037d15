import { describe, expect, it } from 'vitest';
import { replay } from './replay.js';
import { readScenarios } from './scenario.js';

/** All of it was recorded on Erlang/OTP 25.2.3. */
const files = ['scenarios.json', 'more-scenarios.json', 'random-scenarios.json'];

describe.each(files)('%s', (file) => {
  const scenarios = readScenarios(new URL(`../../fixtures/otp/${file}`, import.meta.url));

  it.each(scenarios.map((scenario) => [scenario.name, scenario.title, scenario] as const))(
    '%s: %s',
    async (_name, _title, scenario) => {
      expect(scenario.expected?.length).toBeGreaterThan(0);
      const { transcript, leaks } = await replay(scenario);
      expect(transcript).toEqual(scenario.expected);
      expect(leaks).toEqual([]);
    },
  );
});

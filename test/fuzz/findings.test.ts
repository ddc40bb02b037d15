import { describe, expect, it } from 'vitest';
import { foundEarlier } from './findings.js';
import { minimise } from './minimise.js';
import { Random } from './random.js';
import { Violation } from './target.js';
import { agi } from './targets/agi.js';
import { targetOf, targets } from './targets/all.js';

describe('what fuzzing found once', () => {
  it('holds now', async () => {
    for (const { target, file, bytes } of foundEarlier()) {
      const run = async () => targetOf(target)?.run(bytes);
      await expect(run(), `${target}/${file}`).resolves.toBeUndefined();
    }
  });
});

describe('fuzzing', () => {
  it.each(targets)('starts from inputs for which all holds: $name', async (target) => {
    for (const seed of new Random(1).shuffled(target.seeds()).slice(0, 40)) await target.run(seed);
  });

  it('runs the AGI parser on a value that once took minutes', async () => {
    await agi.run(Buffer.from(`Event: x\r\nResult: 200 result=1 (x)${' a="'.repeat(60)} !\r\n\r\n`, 'latin1'));
  });

  it('makes what fails as small as it can be', async () => {
    const fails = async (input: Buffer) => input.includes('a') && input.includes('z');
    const smallest = await minimise(Buffer.from('xxxxxaxxxxxxxxxxxzxx'), fails);
    expect(smallest.toString()).toBe('az');
    expect(new Violation('x').name).toBe('Violation');
  });
});

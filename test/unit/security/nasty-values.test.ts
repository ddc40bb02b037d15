import { describe, expect, it } from 'vitest';
import { routes } from '../../support/nasty-routes.js';
import { nastyValues } from '../../support/nasty-values.js';
import { Rig } from '../../support/rig.js';

describe('nasty values', () => {
  it('are more than 500, of many kinds, and no two alike', () => {
    expect(new Set(nastyValues.map(({ value }) => value)).size).toBe(nastyValues.length);
    expect(nastyValues.length).toBeGreaterThan(500);
    expect(new Set(nastyValues.map(({ kind }) => kind)).size).toBeGreaterThan(12);
  });

  it.each(routes)(
    'G71, G72: come back from the fake as they were, or are refused here: $name',
    async ({ travel, expected }) => {
      const rig = await Rig.ready();
      const fates = await rig.finish(travel(rig.pbx, { Channel: 'PJSIP/100', Application: 'Wait', Data: '600' }));
      const pairs = nastyValues.map(({ kind, value }, index) => [kind, value, fates[index]]);
      expect(pairs).toEqual(nastyValues.map(({ kind, value }) => [kind, value, expected(value)]));
    },
  );

  it.each(routes)('some of which are refused, and most are not: $name', ({ expected }) => {
    const fates = nastyValues.map(({ value }) => expected(value));
    expect(fates.filter((fate) => fate === 'same').length).toBeGreaterThan(300);
    expect(fates.filter((fate) => fate !== 'same').length).toBeGreaterThan(50);
  });

  it('are not repeated by the errors that refuse them', async () => {
    const rig = await Rig.ready();
    for (const { value } of nastyValues) {
      const error = await rig.pbx.send('Setvar', { Variable: 'A', Value: `${value}secret-text\n` }).catch(String);
      expect(error).toContain('"Value"');
      expect(error).not.toContain('secret-text');
    }
  });
});

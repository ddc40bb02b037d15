import { expect, test } from 'vitest';
import { generateTypes } from '../../src/catalog/codegen/generate.js';
import { blocksOf, readPage } from './blocks.js';

test('the page on types for your own Asterisk shows what is written of the documentation that it shows', () => {
  const page = 'docs/how-to/types-for-your-asterisk.md';
  const blocks = blocksOf(page, readPage(page));
  const documentation = blocks.find(({ language }) => language === 'xml');
  const written = blocks.find(({ language }) => language === 'ts');
  expect(generateTypes(documentation?.text ?? '').text).toBe(written?.text);
});

import { describe, expect, it } from 'vitest';
import { answerCases } from './answer-cases.js';
import { listCases } from './list-cases.js';
import { listenerCases } from './listener-cases.js';
import { loginCases } from './login-cases.js';
import { Stage } from './stage.js';
import { troubleCases } from './trouble-cases.js';

const groups = {
  answers: answerCases,
  lists: listCases,
  listeners: listenerCases,
  logins: loginCases,
  trouble: troubleCases,
};
const all = Object.values(groups).flat();

it('has no case twice', () => {
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});

describe.each(Object.entries(groups))('%s', (_, cases) => {
  it.each(cases)('$id: $about', (one) => Stage.play(one, (chunk) => [chunk]));
  it.each(cases)('$id, byte by byte', (one) => Stage.play(one, (chunk) => [...chunk]));
});

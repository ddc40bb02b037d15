import dns from 'node:dns';
import { onTestFinished, vi } from 'vitest';

type Callback = (error: Error | null, found?: { address: string; family: number }[]) => void;

/** Answers each look-up of a name with the next of these: addresses, or the code of an error. The last one stays. */
export const resolveTo = (...answers: (readonly string[] | string)[]) => {
  const lookup = vi.spyOn(dns, 'lookup');
  onTestFinished(() => lookup.mockRestore());
  lookup.mockImplementation(((host: string, _options: object, callback: Callback) => {
    const answer = answers[Math.min(lookup.mock.calls.length, answers.length) - 1] ?? [];
    process.nextTick(() => {
      if (typeof answer === 'string')
        callback(Object.assign(new Error(`getaddrinfo ${answer} ${host}`), { code: answer }));
      else
        callback(
          null,
          answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
        );
    });
  }) as never);
  return lookup;
};

import fc from 'fast-check';

/** Pieces of which bad luck and bad will make streams: more likely to go wrong together than random bytes. */
const tokens = [
  '\r\n',
  '\r\n',
  '\r\n\r\n',
  '\r\n\n',
  '\n',
  '\r',
  ':',
  ': ',
  ' ',
  'Event: ',
  'event:',
  'Response: ',
  'Response: Follows\r\n',
  'Response: Follows\r\nPrivilege: Command\r\nActionID: 1\r\n',
  '--END COMMAND--\r\n\r\n',
  '--END COMMAND--',
  'Response: Follows\r\nActionID: 1\r\nx\n--END COMMAND--\r\n\n',
  'Response: Follows\r\nx\r\n\r\n--END COMMAND--\r\n\r\n',
  'Output: x',
  'Privilege: call,all',
  'ActionID: 1',
  'Hangup',
  'Channel: PJSIP/100-00000001',
  'ChanVariable(IAX2/127.0.0.1:4569-1): A=b',
  'ChanVariable(x): ',
  '\x00',
  '\xc3\xa9',
  '\xe9',
  '__proto__: x',
  'x',
];

/** A stream of AMI-like text, in latin-1. */
export const wireText = (maxTokens = 40): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...tokens) }, { weight: 1, arbitrary: byteText() }), {
      maxLength: maxTokens,
    })
    .map((pieces) => `${pieces.join('')}\r\n\r\n`);

/** Any bytes, in latin-1. */
export const byteText = (maxLength = 20): fc.Arbitrary<string> =>
  fc.uint8Array({ maxLength }).map((bytes) => Buffer.from(bytes).toString('latin1'));

/** How many bytes come at a time: mostly few, so that every seam is met. */
export const chunkSizes = (): fc.Arbitrary<number[]> =>
  fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 1, max: 8 }) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 9_000 }) },
    ),
    { minLength: 1, maxLength: 50 },
  );

/** Cuts bytes into chunks of the sizes given, over and over. Each chunk is a copy. */
export const cut = (bytes: Buffer, sizes: readonly number[]): Buffer[] => {
  const chunks: Buffer[] = [];
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    chunks.push(Buffer.from(bytes.subarray(at, at + size)));
    at += size;
  }
  return chunks;
};

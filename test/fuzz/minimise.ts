/** Makes an input smaller as long as `fails` says that it still fails: whole parts first, then single bytes. */
export const minimise = async (
  input: Buffer,
  fails: (input: Buffer) => Promise<boolean>,
  maxTries = 2_000,
): Promise<Buffer> => {
  let smallest = input;
  let tries = 0;
  for (let length = Math.ceil(input.length / 2); length >= 1; length = length === 1 ? 0 : Math.ceil(length / 2)) {
    for (let at = 0; at < smallest.length && tries < maxTries; tries += 1) {
      const candidate = Buffer.concat([smallest.subarray(0, at), smallest.subarray(at + length)]);
      if (await fails(candidate)) smallest = candidate;
      else at += length;
    }
  }
  return smallest;
};

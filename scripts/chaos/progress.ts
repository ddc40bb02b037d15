const { stderr } = process;

/** One line that says how far a long run is, where somebody looks at it; nothing where stderr goes to a file or a pipe. */
export const progress = (line: string): void => {
  if (stderr.isTTY) stderr.write(`\r\u001b[K${line}`);
};

/** Clears that line. */
export const progressOver = (): void => progress('');

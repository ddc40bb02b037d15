/** What this process has open, by kind: sockets, servers, look-ups and timers. */
const resources = (): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
};

/** Waits for a condition, a turn of the event loop at a time. The test's own deadline ends it. */
export const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 1));
};

/**
 * Runs `work` and waits until no socket, server or look-up is open any more. The result is how many timers it has left
 * behind.
 */
export const leftTimers = async (work: () => Promise<void>): Promise<number> => {
  const timers = () => resources().get('Timeout') ?? 0;
  const before = timers();
  await work();
  await until(() => ![...resources().keys()].some((kind) => /TCP|TLS|GetAddrInfo/.test(kind)));
  return Math.max(0, timers() - before);
};

/** What one process says of one work: how much it did, in what time, and figures of the work's own. */
export interface Measured {
  /** Events, actions, rows or logins. */
  readonly count: number;
  readonly seconds: number;
  /** Of all threads of the process, in user and kernel mode. */
  readonly cpuSeconds: number;
  readonly figures?: Readonly<Record<string, number>> | undefined;
}

/** Processor time after which the engine has compiled what is hot: some 300,000 events of the fastest. */
const WARM_SECONDS = 0.6;

/** Does `part` again and again until the process is warm, which takes every contestant the same processor time. */
export const warmUp = async (part: () => Promise<unknown>): Promise<void> => {
  for (let spent = 0; spent < WARM_SECONDS; ) {
    const { cpuSeconds } = await measure(async () => {
      await part();
      return 1;
    });
    spent += cpuSeconds;
  }
};

/** Runs `work`, which tells how much it did, and takes the time of the clock and of the processor. */
export const measure = async (work: () => Promise<number>): Promise<Measured> => {
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  const count = await work();
  const seconds = (performance.now() - startedAt) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  return { count, seconds, cpuSeconds: (user + system) / 1e6 };
};

/** Bytes that are in use once the garbage is gone: those of the heap, and those of buffers beside it. */
export const inUse = async (): Promise<{ readonly heap: number; readonly buffers: number }> => {
  const collect = globalThis.gc;
  if (collect === undefined) throw new Error('start this process with --expose-gc');
  for (let pass = 0; pass < 3; pass += 1) {
    collect();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { heap: heapUsed, buffers: arrayBuffers };
};

/** Microseconds, by a clock that all processes of the machine share. */
export const nowMicros = (): number => Number(process.hrtime.bigint() / 1_000n);

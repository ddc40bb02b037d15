/**
 * Makes the errors of actions that end for a reason outside of their callers. No call stack explains that, and capturing
 * one for each of fifty thousand actions that end together would take half a second.
 */
export const stackless = <T>(make: () => T): T => {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return make();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
};

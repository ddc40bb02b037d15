/**
 * Makes the error of an action that ends for a reason outside of its caller. No call stack explains that, and capturing
 * one for each of fifty thousand actions that end together would take half a second.
 */
export const stackless = <E extends Error>(make: () => E): E => {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return make();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
};

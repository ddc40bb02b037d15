/** Whether every test is to look as long as it can: `.ci/run` wants that, whoever waits for the result of a change does not. */
export const isThorough = process.env.ASTERVISOR_THOROUGH === '1';

/** How much of something is tried: all of it with `ASTERVISOR_THOROUGH=1`, a share on other days, by default a quarter. */
export const dose = (whole: number, share = Math.ceil(whole / 4)): number => (isThorough ? whole : share);

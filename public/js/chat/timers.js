/**
 * Runs a function after some milliseconds. Returns a function that cancels.
 *
 * @typedef {(milliseconds: number, run: () => void) => () => void} After
 */

/** @type {After} */
export const after = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

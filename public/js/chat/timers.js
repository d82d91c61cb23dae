/**
 * Runs something after so many milliseconds; what it returns calls that off.
 *
 * @typedef {(milliseconds: number, run: () => void) => () => void} After
 */

/** @type {After} */
export const after = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

import type { Trio } from './trio-limits.ts';

/** Three books and how good they are together. */
export interface JudgedTrio<T> {
  readonly trio: Trio<T>;
  readonly worth: number;
}

/** Smaller differences are rounding errors: the earlier trio wins. */
const tiny = 1e-9;

/** The trio of the largest worth, of equal ones the first; `undefined`: there is none. */
export function bestTrio<T>(judged: readonly JudgedTrio<T>[]): Trio<T> | undefined {
  let best: JudgedTrio<T> | undefined;
  for (const one of judged) if (best === undefined || one.worth > best.worth + tiny) best = one;
  return best?.trio;
}

import { differenceInterval, type Interval, overlap, type Proportion, wilsonInterval } from './proportion.ts';

/** With fewer books on a side nothing is said of a difference. */
export const leastBooks = 100;

/** Whether a share differs from another one, and the 95 % interval of the difference. */
export type Comparison =
  | { readonly result: 'too_few' }
  | { readonly result: 'higher' | 'lower' | 'unclear'; readonly interval: Interval };

export function compare(one: Proportion, other: Proportion): Comparison {
  if (one.of < leastBooks || other.of < leastBooks) return { result: 'too_few' };
  const interval = differenceInterval(one, other);
  if (interval.low > 0) return { result: 'higher', interval };
  return { result: interval.high < 0 ? 'lower' : 'unclear', interval };
}

/** Whether the intervals of a share and an earlier one are apart. Never so with few books. */
export const hasDrifted = (later: Proportion, earlier: Proportion): boolean =>
  later.of >= leastBooks &&
  earlier.of >= leastBooks &&
  !overlap(wilsonInterval(later), wilsonInterval(earlier));

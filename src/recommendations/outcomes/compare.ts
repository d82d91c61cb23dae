import { differenceInterval, type Interval, overlap, type Proportion, wilsonInterval } from './proportion.ts';

/** With fewer books on a side nothing is said of a difference. */
export const leastBooks = 100;

/** Whether a share differs from another one, and the 95 % interval of the difference. */
export type Comparison =
  | { readonly verdict: 'too_few' }
  | { readonly verdict: 'higher' | 'lower' | 'unclear'; readonly interval: Interval };

export function compare(one: Proportion, other: Proportion): Comparison {
  if (one.of < leastBooks || other.of < leastBooks) return { verdict: 'too_few' };
  const interval = differenceInterval(one, other);
  if (interval.low > 0) return { verdict: 'higher', interval };
  return { verdict: interval.high < 0 ? 'lower' : 'unclear', interval };
}

/** Whether a share left the interval of an earlier one. Few books never do. */
export const hasMoved = (later: Proportion, earlier: Proportion): boolean =>
  later.of >= leastBooks &&
  earlier.of >= leastBooks &&
  !overlap(wilsonInterval(later), wilsonInterval(earlier));

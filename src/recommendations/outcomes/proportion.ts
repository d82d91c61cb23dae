/** A count of hits among cases. */
export interface Proportion {
  readonly hits: number;
  readonly of: number;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The standard normal deviate of a two-sided 95 % interval. */
const z = 1.959963984540054;

export const shareOf = ({ hits, of }: Proportion): number => (of === 0 ? 0 : hits / of);

/** The 95 % score interval of Wilson for a share; from 0 to 1 where there are no cases. */
export function wilsonInterval(proportion: Proportion): Interval {
  const { of } = proportion;
  if (of === 0) return { low: 0, high: 1 };
  const share = shareOf(proportion);
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const middle = share + (z * z) / (2 * of);
  const scale = 1 + (z * z) / of;
  return {
    low: Math.max(0, (middle - spread) / scale),
    high: Math.min(1, (middle + spread) / scale),
  };
}

/**
 * The 95 % interval of the difference of two shares, from their Wilson intervals (Newcombe's hybrid
 * score interval).
 */
export function differenceInterval(one: Proportion, other: Proportion): Interval {
  const [first, second] = [shareOf(one), shareOf(other)];
  const [ofFirst, ofSecond] = [wilsonInterval(one), wilsonInterval(other)];
  return {
    low: first - second - Math.hypot(first - ofFirst.low, ofSecond.high - second),
    high: first - second + Math.hypot(ofFirst.high - first, second - ofSecond.low),
  };
}

export const overlap = (one: Interval, other: Interval): boolean =>
  one.low <= other.high && other.low <= one.high;

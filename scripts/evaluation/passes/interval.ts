import { mean } from '../measures.ts';

const resamples = 1_000;

/** The mean of paired differences and its 95 % interval, by bootstrap. */
export function differenceOf(
  one: readonly number[],
  other: readonly number[],
  random: () => number,
): { readonly mean: number; readonly low: number; readonly high: number } {
  const differences = one.map((value, i) => value - (other[i] ?? 0));
  const draw = () => differences[Math.floor(random() * differences.length)] ?? 0;
  const means = Array.from({ length: resamples }, () => mean(differences.map(draw))).sort(
    (less, more) => less - more,
  );
  const at = (share: number) => means[Math.floor(share * resamples)] ?? Number.NaN;
  return { mean: mean(differences), low: at(0.025), high: at(0.975) };
}

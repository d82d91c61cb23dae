export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The differences of the values from their mean. */
export function deviations(values: readonly number[]): number[] {
  const middle = mean(values);
  return values.map((value) => value - middle);
}

const dot = (one: readonly number[], other: readonly number[]) =>
  one.reduce((sum, value, i) => sum + value * (other[i] ?? 0), 0);

/** The slope of the regression line of `values` on `over`; 0 when `over` does not vary. */
function slope(values: readonly number[], over: readonly number[]): number {
  const across = deviations(over);
  const spread = dot(across, across);
  return spread === 0 ? 0 : dot(deviations(values), across) / spread;
}

/** Pearson's r; 0 when one of the two does not vary. */
export function correlation(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [deviations(one), deviations(other)];
  const spread = Math.sqrt(dot(a, a) * dot(b, b));
  return spread < 1e-9 ? 0 : dot(a, b) / spread;
}

/** The residuals of the regression of `values` on `over`. */
export function residuals(values: readonly number[], over: readonly number[]): number[] {
  const [a, b] = [deviations(values), deviations(over)];
  const steepness = slope(values, over);
  return a.map((value, i) => value - steepness * (b[i] ?? 0));
}

/** One-sided 5 % quantile of the normal distribution. */
const oneInTwenty = 1.645;

/**
 * The mean correlation that chance exceeds once in twenty, for `pairs` pairs of lists with `values`
 * values each.
 */
export const chanceCorrelation = (values: number, pairs = 1): number =>
  oneInTwenty / Math.sqrt(Math.max(1, values - 1) * Math.max(1, pairs));

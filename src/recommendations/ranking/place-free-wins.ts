import type { PassPoints } from './agreement.ts';
import { solvePositive } from './solve-positive.ts';

/** Pulls all values towards 0: a book that wins every comparison gets a finite strength. */
const prior = 0.1;
/** Longer steps overshoot where the curve is flat. */
const maxStep = 2;
/** The fit ends when no value moves further than this, or after `maxSteps`. */
const precision = 1e-6;
const maxSteps = 40;

/**
 * Returns the comparisons that each book would win if all stood at the same place, summed over the
 * passes: Borda points without the effect of the place. Every two books of a pass are one
 * comparison. A book wins it with a chance that depends on the strengths of both and, equally in
 * all passes, on their places (the model of Bradley and Terry with a covariate). Deterministic.
 * @param passes at least two, in different orders
 * @returns in the order of the points
 */
export function placeFreeWins(passes: readonly PassPoints[]): number[] {
  const strengths = fitStrengths(passes.flatMap(comparisonsOf), passes[0]?.points.length ?? 0);
  const winsOf = (one: number) =>
    strengths.reduce((sum, other) => sum + chance(one - other), -chance(0)) * passes.length;
  return strengths.map(winsOf);
}

interface Comparison {
  readonly one: number;
  readonly other: number;
  /** 1: `one` won, 0: it lost, ½: neither was ranked. */
  readonly won: number;
  /** How much further down `one` stood, as a share of the list. */
  readonly lower: number;
}

const comparisonsOf = ({ points, places }: PassPoints): Comparison[] =>
  points.flatMap((own, one) =>
    points.slice(0, one).map((others, other) => ({
      one,
      other,
      won: own > others ? 1 : own < others ? 0 : 0.5,
      lower: ((places[one] ?? 0) - (places[other] ?? 0)) / points.length,
    })),
  );

function fitStrengths(comparisons: readonly Comparison[], books: number): number[] {
  // One strength per book, then the effect of the place.
  const values = new Float64Array(books + 1);
  for (let steps = 0; steps < maxSteps; steps += 1) {
    const step = newtonStep(comparisons, values);
    const furthest = Math.max(...step.map(Math.abs));
    const factor = Math.min(1, maxStep / furthest);
    step.forEach((by, i) => {
      add(values, i, factor * by);
    });
    if (furthest < precision) break;
  }
  return [...values.subarray(0, books)];
}

function newtonStep(comparisons: readonly Comparison[], values: Float64Array): Float64Array {
  const place = values.length - 1;
  const slopes = values.map((value) => -prior * value);
  const curves = [...values].map((_, i) => values.map((_, j) => (i === j ? prior : 0)));
  for (const { one, other, won, lower } of comparisons) {
    const lead = at(values, one) - at(values, other) + lower * at(values, place);
    const expected = chance(lead);
    const surprise = won - expected;
    add(slopes, one, surprise);
    add(slopes, other, -surprise);
    add(slopes, place, lower * surprise);
    const curve = expected * (1 - expected);
    addPair(curves, one, one, curve);
    addPair(curves, other, other, curve);
    addPair(curves, place, place, lower ** 2 * curve);
    addPair(curves, one, other, -curve);
    addPair(curves, one, place, lower * curve);
    addPair(curves, other, place, -lower * curve);
  }
  return solvePositive(curves, slopes);
}

const chance = (lead: number) => 1 / (1 + Math.exp(-lead));
const at = (values: Float64Array, index: number) => values[index] ?? 0;

function add(values: Float64Array | undefined, index: number, by: number): void {
  if (values) values[index] = at(values, index) + by;
}

/** Adds to a symmetric matrix. */
function addPair(matrix: readonly Float64Array[], row: number, column: number, by: number): void {
  add(matrix[row], column, by);
  if (row !== column) add(matrix[column], row, by);
}

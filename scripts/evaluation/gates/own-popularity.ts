import { type OwnPopularity, tolerance } from '../measure-own-popularity.ts';
import { fixed, gate, percent, type ReaderGates } from './gate.ts';

/**
 * The three recommended books sell about as well as the books that the reader liked or read, for
 * readers whose twenty candidates hold such books.
 */
export const ownPopularity: ReaderGates = ({ ownPopularity: measured }) => {
  const choices = measured.reduce((sum, one) => sum + one.choices, 0);
  const reachable = measured.reduce((sum, one) => sum + one.choices * one.reachable, 0);
  const meanOf = (gap: (one: OwnPopularity) => number) =>
    measured.reduce((sum, one) => sum + one.choices * one.reachable * gap(one), 0) / reachable;
  const mean = meanOf((one) => one.gap);
  return [
    gate(
      `|Δ log10 sales| from six own books, ${percent(reachable / choices)} that can be met`,
      `≤ ${fixed(tolerance)}`,
      `${fixed(mean)} (without: ${fixed(meanOf((one) => one.gapWithout))})`,
      mean <= tolerance,
    ),
  ];
};

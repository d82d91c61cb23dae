/** How many members of a group gave a reader's answer. */
export interface AnswerCounts {
  /** Members who have answered the quiz. */
  readonly members: number;
  /** Members who gave the reader's answer, for each of the ten questions in quiz order. */
  readonly alike: readonly number[];
}

/**
 * Shares of equal answers: expected by chance with four or five options, and the most that
 * strangers reach.
 */
const chanceShare = 0.22;
const alikeShare = 0.62;

/** The fit when too few members answered the quiz: at most average. */
const unknownFit = 0.35;

/** How well a group fits a reader, from 0 to 1, by equal answers to the quiz. */
export function membersFit(answers: AnswerCounts | undefined): number {
  if (answers === undefined) return unknownFit;
  const { members, alike } = answers;
  const share = alike.reduce((sum, count) => sum + count, 0) / (members * alike.length);
  return Math.min(1, Math.max(0, (share - chanceShare) / (alikeShare - chanceShare)));
}

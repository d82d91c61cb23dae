import type { MemberAnswers } from './member-answers-repository.ts';

/**
 * Shares of equal answers: expected by chance with four or five options, and the most that
 * strangers reach.
 */
const chanceShare = 0.22;

const alikeShare = 0.62;

export function memberFit({ members, alike }: MemberAnswers): number {
  const share = alike.reduce((sum, count) => sum + count, 0) / (members * alike.length);
  return Math.min(1, Math.max(0, (share - chanceShare) / (alikeShare - chanceShare)));
}

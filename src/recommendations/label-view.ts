import { isChosenByModel } from './ranking/index.ts';
import type { Recommendation } from './recommendation.ts';

export const aiLabel = 'AI 생성';
export const ruleLabel = 'AI 없이 고른 추천';

/** Says who wrote a comment. */
export const commentSources = {
  model: 'AI가 쓴 글이에요',
  rule: '답과 책의 정보로 만든 글이에요',
} as const;

/** Labels of a recommendation: AI, without AI, or both when both chose. */
export const labelsOf = (recommendation: Pick<Recommendation, 'path'>): readonly string[] => {
  if (recommendation.path === 'filled') return [aiLabel, ruleLabel];
  return [isChosenByModel(recommendation) ? aiLabel : ruleLabel];
};

import { isChosenByModel } from './model/index.ts';
import type { Recommendation } from './recommendation.ts';

export const aiLabel = 'AI 생성';
export const ruleLabel = 'AI 없이 고른 추천';

/** Labels of a recommendation: AI, without AI, or both when both chose. */
export const labelsOf = (recommendation: Pick<Recommendation, 'path'>): readonly string[] => {
  if (recommendation.path === 'filled') return [aiLabel, ruleLabel];
  return [isChosenByModel(recommendation) ? aiLabel : ruleLabel];
};

import type { ShownQuestion } from './question-view.ts';

/** The questions on a meeting's page, for one of its members or for a person who prepares them. */
export interface QuestionsBox {
  /** The approved ones. */
  readonly questions: readonly ShownQuestion[];
  /** Null for people who do not prepare questions. */
  readonly prepareHref: string | null;
  readonly prepareLabel: string;
}

/** The label of the link to the page of all questions. */
export function prepareLabel(all: number, approved: number): string {
  if (all === 0) return '질문 준비하기';
  return approved < all ? `승인 전인 질문 ${all - approved}개 보기` : '질문 고치기';
}

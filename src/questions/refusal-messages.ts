import type { ReasonOf } from '../platform/decision.ts';
import type { AddResult } from './add-question.ts';
import type { DeleteResult } from './delete-question.ts';
import type { DraftResult } from './draft-questions.ts';
import type { EditResult } from './edit-question.ts';
import { questionLimits } from './question-limits.ts';

/** The messages of refusals. */
export const refusalMessages: Record<
  ReasonOf<AddResult> | ReasonOf<EditResult> | ReasonOf<DeleteResult> | ReasonOf<DraftResult>,
  string
> = {
  not_found: '없는 모임이에요. 주소를 다시 확인해 주세요.',
  not_preparer: '모임의 리더와 발제자만 질문을 준비할 수 있어요.',
  cancelled: '취소된 모임이라 질문을 바꿀 수 없어요.',
  ended: '끝난 모임이라 질문을 바꿀 수 없어요.',
  full: `질문은 모임마다 ${questionLimits.perMeeting}개까지 둘 수 있어요. 쓰지 않을 질문을 지우고 다시 해 주세요.`,
  drafting: '지금 초안을 만들고 있어요. 잠시 뒤에 이 화면을 다시 열어 주세요.',
  too_many_drafts: `초안은 하루에 ${questionLimits.draftsPerDay}번까지 만들 수 있어요. 내일 다시 하거나 질문을 직접 써 주세요.`,
  no_book: '모임의 책을 찾지 못했어요. 질문을 직접 써 주세요.',
  no_question: '없는 질문이에요. 벌써 지워졌을 수 있어요.',
  hidden: '운영자가 가린 질문이라 지울 수 없어요. 참여자에게는 보이지 않아요.',
  stale: '다른 분이 그 사이에 이 질문을 고쳤어요. 지금 질문을 보고 다시 저장해 주세요.',
  mark_too_low: '책 뒤쪽 이야기를 쓴 글에서 나온 질문이라 더 넓게 보일 수 없어요.',
};

export const wrongChoice = '무엇을 승인할지 다시 골라 주세요.';
export const backToQuestions = '질문으로 돌아가기';

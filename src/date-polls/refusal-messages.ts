import { clubRefusalMessages } from '../clubs/index.ts';
import type { ReasonOf } from '../platform/decision.ts';
import type { AnswerPollResult } from './answer-poll.ts';
import type { CloseRefusal } from './close-poll.ts';
import type { OpenRefusal } from './open-poll.ts';
import { pollLimits } from './poll-limits.ts';

export type Refusal = OpenRefusal | CloseRefusal | ReasonOf<AnswerPollResult> | 'no_answer';

/** The messages of refusals. */
export const refusalMessages: Record<Refusal, string> = {
  not_found: '없는 날짜 투표예요. 북클럽에서 다시 찾아보세요.',
  not_member: clubRefusalMessages.not_member,
  not_manager: clubRefusalMessages.not_manager,
  closed: clubRefusalMessages.closed,
  over: '마감된 투표라 방금 고른 답은 저장하지 못했어요. 그전에 보낸 답은 아래에 있어요.',
  no_answer: '날짜마다 가능, 애매, 불가 가운데 하나를 골라 주세요.',
  no_such_date: '이 투표에 없는 날짜예요. 아래 날짜 가운데에서 골라 주세요.',
  past: '이미 지난 날짜라 모임을 열 수 없어요. 다른 날짜를 골라 주세요.',
  all_past: '날짜가 모두 지나서 모임을 열 수 없어요. 새 날짜를 다시 물어봐 주세요.',
  no_book: '함께 읽을 책을 먼저 골라 주세요.',
  wrong_plan: '이 날짜로는 모임을 열 수 없어요. 다른 날짜를 골라 주세요.',
  too_many_led: '북클럽의 리더가 이끄는 모임이 너무 많아요. 끝난 뒤에 다시 열어 주세요.',
  too_many_open: `날짜 투표는 한꺼번에 ${pollLimits.open}개까지 열 수 있어요. 열린 투표를 마감한 뒤 다시 물어봐 주세요.`,
  too_many_today: `날짜 투표는 하루에 ${pollLimits.perDay}개까지 열 수 있어요. 내일 다시 물어봐 주세요.`,
};

import type { ReasonOf } from '../../platform/decision.ts';
import type { AnswerCardResult } from './answer-card.ts';
import { cardLimits } from './card.ts';
import type { SendCardResult } from './send-card.ts';
import type { ShowCardsResult } from './show-cards.ts';

type Refusal =
  | ReasonOf<SendCardResult>
  | ReasonOf<ShowCardsResult>
  | Exclude<ReasonOf<AnswerCardResult>, 'not_sent'>;

/** Beside the form, when a leader chose a question that is not approved any more. */
export const goneQuestion = '고른 질문이 그사이 없어졌어요. 다른 질문을 고르거나 적어 주세요.';

/** The messages of refusals. */
export const refusalMessages: Record<Refusal, string> = {
  not_found: '없는 모임이에요. 주소를 다시 확인해 주세요.',
  not_member: '이 모임의 참여자만 볼 수 있어요.',
  not_leader: '모임을 이끄는 분만 질문 카드를 보낼 수 있어요.',
  cancelled: '취소된 모임이라 질문 카드를 보낼 수 없어요.',
  not_begun: '질문 카드는 모임이 시작하면 보낼 수 있어요.',
  ended: '모임이 끝나서 질문 카드를 보낼 수 없어요.',
  oneself: '나에게는 질문 카드를 보낼 수 없어요.',
  no_seat: '이 모임의 참여자가 아니어서 보낼 수 없어요. 그사이 나갔을 수 있어요.',
  silenced: '말하기를 멈춘 분은 답할 수 없어요. 멈춤을 풀고 보내 주세요.',
  blocked: '내가 막은 분에게는 보낼 수 없어요. 막기를 풀면 보낼 수 있어요.',
  open_card: '먼저 보낸 카드를 아직 갖고 있어요. 답을 기다렸다가 보내 주세요.',
  too_many: `한 분에게는 모임마다 ${cardLimits.perMember}장까지 보낼 수 있어요.`,
  too_many_in_all: `한 모임에서 ${cardLimits.perMeeting}장까지 보낼 수 있어요.`,
  no_card: '질문 카드를 찾지 못했어요. 벌써 거두어졌을 수 있어요.',
  over: '모임이 끝나서 답할 수 없어요.',
};

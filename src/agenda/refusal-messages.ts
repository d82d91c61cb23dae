import { agendaLimits } from './agenda-limits.ts';
import type { AgendaRefusal } from './lead-agenda.ts';

/** The messages of refusals. */
export const refusalMessages: Record<AgendaRefusal, string> = {
  not_found: '없는 모임이에요. 주소를 다시 확인해 주세요.',
  not_leader: '이 모임의 리더만 진행 순서를 정할 수 있어요.',
  over: '끝났거나 취소된 모임이라 진행 순서를 바꿀 수 없어요.',
  not_begun: '모임이 시작하면 진행할 수 있어요.',
  empty: '먼저 진행 순서에 질문을 적어 주세요.',
  nothing_runs: '지금은 진행 중인 질문이 없어요.',
  next_already: '이미 다음으로 넘어갔어요. 지금 화면을 확인해 주세요.',
  old_revision: '다른 리더가 먼저 바꿨어요. 지금 화면을 확인하고 다시 눌러 주세요.',
  other_cards:
    '그사이 질문이 시작했거나 다른 리더가 순서를 바꿨어요. 이미 나눈 질문을 지우고 다시 저장해 주세요.',
  too_long: `한 질문은 ${agendaLimits.cardHours}시간까지 늘릴 수 있어요.`,
  too_many_cards: `질문은 ${agendaLimits.cards}개까지 담을 수 있어요. 몇 개를 지워 주세요.`,
  nobody_present: '대화방에 들어와 있는 분이 없어서 순서를 정하지 못했어요.',
  too_many_present: `돌아가며 말하기는 ${agendaLimits.turns}명까지 할 수 있어요.`,
  no_turn: '지금은 말할 차례인 분이 없어요.',
  not_your_turn: '지금은 다른 분의 차례예요.',
};

export const wrongButton = '무엇을 눌렀는지 알 수 없어요. 대화방에서 다시 눌러 주세요.';

import type { ReasonOf } from '../platform/decision.ts';
import type { SetRuleResult } from './set-rule.ts';
import type { WriteNoteResult } from './write-note.ts';

/** The messages of refusals. */
export const refusalMessages: Record<
  ReasonOf<WriteNoteResult> | ReasonOf<SetRuleResult> | 'no_note',
  string
> = {
  not_found: '없는 모임이에요. 주소를 다시 확인해 주세요.',
  not_member: '이 모임의 참여자만 글을 쓰고 볼 수 있어요.',
  not_leader: '이 모임의 리더만 글을 부탁할 수 있어요.',
  cancelled: '취소된 모임이라 글을 더 받지 않아요.',
  too_late: '글을 쓰는 시간이 지나서 저장하지 못했어요. 쓰신 글은 아래에 그대로 있으니 모임에서 들려주세요.',
  begun: '모임이 시작되어 더는 바꿀 수 없어요.',
  open: '참여자들이 벌써 서로의 글을 볼 수 있어서 시간을 다시 정할 수 없어요.',
  past: '지금보다 뒤의 시간을 골라 주세요.',
  after_start: '모임이 시작하기 전의 시간을 골라 주세요.',
  no_note: '지울 글이 없어요. 벌써 지워졌을 수 있어요.',
};

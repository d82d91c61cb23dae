import type { ReasonOf } from '../platform/decision.ts';
import { clubLimits } from './club-limits.ts';
import type { DecideResult } from './decide-application.ts';
import type { InviteRefusal, JoinRefusal, LeadRefusal, LeaveRefusal, RemoveRefusal } from './policy.ts';

export type Refusal =
  | 'not_found'
  | JoinRefusal
  | LeaveRefusal
  | LeadRefusal
  | RemoveRefusal
  | InviteRefusal
  | ReasonOf<DecideResult>
  | 'not_asked'
  | 'no_such_member'
  | 'own_role'
  | 'no_such_invite'
  | 'too_many_invites'
  | 'link_ended'
  | 'too_many_joined'
  | 'too_many_led'
  | 'too_many_applications';

/** The messages of refusals. */
export const refusalMessages: Record<Refusal, string> = {
  not_found: '없는 북클럽이에요. 주소를 다시 확인해 주세요.',
  closed: '문을 닫은 북클럽이에요.',
  removed:
    '리더가 내보내서 이 북클럽에는 들어올 수 없어요. 리더에게 새 초대 링크를 받으면 다시 함께할 수 있어요.',
  invite_only: '초대받은 사람만 들어올 수 있어요. 아는 멤버에게 초대 링크를 부탁해 보세요.',
  locked: `답이 ${clubLimits.wrongAnswers.most}번 틀렸어요. ${clubLimits.wrongAnswers.lockHours}시간이 지나면 다시 답할 수 있어요.`,
  declined: '리더가 이번 신청은 받지 않았어요. 일주일 뒤에 다시 신청할 수 있어요.',
  full: '정원이 찼어요. 자리가 나면 다시 찾아와 주세요.',
  not_member: '이 북클럽의 멤버만 할 수 있어요.',
  leader: '리더는 바로 나갈 수 없어요. 먼저 다른 멤버에게 리더를 넘기거나 북클럽을 닫아 주세요.',
  not_leader: '이 북클럽의 리더만 할 수 있어요.',
  not_manager: '이 북클럽의 리더와 공동 리더만 할 수 있어요.',
  only_leader_removes: '공동 리더는 리더만 내보낼 수 있어요.',
  already_member: '이미 함께하고 있는 북클럽이에요.',
  revoked: '더 쓸 수 없게 거둔 초대 링크예요. 초대한 분에게 새 링크를 부탁해 보세요.',
  expired: '기간이 지난 초대 링크예요. 초대한 분에게 새 링크를 부탁해 보세요.',
  used_up: '정해진 횟수만큼 모두 쓴 초대 링크예요. 초대한 분에게 새 링크를 부탁해 보세요.',
  no_application: '신청을 이미 처리했거나 찾을 수 없어요. 화면을 새로 열어 확인해 주세요.',
  applicant_full: '신청한 분이 더 많은 북클럽에 들어갈 수 없어요.',
  applicant_blocked: '내가 막은 분이에요. 함께하려면 먼저 설정의 ‘막은 사람’에서 막기를 풀어 주세요.',
  not_asked: '리더를 넘기겠다는 요청이 없어요. 화면을 새로 열어 확인해 주세요.',
  no_such_member: '이 북클럽의 멤버가 아니에요. 화면을 새로 열어 확인해 주세요.',
  own_role: '내 역할은 스스로 바꿀 수 없어요. 다른 멤버를 골라 주세요.',
  no_such_invite: '없는 초대 링크예요. 화면을 새로 열어 확인해 주세요.',
  too_many_invites: `쓸 수 있는 초대 링크는 ${clubLimits.invites.usable}개까지 둘 수 있어요. 안 쓰는 링크를 거둔 뒤 다시 만들어 주세요.`,
  link_ended: '이미 거두었거나 다 쓴 초대 링크예요. 새 링크가 필요하면 한 번 더 만들어 주세요.',
  too_many_joined: `북클럽은 ${clubLimits.joined}개까지 함께할 수 있어요. 더 찾지 않는 북클럽에서 나온 뒤 다시 시도해 주세요.`,
  too_many_led: `북클럽은 ${clubLimits.led}개까지 이끌 수 있어요. 쉬는 북클럽을 닫거나 넘긴 뒤 다시 시도해 주세요.`,
  too_many_applications: `기다리는 신청은 ${clubLimits.applications}개까지 둘 수 있어요. 답을 받은 뒤 다시 신청해 주세요.`,
};

/** The message beside a wrong answer. */
export const wrongAnswer = (triesLeft: number): string =>
  triesLeft === 0
    ? `답이 맞지 않아요. ${refusalMessages.locked}`
    : `답이 맞지 않아요. ${triesLeft}번 더 답할 수 있어요.`;

export const noAnswer = '질문의 답을 적어 주세요.';
export const inviteNotFound =
  '이 초대 링크를 찾을 수 없어요. 주소가 잘렸을 수 있으니 받은 링크를 다시 눌러 주세요.';

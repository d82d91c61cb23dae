import { clubRefusalMessages } from '../clubs/index.ts';
import { voteLimits } from './vote-limits.ts';

const { candidates, proposals } = voteLimits;

/** The messages of refusals. */
export const refusalMessages = {
  not_found: '없는 투표예요. 북클럽에서 다시 찾아보세요.',
  no_proposal: '이미 목록에 없는 책이에요. 화면을 새로 열어 확인해 주세요.',
  not_member: clubRefusalMessages.not_member,
  not_manager: clubRefusalMessages.not_manager,
  closed: '문을 닫은 북클럽이에요. 지난 투표는 볼 수만 있어요.',
  vote_over: '이미 마감한 투표예요. 결과를 확인해 주세요.',
  no_book: '고른 책을 찾을 수 없어요. 다른 책을 골라 주세요.',
  same_work: '같은 책의 다른 판이 함께 있어요. 한 권만 골라 주세요.',
  already_proposed: '이미 제안한 책이에요. 같은 책의 다른 판도 한 번만 제안할 수 있어요.',
  in_open_vote: '지금 투표하고 있는 책이에요. 다른 책을 골라 주세요.',
  too_many_own: `책은 한 사람이 ${proposals.perMember}권까지 제안할 수 있어요. 먼저 제안한 책을 거둔 뒤 다시 제안해 주세요.`,
  too_many_proposals: `제안은 ${proposals.perClub}권까지 모을 수 있어요. 투표가 열린 뒤 다시 제안해 주세요.`,
  in_past: '이미 지난 시간이에요. 앞으로 올 시간을 골라 주세요.',
  too_late: `투표는 ${voteLimits.closesInDays}일 안에 마감해야 해요. 더 이른 날을 골라 주세요.`,
  too_many_open: `투표는 ${voteLimits.open}개까지 함께 열 수 있어요. 열린 투표를 마감한 뒤 다시 열어 주세요.`,
  too_many_today: `투표는 하루에 ${voteLimits.perDay}번까지 열 수 있어요. 내일 다시 열어 주세요.`,
  no_ranking: '읽고 싶은 책을 한 권 이상 골라 주세요.',
  no_candidate: '이 투표에 없는 책이에요. 화면을 새로 열고 다시 골라 주세요.',
  ranked_twice: '같은 책을 두 번 골랐어요. 순위마다 다른 책을 골라 주세요.',
} as const;

export type Refusal = keyof typeof refusalMessages;

/** The messages beside the fields of a vote. */
export const fieldMessages = {
  books: `후보로 올릴 책을 ${candidates.min}권에서 ${candidates.max}권까지 골라 주세요.`,
  closesAt: '투표를 마감할 시간을 골라 주세요.',
  noSuchTime: '달력에 있는 날짜와 시간을 골라 주세요.',
} as const;

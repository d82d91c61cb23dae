import { meetingLimits } from './meeting-limits.ts';
import type { PlanProblem, PlanProblems } from './plan-rules.ts';

const problemMessages: Record<PlanProblem, string> = {
  no_book: '고른 책을 찾을 수 없어요. 다른 책을 골라 주세요.',
  past: '시작하는 시간은 지금보다 뒤로 정해 주세요.',
  too_far: '시작하는 시간은 앞으로 1년 안에서 정해 주세요.',
  begun: '이미 시작한 모임이라 바꿀 수 없어요.',
  too_short: '끝나는 시간은 시작하는 시간보다 뒤로 정해 주세요.',
  too_long: '모임은 12시간까지 열 수 있어요.',
  only_later: '진행 중인 모임은 끝나는 시간을 뒤로만 미룰 수 있어요.',
  series_too_far: '마지막 모임이 1년 뒤를 넘어요. 횟수를 줄여 주세요.',
  series_too_many: `앞으로 열릴 모임은 ${meetingLimits.upcoming.led}개까지 열 수 있어요. 횟수를 줄여 주세요.`,
  below_members: '이미 참여한 사람과 자리를 받아 답을 정하는 사람을 더한 수보다 적게 줄일 수 없어요.',
  above_capacity: '최소 인원은 정원보다 많을 수 없어요. 정원을 늘리거나 최소 인원을 줄여 주세요.',
  below_club: '북클럽 멤버가 모두 참여할 수 있도록 멤버 수보다 적지 않게 정해 주세요.',
};

/** A Korean sentence beside each wrong field. */
export const problemTexts = (problems: PlanProblems): Record<string, string> =>
  Object.fromEntries(Object.entries(problems).map(([field, problem]) => [field, problemMessages[problem]]));

import { backToClub } from '../clubs/index.ts';
import { AppError, forbidden } from '../platform/errors.ts';

/** The reasons why a person may not open a meeting of a club. */
export const clubRefusals = {
  not_found: '없는 북클럽이에요. 주소를 다시 확인해 주세요.',
  not_manager: '북클럽의 리더와 공동 리더만 모임을 열 수 있어요.',
  closed: '문을 닫은 북클럽이라 새 모임을 열 수 없어요.',
} as const;

/**
 * The error for a person who may not open a meeting of the club (403), or for a club that is closed
 * (409). It leads to the club.
 */
export const noClubMeeting = (clubId: number, reason: 'not_manager' | 'closed'): AppError => {
  const action = backToClub(clubId);
  return reason === 'closed'
    ? new AppError(409, 'conflict', clubRefusals.closed, { action })
    : forbidden(clubRefusals.not_manager, { action });
};

/** The error (403) for an outsider who wants a seat. It leads to the club. */
export const clubMembersOnly = (clubId: number): AppError =>
  forbidden('이 모임에는 북클럽 멤버만 참여할 수 있어요. 먼저 북클럽에 함께해 주세요.', {
    heading: '북클럽 멤버의 모임이에요',
    action: { href: `/clubs/${clubId}`, label: '북클럽 보기' },
  });

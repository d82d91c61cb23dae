import type { Club, Entry, Role } from './club.ts';

/** The assets of every page of this feature. */
export const clubAssets = { styles: ['/css/meetings.css', '/css/clubs.css'] } as const;

export const roleNames: Readonly<Record<Role, string>> = {
  leader: '리더',
  co_leader: '공동 리더',
  member: '멤버',
};

export const entryNames: Readonly<Record<Entry, string>> = {
  open: '누구나 함께해요',
  question: '질문이 있어요',
  approval: '신청을 받아요',
  invite: '초대로만 들어와요',
};

/** How a person joins, as a sentence for a person who is no member. */
export const entrySentences: Readonly<Record<Entry, string>> = {
  open: '누구나 바로 함께할 수 있어요.',
  question: '질문에 답하면 함께할 수 있어요.',
  approval: '신청하면 리더가 보고 받아 줘요.',
  invite: '초대받은 사람만 들어올 수 있어요.',
};

/** The link from an error page back to a club. */
export const backToClub = (clubId: number): { readonly href: string; readonly label: string } => ({
  href: `/clubs/${clubId}`,
  label: '북클럽으로 돌아가기',
});

/** The name of a person whose account may be deleted. */
export const nameOf = (nickname: string | null): string => nickname ?? '탈퇴한 회원';

/** The state of a club in words, for its card and its page. */
export const marksOf = ({ closedAt, visibility }: Club): string[] => {
  if (closedAt) return ['문 닫음'];
  return visibility === 'unlisted' ? ['비공개'] : [];
};

/** "5/30명" */
export const seatsOf = ({ memberCount, capacity }: Club): string => `${memberCount}/${capacity}명`;

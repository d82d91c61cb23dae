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

/** "5/30명" */
export const seatsOf = ({ memberCount, capacity }: Club): string => `${memberCount}/${capacity}명`;

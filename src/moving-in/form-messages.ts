import { moveLimits } from './move-limits.ts';

/** Messages of the form with which a leader sends files. */
export const formMessages = {
  noFile: '대화 파일을 고르거나 멤버 이름을 적어 주세요. 둘 가운데 하나만 있어도 돼요.',
  twoLists: '멤버는 직접 적거나 파일로 보내거나, 한 가지로만 알려 주세요.',
  largeMembers: `멤버 목록은 ${moveLimits.membersBytes / 1_024}KB까지 보낼 수 있어요.`,
  largeTalk: `대화 파일은 ${moveLimits.talkBytes / 1_024 / 1_024}MB까지 보낼 수 있어요. 파일을 나눠서 보내 주세요.`,
  nameless: '(이름 없음)',
  formerMember: '지금은 없는 멤버',
} as const;

import type { Letter } from '../platform/mail.ts';

/** The last letter to a person who left. */
export const goodbyeLetter = (to: string): Letter => ({
  to,
  subject: '[책모임] 탈퇴했어요',
  text: `안녕하세요, 책모임이에요.

책모임에서 탈퇴하셨어요. 계정과 기록을 모두 지웠고, 이 메일을 끝으로 이 주소도 지워요. 대화에 남긴 글은 이름 없이 ‘탈퇴한 회원’으로 남아요.

직접 탈퇴하신 게 아니라면 아래 문의처로 알려 주세요.

그동안 함께 읽어 주셔서 고마워요.
`,
});

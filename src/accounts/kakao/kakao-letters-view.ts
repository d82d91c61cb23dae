import type { Letter } from '../../platform/mail.ts';

export const kakaoLinkedLetter = ({ to, origin }: { to: string; origin: string }): Letter => ({
  to,
  subject: '[책모임] 카카오 로그인이 연결됐어요',
  text: `안녕하세요, 책모임이에요.

방금 이 계정에 카카오 로그인이 연결됐어요. 이제 그 카카오 계정으로도 로그인할 수 있어요.

직접 하신 일이라면 이 메일은 지우셔도 괜찮아요. 하신 적이 없다면 바로 연결을 끊고 비밀번호를 바꿔 주세요.

연결 끊기: ${origin}/settings/kakao
비밀번호 다시 정하기: ${origin}/password/forgot
`,
});

export const kakaoUnlinkedLetter = ({ to, origin }: { to: string; origin: string }): Letter => ({
  to,
  subject: '[책모임] 카카오 로그인 연결을 끊었어요',
  text: `안녕하세요, 책모임이에요.

방금 이 계정에서 카카오 로그인 연결을 끊었어요. 이제 카카오로는 로그인할 수 없어요.

직접 하신 일이라면 이 메일은 지우셔도 괜찮아요. 하신 적이 없다면 바로 비밀번호를 바꿔 주세요.

비밀번호 다시 정하기: ${origin}/password/forgot
`,
});

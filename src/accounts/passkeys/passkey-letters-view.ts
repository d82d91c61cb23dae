import type { Letter } from '../../platform/mail.ts';

export type PasskeyChange = 'added' | 'removed';

const words = {
  added: {
    subject: '[책모임] 패스키를 추가했어요',
    fact: '책모임 계정에 패스키를 하나 추가했어요. 이제 그 패스키로도 로그인할 수 있어요.',
  },
  removed: {
    subject: '[책모임] 패스키를 지웠어요',
    fact: '책모임 계정에서 패스키를 하나 지웠어요. 이제 그 패스키로는 로그인할 수 없어요.',
  },
} as const;

/** The letter about a changed passkey. It holds no name, because a stranger may have typed it. */
export const passkeyLetter = ({
  to,
  origin,
  change,
}: {
  to: string;
  origin: string;
  change: PasskeyChange;
}): Letter => ({
  to,
  subject: words[change].subject,
  text: `안녕하세요, 책모임이에요.

${words[change].fact}

직접 하신 일이면 이 메일은 지우셔도 괜찮아요.

직접 하지 않으셨다면 비밀번호를 새로 정하고, 모르는 패스키를 지워 주세요.
비밀번호 새로 정하기: ${origin}/password/forgot
패스키 보기: ${origin}/settings/passkeys
`,
});

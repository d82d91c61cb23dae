import type { Letter } from '../../platform/mail.ts';

// The letters leave out the passkey's name, because a stranger may have typed it.

/** The address of a letter, and this site's origin. */
interface About {
  readonly to: string;
  readonly origin: string;
}

const closing = (origin: string) => `직접 하셨다면 하실 일은 없어요.

하신 적이 없다면 다른 사람이 계정을 쓰고 있을 수 있어요. 바로 비밀번호를 새로 정하고, 모르는 패스키를 지워 주세요.

비밀번호 새로 정하기: ${origin}/password/forgot
내 패스키 보기: ${origin}/settings/passkeys
`;

export const passkeyAddedLetter = ({ to, origin }: About): Letter => ({
  to,
  subject: '[책모임] 패스키를 추가했어요',
  text: `안녕하세요, 책모임이에요.

책모임 계정에 패스키가 방금 하나 추가됐어요. 이제 그 패스키로도 로그인할 수 있어요.

${closing(origin)}`,
});

export const passkeyRemovedLetter = ({ to, origin }: About): Letter => ({
  to,
  subject: '[책모임] 패스키를 지웠어요',
  text: `안녕하세요, 책모임이에요.

책모임 계정에서 패스키가 방금 하나 지워졌어요. 이제 그 패스키로는 로그인할 수 없어요.

${closing(origin)}`,
});

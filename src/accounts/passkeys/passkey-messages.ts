import { mostPasskeys } from './passkey.ts';

export const badAnswer = '패스키의 답을 읽지 못했어요. 다시 시도해 주세요.';

/** The message for a passkey that was refused at a log-in or a proof. It names no reason. */
export const refusedPasskey =
  '패스키를 확인하지 못했어요. 다시 시도해 보시고, 계속 안 되면 다른 방법을 써 주세요.';

/** The message for a passkey that could not be added, by reason. */
export const addMessages = {
  'not-verified': '패스키를 확인하지 못했어요. 시간이 지났을 수 있으니 다시 시도해 주세요.',
  'too-many': `패스키는 ${mostPasskeys}개까지 둘 수 있어요. 쓰지 않는 패스키를 먼저 지워 주세요.`,
  taken: '이미 등록된 패스키예요. 다른 기기나 다른 패스키로 시도해 주세요.',
} as const;

/**
 * Returns the message for a passkey that is the account's only way in.
 * @param offersKakao whether people can log in by Kakao on this site
 */
export const onlyWayIn = (offersKakao: boolean): string =>
  `이 패스키가 로그인하는 유일한 방법이라 지울 수 없어요. 비밀번호를 정하거나, ${offersKakao ? '다른 패스키나 카카오 로그인을' : '다른 패스키를'} 먼저 추가해 주세요.`;

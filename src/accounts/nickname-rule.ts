import { undrawnLetters } from '../../public/js/text/drawn.js';
import { countGraphemes } from '../platform/text/graphemes.ts';
import { judgeText } from '../platform/text/judge-text.ts';
import { longestNicknameKey, textLimits } from '../platform/text/text-limits.ts';
import { nicknameKey } from './user.ts';

/** Names that a reader would take for the people who run the place. */
const reservedKeys = new Set(
  [
    '관리자',
    '운영자',
    '운영진',
    '관리팀',
    '운영팀',
    '책모임',
    '시스템',
    '알림',
    '공지',
    '고객센터',
    '탈퇴회원',
    '알수없음',
  ]
    .concat([
      'admin',
      'administrator',
      'root',
      'system',
      'operator',
      'moderator',
      'bookmoim',
      'support',
      'staff',
      'null',
      'undefined',
    ])
    .map(nicknameKey),
);

/** Characters without a picture: private, not given out by Unicode, or drawn as nothing. */
const withoutPicture = new RegExp(`[\\p{Co}\\p{Cn}${undrawnLetters}]`, 'u');
const oddSpace = /(?! )\p{Zs}/u;

const lengthMessage = `별명은 2자에서 ${textLimits.nickname.graphemes}자까지 쓸 수 있어요.`;

/** Without figures, signs and marks: dressing up a reserved name makes it no other. */
const lettersOnly = (key: string) =>
  key
    .normalize('NFD')
    .replace(/[\p{P}\p{S}\p{N}\p{M}]+/gu, '')
    .normalize('NFC');

/** Why a nickname cannot be had, as a Korean sentence; null when it can. Takes it as `normaliseNickname` gives it. */
export function nicknameProblem(nickname: string): string | null {
  const judged = judgeText(nickname, textLimits.nickname);
  const problem = judged.ok ? null : judged.problem;
  if (problem === 'too_long' || (judged.ok && countGraphemes(judged.text) < 2)) return lengthMessage;
  if (problem === 'blank') return '별명에는 글자나 숫자가 하나는 있어야 해요.';
  if (!judged.ok || judged.text !== nickname || withoutPicture.test(nickname) || oddSpace.test(nickname))
    return '별명에 보이지 않는 글자나 글의 방향을 바꾸는 글자는 쓸 수 없어요.';
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(nickname))
    return '별명에는 글자나 숫자가 하나는 있어야 해요.';
  const key = nicknameKey(nickname);
  if ([...key].length > longestNicknameKey) return lengthMessage;
  if (reservedKeys.has(key) || reservedKeys.has(lettersOnly(key))) {
    return '운영진으로 오해할 수 있는 별명은 쓸 수 없어요.';
  }
  return null;
}

import { countGraphemes } from '../platform/graphemes.ts';
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

// A zero-width joiner is allowed only between two emoji, and the emoji variation selector only after one: everything else of these kinds is unseen or
// turns text round. The three at the end draw nothing either, though Unicode does not say so.
const emojiGlue =
  /(?<=\p{Extended_Pictographic}[\u{FE0F}\u{1F3FB}-\u{1F3FF}]?)\u{200D}(?=\p{Extended_Pictographic})|(?<=\p{Extended_Pictographic})\u{FE0F}/gu;
const unseen =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u{2800}\u{16FE4}\u{1D159}]/u;
const oddSpace = /(?! )\p{Zs}/u;
/** More marks on one letter than any language needs, piled up to spill over other lines. */
const piledMarks = /\p{M}{4,}/u;

/** Without figures, signs and marks: dressing up a reserved name makes it no other. */
const lettersOnly = (key: string) =>
  key
    .normalize('NFD')
    .replace(/[\p{P}\p{S}\p{N}\p{M}]+/gu, '')
    .normalize('NFC');

/** Why a nickname cannot be had, as a Korean sentence; null when it can. Takes it as `normaliseNickname` gives it. */
export function nicknameProblem(nickname: string): string | null {
  const length = countGraphemes(nickname);
  if (length < 2 || length > 20) return '별명은 2자에서 20자까지 쓸 수 있어요.';
  const plain = nickname.replace(emojiGlue, '');
  if (unseen.test(plain) || oddSpace.test(plain) || piledMarks.test(plain)) {
    return '별명에 보이지 않는 글자나 글의 방향을 바꾸는 글자는 쓸 수 없어요.';
  }
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(plain))
    return '별명에는 글자나 숫자가 하나는 있어야 해요.';
  const key = nicknameKey(nickname);
  if (reservedKeys.has(key) || reservedKeys.has(lettersOnly(key))) {
    return '운영진으로 오해할 수 있는 별명은 쓸 수 없어요.';
  }
  return null;
}

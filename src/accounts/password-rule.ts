import { dictionary } from '@zxcvbn-ts/language-common';

/** Code points after NFC. */
const length = { min: 8, max: 128 };
/** The part of a password that is nobody's name must still be this long. */
const leastOwnPart = 6;
const siteNames = ['bookmoim', '책모임'];

const commonPasswords = new Set(
  (dictionary['passwords-common'] as readonly string[])
    .filter((word) => word.length >= length.min)
    .slice(0, 3_000),
);

/** A password typed on macOS (NFD) and on Windows (NFC) is one password. */
export const normalisePassword = (typed: string): string => typed.normalize('NFC');

/** Why a password is refused, as a Korean sentence; null when it is fine. Length first: what is too long must never be hashed. */
export function passwordProblem(
  password: string,
  person: { email: string; nickname: string },
): string | null {
  const count = [...password].length;
  if (count < length.min) return `비밀번호는 ${length.min}자 이상이어야 해요.`;
  if (count > length.max) return `비밀번호는 ${length.max}자까지 쓸 수 있어요.`;
  const lower = password.toLowerCase();
  if (password.trim() === '' || new Set(lower).size < 3)
    return '같은 글자만 되풀이한 비밀번호는 쓸 수 없어요.';
  if (commonPasswords.has(lower)) return '너무 널리 쓰이는 비밀번호예요. 다른 것으로 정해 주세요.';
  const names = [person.email, person.email.split('@')[0] ?? '', person.nickname, ...siteNames];
  for (const name of names.map((text) => text.normalize('NFC').toLowerCase())) {
    if (name.length < 2 || !lower.includes(name)) continue;
    if ([...lower.replaceAll(name, '')].length < leastOwnPart) {
      return '이메일이나 별명, 책모임 이름에서 딴 비밀번호는 쓸 수 없어요.';
    }
  }
  return null;
}

import { koreanOfLatinKeys, latinOfKoreanKeys } from './korean-keys.ts';
import { isGuessable } from './password-strength.ts';
import { commonPasswordWords } from './password-words.ts';

/** Code points after NFC. */
const length = { min: 8, max: 128 };
/** The least length of a password without names of the person and of the site. */
const leastOwnPart = 6;
/** The least length of a password of digits only, which may be a birthday or a telephone number. */
const leastFigures = 12;
const siteNames = ['bookmoim', '책모임'];
const named = '이메일이나 별명, 책모임 이름에서 딴 비밀번호는 쓸 수 없어요.';
const guessable = '널리 쓰이는 비밀번호이거나 짐작하기 쉬워요. 낱말 몇 개를 이어서 더 길게 정해 주세요.';

/** Makes a password typed on macOS (NFD) equal to the same one typed on Windows (NFC). */
export const normalisePassword = (typed: string): string => typed.normalize('NFC');

const count = (text: string) => [...text].length;

/**
 * Returns why a password is refused, as a Korean sentence, or null. Checks the length first,
 * because a password that is too long must never be hashed.
 */
export function passwordProblem(
  password: string,
  person: { email: string; nickname: string },
): string | null {
  if (count(password) < length.min) return `비밀번호는 ${length.min}자 이상이어야 해요.`;
  if (count(password) > length.max) return `비밀번호는 ${length.max}자까지 쓸 수 있어요.`;
  const lower = password.toLowerCase();
  if (password.trim() === '' || new Set(lower).size < 3)
    return '같은 글자만 되풀이한 비밀번호는 쓸 수 없어요.';
  if (isMostlyNames(lower, person)) return named;
  if (isMostlyFigures(password))
    return '생일이나 전화번호처럼 숫자로만 된 비밀번호는 쓸 수 없어요. 글자를 섞어 주세요.';
  if (isGuessable(lower) || isCommonKorean(lower)) return guessable;
  const latin = latinOfKoreanKeys(lower);
  if (latin !== null && isGuessable(latin)) return guessable;
  const korean = koreanOfLatinKeys(password);
  if (korean === null) return null;
  // A Korean word typed on a Latin keyboard seems longer than it is, so judge the Korean word.
  if (isMostlyNames(korean, person)) return named;
  if (isCommonKorean(korean)) return guessable;
  return count(korean) < length.min
    ? `영문 자판으로 친 한글은 한글로 세어요. 한글로 ${length.min}자 이상이 되게 정해 주세요.`
    : null;
}

function isMostlyNames(lower: string, person: { email: string; nickname: string }): boolean {
  const names = [person.email, person.email.split('@')[0] ?? '', person.nickname, ...siteNames];
  return names
    .map((text) => text.normalize('NFC').toLowerCase())
    .filter((name) => name.length >= 2 && lower.includes(name))
    .some((name) => count(lower.replaceAll(name, '')) < leastOwnPart);
}

/** Digits with up to two signs. */
const isMostlyFigures = (password: string): boolean =>
  count(password) < leastFigures && count(password.replaceAll(/\d/g, '')) <= 2 && !/\p{L}/u.test(password);

/** One or two common words with digits and signs around them. */
function isCommonKorean(text: string): boolean {
  const letters = text.replaceAll(/[^\p{L}]/gu, '');
  if (letters === '') return false;
  return commonPasswordWords.some((word) => {
    const rest = letters.startsWith(word) ? letters.slice(word.length) : null;
    return rest !== null && (rest === '' || commonPasswordWords.includes(rest));
  });
}

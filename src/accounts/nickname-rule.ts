import { undrawnLetters } from '../../public/js/text/drawn.js';
import { countGraphemes } from '../platform/text/graphemes.ts';
import { judgeText } from '../platform/text/judge-text.ts';
import { longestNicknameKey, textLimits } from '../platform/text/text-limits.ts';
import { holdsContact } from './contact-rule.ts';
import { nicknameSkeleton } from './look-alikes.ts';
import { mixesScripts } from './nickname-scripts.ts';
import { soundsOfficial } from './office-names.ts';
import { nicknameKey } from './user.ts';

/** Characters without a visible glyph: private use, unassigned, or invisible. */
const withoutPicture = new RegExp(`[\\p{Co}\\p{Cn}${undrawnLetters}]`, 'u');
const oddSpace = /(?! )\p{Zs}/u;

const lengthMessage = `별명은 2자에서 ${textLimits.nickname.graphemes}자까지 쓸 수 있어요.`;

/**
 * Returns why a nickname is refused, as a Korean sentence, or null. Takes the result of
 * `normaliseNickname`.
 */
export function nicknameProblem(nickname: string): string | null {
  if (nickname === '') return '별명을 적어 주세요.';
  const judged = judgeText(nickname, textLimits.nickname);
  const problem = judged.ok ? null : judged.problem;
  if (problem === 'too_long' || (judged.ok && countGraphemes(judged.text) < 2)) return lengthMessage;
  if (problem === 'blank') return '별명에는 글자나 숫자가 하나는 있어야 해요.';
  if (!judged.ok || judged.text !== nickname || withoutPicture.test(nickname) || oddSpace.test(nickname))
    return '별명에 보이지 않는 글자나 글의 방향을 바꾸는 글자는 쓸 수 없어요.';
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(nickname))
    return '별명에는 글자나 숫자가 하나는 있어야 해요.';
  if ([nicknameKey, nicknameSkeleton].some((keyOf) => [...keyOf(nickname)].length > longestNicknameKey))
    return lengthMessage;
  if (mixesScripts(nickname)) return '별명에는 한글, 영문, 한자처럼 함께 쓰는 문자만 섞어 주세요.';
  if (soundsOfficial(nickname)) return '운영진이나 모임의 리더로 오해할 수 있는 별명은 쓸 수 없어요.';
  if (holdsContact(nickname)) return '별명에 인터넷 주소나 연락처는 쓸 수 없어요.';
  return null;
}

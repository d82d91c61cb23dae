import { maxQuoteLength, maxQuotePage } from '../protocol.js';

/** @import { SendRefusal } from '../protocol.js' */

// Korean sentences about a quoted sentence that is refused.

const count = new Intl.NumberFormat('ko-KR');

export const wrongPage = `쪽 번호는 1부터 ${count.format(maxQuotePage)}까지 숫자로 적어 주세요. 모르면 비워 두세요.`;
export const noSentence = '책 속 문장을 적어 주세요.';
export const onlyPage = '쪽 번호만 있어요. 책 속 문장을 적거나 쪽 번호를 지워 주세요.';
export const brokenSentence = '문장에 깨졌거나 겹겹이 쌓인 글자가 있어요. 고쳐서 다시 보내 주세요.';
export const longSentence = `책 속 문장은 ${maxQuoteLength}자까지 붙일 수 있어요. 줄여서 다시 보내 주세요.`;

/** @param {number} length */
export const tooLongSentence = (length) =>
  `책 속 문장은 ${maxQuoteLength}자까지 붙일 수 있어요. 지금 ${count.format(length)}자예요.`;

/**
 * Why the server refused a quote.
 *
 * @param {SendRefusal} [code]
 */
export const quoteProblem = (code) => code && (code === 'too_long' ? longSentence : brokenSentence);

import { maxBodyLength } from '../../public/js/chat/protocol.js';
import { brokenSentence, longSentence, onlyPage, wrongPage } from '../../public/js/chat/quote/copy.js';
import type { QuoteProblem } from './input.ts';
import type { SendRefusal } from './protocol.ts';

type Refusal = Exclude<SendRefusal, 'not_member'>;

/** Why a posted message was not stored, and the next step of its writer. */
export const refusalMessages: Readonly<Record<Refusal, string>> = {
  invalid: '보이는 글자가 없거나 깨진 글자가 들어 있어요. 고쳐서 다시 보내 주세요.',
  too_long: `메시지는 ${maxBodyLength.toLocaleString('ko-KR')}자까지 보낼 수 있어요. 나누어 보내 주세요.`,
  rate_limited: '메시지를 너무 빠르게 보냈어요. 잠시 뒤에 다시 보내 주세요.',
  closed: '모임이 끝나서 보내지 못했어요. 쓴 글은 아래에서 복사할 수 있어요.',
  muted: '리더가 말하기를 멈춰서 보내지 못했어요. 글은 계속 읽을 수 있어요.',
  held: '이 북클럽에서 쓰지 않기로 한 말이 들어 있어요. 고쳐서 다시 보내 주세요.',
  unavailable: '지금은 보내지 못했어요. 잠시 뒤에 다시 보내 주세요.',
};

/** Why the quoted sentence of a posted message was refused, beside the field that it is about. */
export const quoteErrors: Readonly<
  Record<QuoteProblem | 'invalid' | 'too_long', { readonly quoteError?: string; readonly pageError?: string }>
> = {
  wrong_page: { pageError: wrongPage },
  only_page: { quoteError: onlyPage },
  invalid: { quoteError: brokenSentence },
  too_long: { quoteError: longSentence },
};

export const refusalStatus: Readonly<Record<Refusal, number>> = {
  invalid: 422,
  too_long: 422,
  rate_limited: 429,
  closed: 409,
  muted: 403,
  held: 422,
  unavailable: 503,
};

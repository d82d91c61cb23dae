import { withParticle } from '../../platform/korean-particle.ts';
import type { Claim } from './claim.ts';
import { answerLabel } from './claim-view.ts';
import { pagesClause, prizeClause, seriesClause, translatorClause } from './credit-words.ts';
import { tagClause, wordClause } from './tag-words.ts';

/**
 * Says why a book suits an answer: "내가 고른 ‘…’에 어울리는, ‘위로’를 건네는 책이에요." Returns `null`
 * when the quiz no longer has the answer.
 */
export function claimSentence(claim: Claim, title: string): string | null {
  const label = answerLabel(claim.answer);
  if (label === undefined) return null;
  const clause = claimClause(claim, title);
  return `내가 고른 ‘${label}’에 어울리는${clause === null ? ' 제목의' : `, ${clause}`} 책이에요.`;
}

/**
 * Names an answer and the fact of the book that suits it. Stands before sentences of the model that
 * mention neither. Returns `null` when the quiz no longer has the answer.
 */
export function answerAndFact(claim: Claim, title: string): string | null {
  const label = answerLabel(claim.answer);
  if (label === undefined) return null;
  const clause = claimClause(claim, title);
  return `고르신 ‘${label}’에 어울리는${clause === null ? ' 제목의' : `, ${clause}`} 책이에요.`;
}

/** Names the fact of the book. Stands after sentences of the model that only repeat the answers. */
export const factForAnswers = (claim: Claim, title: string): string =>
  `${claimClause(claim, title) ?? '눈길이 가는 제목의'} 책이라 고르신 답과 잘 이어져요.`;

/** The book's fact as words before "책"; `null` for the whole title. */
function claimClause({ field, value }: Claim, title: string): string | null {
  switch (field) {
    case 'tag':
      return tagClause(value);
    case 'subCategory':
    case 'category':
      return `‘${value}’ 분야의`;
    case 'title':
      return value === title ? null : wordClause('제목', value);
    case 'subtitle':
      return wordClause('부제', value);
    case 'prize':
      return prizeClause(value);
    case 'series':
      return seriesClause(value);
    case 'translator':
      return translatorClause(value);
    case 'pages':
      return pagesClause(Number(value));
    case 'author':
      return `${withParticle(value, '이')} 쓴`;
    case 'year':
      return `${value}년에 나온`;
    case 'price':
      return `판매가가 ${Number(value).toLocaleString('ko-KR')}원인`;
  }
}

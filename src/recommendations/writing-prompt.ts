import { type ClaimField, claimFields, mostClaims } from './claim.ts';
import { longestComment } from './comment-policy.ts';
import { dataBlock, type PromptData, role, strictObject } from './prompt.ts';
import type { ModelQuestion } from './recommender.ts';

/** Three comments of the longest kind with their claims take about 900 tokens; the rest is for a model that thinks before it writes. */
const maxOutputTokens = 5_000;

/** The model is not told the price. */
const tellableFields: readonly ClaimField[] = claimFields.filter((field) => field !== 'price');

const instructions = `${role}

할 일: 목록의 책은 이미 이 독자에게 권하기로 한 책입니다. 책마다 권하는 까닭(comment)과 그 근거(claims)를 써 주세요.

근거 쓰는 법
- 근거 하나는 독자의 답 하나와 책의 정보 하나를 잇습니다. answer에는 그 답의 code를, field에는 정보의 이름을, value에는 정보에 적힌 글자를 그대로 옮깁니다.
- field는 tag(tags 가운데 하나), subCategory, title과 subtitle(전체나 그 가운데 한 부분), author(authors 가운데 한 사람), year입니다.
- 책마다 한 개에서 ${mostClaims}개까지 씁니다. 답과 뜻이 통하는 정보만 잇습니다.

까닭 쓰는 법
- 한 권에 두세 문장, ${longestComment}자를 넘지 않는 다정한 존댓말(해요체)로 씁니다.
- claims에 적은 답과 정보만 이야기합니다. 고르지 않은 답을 골랐다고 하지 않습니다.
- 정보에 없는 줄거리, 수상 이력, 판매 기록, 인용, 숫자를 지어내지 않습니다.
- 다른 책의 제목은 쓰지 않습니다. id, 답의 code, 링크, 서식 기호도 쓰지 않습니다.
- 독자의 나이, 성별, 건강, 정치 성향, 성격을 짐작하거나 평가하지 않습니다. 답과 책에 대해서만 말합니다.

말투의 예
1. 천천히 음미하는 글을 고르셨지요. 잔잔한 산문이라 하루에 몇 쪽씩 아껴 읽기 좋아요. 잠들기 전 시간에 곁에 두어 보세요.
2. 몰랐던 것을 알아 가는 즐거움을 바라셨는데, 이 책은 역사를 다룬 교양서예요. 부제에 적힌 물음을 따라가다 보면 함께 나눌 이야깃거리가 생길 거예요.`;

/** Asks for a comment on each of the books that were chosen, and what it rests on. */
export function writingPrompt(input: PromptData): ModelQuestion {
  const aliases = input.dealt.map(({ alias }) => alias);
  const claim = strictObject({
    answer: { type: 'string', enum: input.answers.map(({ option }) => option.code) },
    field: { type: 'string', enum: tellableFields },
    value: { type: 'string', description: '책의 정보에 적힌 글자 그대로' },
  });
  const book = strictObject({
    book: { type: 'string', enum: aliases },
    claims: { type: 'array', items: claim, minItems: 1, maxItems: mostClaims },
    comment: { type: 'string', description: `권하는 까닭, ${longestComment}자 이내` },
  });
  return {
    messages: [
      { role: 'system', content: instructions },
      { role: 'user', content: dataBlock(input) },
    ],
    schema: {
      name: 'book_comments',
      body: strictObject({
        books: { type: 'array', items: book, minItems: aliases.length, maxItems: aliases.length },
      }),
    },
    maxOutputTokens,
  };
}

import { type ModelQuestion, strictObject } from '../../model/index.ts';
import { type PromptData, promptData, role } from '../prompt/index.ts';
import { type Claim, type ClaimField, claimFields, maxClaims } from './claim.ts';
import { maxCommentCharacters } from './comment-policy.ts';

/**
 * Three of the longest comments with claims take about 900 tokens. A reasoning model needs the rest
 * for its hidden tokens.
 */
const maxOutputTokens = 5_000;

/** The model never learns the price. */
const tellableFields: readonly ClaimField[] = claimFields.filter((field) => field !== 'price');

const instructions = `${role}

할 일: 목록의 책은 이미 이 독자에게 권하기로 한 책입니다. 책마다 권하는 까닭(comment)과 그 근거(claims)를 써 주세요.

근거 쓰는 법
- 근거 하나는 독자의 답 하나와 책의 정보 하나를 잇습니다. <data>의 claims에는 책의 id마다 쓸 수 있는 근거가 모두 적혀 있습니다. 그 가운데 한 개에서 ${maxClaims}개까지 골라 answer, field, value를 그대로 옮깁니다.

까닭 쓰는 법
- 한 권에 두세 문장, ${maxCommentCharacters}자를 넘지 않는 다정한 존댓말(해요체)로 씁니다.
- 고른 근거의 답과 정보만 이야기합니다. 답과 정보는 적힌 글자 그대로 ‘ ’ 안에 옮깁니다.
- 나머지는 책을 권하는 쉬운 말(읽다, 펼치다, 고르다, 어울리다, 이어지다, 곁에 두다, 이야기 나누다, 마음, 시간, 모임 …)로만 씁니다. 줄거리, 작가, 수상, 판매, 숫자처럼 따로 아는 것을 보태지 않습니다.
- 다른 책의 제목은 쓰지 않습니다. id, 답의 code, 링크, 서식 기호도 쓰지 않습니다.
- 독자를 부르거나 어떤 사람인지 말하지 않습니다. 답과 책에 대해서만 말합니다.

말투의 예
1. ‘천천히 음미하는 글’을 고르셨지요. 이 책에는 ‘서정적’이라는 키워드가 있어요. 하루에 몇 쪽씩 아껴 읽기 좋아요.
2. ‘몰랐던 것을 알아 가는 즐거움’이라는 답을 보고 떠올린 책이에요. 키워드 ‘역사’가 그 답과 잘 이어져요. 모임에서 함께 이야기 나누기에도 좋아요.
3. ‘한국소설’ 분야에 있는 책이라 ‘한국 작가의 글’을 고르신 마음에 잘 맞을 거예요. 곁에 두고 한 장씩 펼쳐 보세요.`;

export interface WritingData extends PromptData {
  /** The provable claims of each book, by its alias. */
  readonly claims: Readonly<Record<string, readonly Claim[]>>;
}

/** Asks for a comment and its claims for each of the chosen books. */
export const writingPrompt = (input: WritingData): ModelQuestion => askForComments(instructions, input);

/** Asks for comments in the form that `readComments` reads. */
export function askForComments(asked: string, input: WritingData): ModelQuestion {
  const aliases = input.aliased.map(({ alias }) => alias);
  const claim = strictObject({
    answer: { type: 'string', enum: input.answers.map(({ option }) => option.code) },
    field: { type: 'string', enum: tellableFields },
    value: { type: 'string', description: '책의 정보에 적힌 글자 그대로' },
  });
  const book = strictObject({
    book: { type: 'string', enum: aliases },
    claims: { type: 'array', items: claim, minItems: 1, maxItems: maxClaims },
    comment: { type: 'string', description: `권하는 까닭, ${maxCommentCharacters}자 이내` },
  });
  return {
    messages: [
      { role: 'system', content: asked },
      { role: 'user', content: promptData(input, { claims: input.claims }) },
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

import { type ModelQuestion, strictObject } from '../../model/index.ts';
import type { Wish } from '../feedback/index.ts';
import { type PromptData, promptData, role } from '../prompt/index.ts';

/** Twenty aliases take about 100 tokens. A reasoning model needs the rest for its hidden tokens. */
const maxOutputTokens = 4_000;

/** The reader's feedback on earlier recommendations. */
export interface ReaderFeedback {
  readonly wishes: readonly Wish[];
  /** Tags of liked and disliked books. */
  readonly likedTags: readonly string[];
  readonly avoidedTags: readonly string[];
}

const instructions = `${role}

할 일: 목록의 책을 이 독자의 답과 잘 맞는 순서대로 모두 늘어놓으세요.
- 책은 id(B01, B02 …)로만 적습니다. 목록에 있는 id를 하나도 빠짐없이, 한 번씩만 적습니다.
- 목록의 순서와 id의 숫자에는 아무 뜻이 없습니다. 널리 알려진 책이라고 앞에 두지 않습니다.
- 독자의 답 열 가지를 모두 살피고, 책의 정보에 적힌 것만 근거로 삼습니다.
- wishes, likedTags, dislikedTags가 있으면 지난 추천을 본 독자가 새로 알려 준 것이니 답과 함께 살핍니다.`;

const wishTexts: Record<Wish, string> = {
  lighter: '지난번보다 더 가볍게 읽히는 책',
  other_author: '지난번과 다른 작가의 책',
  not_my_taste: '지난번에 추천받은 책과는 결이 다른 책',
};

/**
 * Asks for a ranking of all candidates, in the order given. Comments are written later and choose
 * nothing.
 */
export function rankingPrompt(
  input: PromptData & { readonly feedback: ReaderFeedback | null },
): ModelQuestion {
  const aliases = input.aliased.map(({ alias }) => alias);
  return {
    messages: [
      { role: 'system', content: instructions },
      { role: 'user', content: promptData(input, toldFeedback(input.feedback)) },
    ],
    schema: {
      name: 'book_ranking',
      body: strictObject({
        ranking: {
          type: 'array',
          description: `잘 맞는 순서대로 늘어놓은 책 ${aliases.length}권의 id`,
          items: { type: 'string', enum: aliases },
          minItems: aliases.length,
          maxItems: aliases.length,
        },
      }),
    },
    maxOutputTokens,
  };
}

function toldFeedback(feedback: ReaderFeedback | null): Record<string, unknown> {
  if (!feedback) return {};
  const { wishes, likedTags, avoidedTags } = feedback;
  return {
    ...(wishes.length > 0 ? { wishes: wishes.map((wish) => wishTexts[wish]) } : {}),
    ...(likedTags.length > 0 ? { likedTags } : {}),
    ...(avoidedTags.length > 0 ? { dislikedTags: avoidedTags } : {}),
  };
}

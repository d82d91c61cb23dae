import { type TagSources, tagSourceWords } from '../../books/index.ts';
import { quizQuestions } from '../../quiz/index.ts';
import type { Claim } from './claim.ts';

/** A claim as the page shows it: the answer and the matching fact of the book. */
export interface ClaimChip {
  readonly answer: string;
  readonly fact: string;
}

const options = new Map(
  quizQuestions.flatMap((question) => question.options.map((option) => [option.code, option])),
);

/** The label of an answer; `undefined` when the quiz no longer has it. */
export const answerLabel = (code: string): string | undefined => options.get(code)?.label;

interface ClaimedBook {
  readonly title: string;
  readonly tagSources: TagSources;
}

/**
 * Turns claims into words, and says where a tag was found. Claims about an answer that the quiz no
 * longer has are left out.
 */
export const claimChips = (claims: readonly Claim[], book: ClaimedBook): ClaimChip[] =>
  claims.flatMap((claim) => {
    const answer = answerLabel(claim.answer);
    return answer === undefined ? [] : [{ answer, fact: factText(claim, book) }];
  });

function tagText(tag: string, sources: TagSources): string {
  const source = Object.hasOwn(sources, tag) ? sources[tag] : undefined;
  const found = source === undefined ? '' : `${tagSourceWords[source]}에서 찾은 `;
  return `${found}키워드 ‘${tag}’`;
}

/** Names the word that the answer asks for; without one, the title itself is the fact. */
function wholeTitle(answer: string, title: string): string {
  const words = Object.keys(options.get(answer)?.weights.words ?? {});
  const word = words.find((each) => title.includes(each));
  return word === undefined ? '이 제목' : `제목의 ‘${word}’`;
}

function factText({ answer, field, value }: Claim, { title, tagSources }: ClaimedBook): string {
  switch (field) {
    case 'tag':
      return tagText(value, tagSources);
    case 'subCategory':
    case 'category':
      return `분야 ‘${value}’`;
    case 'title':
      return value === title ? wholeTitle(answer, title) : `제목의 ‘${value}’`;
    case 'subtitle':
      return `부제의 ‘${value}’`;
    case 'prize':
      return `수상 소식 ‘${value}’`;
    case 'series':
      return `시리즈 ‘${value}’`;
    case 'translator':
      return `옮긴이 ${value}`;
    case 'pages':
      return `${Number(value).toLocaleString('ko-KR')}쪽`;
    case 'author':
      return `지은이 ${value}`;
    case 'year':
      return `${value}년 출간`;
    case 'price':
      return `판매가 ${Number(value).toLocaleString('ko-KR')}원`;
  }
}

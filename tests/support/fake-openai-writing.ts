import { quizQuestions } from '../../src/recommendations/quiz-questions.ts';
import type { ChatRequest, ShownAnswer, ShownBook } from './fake-openai-request.ts';

export interface WrittenEntry {
  readonly book: string;
  readonly comment: string;
  readonly claims: readonly { readonly answer: string; readonly field: string; readonly value: string }[];
}

const sayings = [
  '고르신 답을 하나씩 떠올리며 골랐어요. 한 쪽씩 읽다 보면 곁에 두고 싶어질 책이에요.',
  '답해 주신 것과 나란히 놓기 좋은 책이에요. 여럿이 둘러앉아 나눌 이야기도 많아요.',
  '아껴 두었다가 펼치기 좋은 책이에요. 고르신 주제와도 자연스럽게 닿아 있어요.',
];

/** What a good librarian writes: a modest comment, and claims that are true. */
export const entriesFor = (request: ChatRequest): WrittenEntry[] =>
  request.books.map((book, i) => ({
    book: book.id,
    claims: trueClaims(book, request.answers),
    comment: sayings[i % sayings.length] ?? '',
  }));

const options = quizQuestions.flatMap((question) => question.options);
const weightsOf = (code: string) => options.find((option) => option.code === code)?.weights ?? {};

/** A tag or a shelf that an answer asked for; where there is none, the title, for what comes after the reading (which asks for no words). */
function trueClaims(book: ShownBook, answers: readonly ShownAnswer[]): WrittenEntry['claims'] {
  const fitting = answers.flatMap(({ code }) => {
    const { tags = {}, shelves = {} } = weightsOf(code);
    const tag = book.tags?.find((name) => (tags[name] ?? 0) > 0);
    const isShelf = Object.keys(shelves).some((word) => book.subCategory?.includes(word));
    if (tag !== undefined) return [{ answer: code, field: 'tag', value: tag }];
    return isShelf ? [{ answer: code, field: 'subCategory', value: book.subCategory ?? '' }] : [];
  });
  const last = answers.find(({ code }) => code.startsWith('after_'));
  const title = last ? [{ answer: last.code, field: 'title', value: book.title }] : [];
  return [...fitting, ...title].slice(0, 2);
}

/** Codes of answers that this reader did not give. */
export const codesNotGiven = ({ answers }: ChatRequest): string[] =>
  options.map(({ code }) => code).filter((code) => !answers.some((answer) => answer.code === code));

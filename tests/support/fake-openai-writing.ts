import { quizQuestions } from '../../src/quiz/quiz-questions.ts';
import type { ChatRequest, ShownClaim } from './fake-openai-request.ts';

export interface WrittenEntry {
  readonly book: string;
  readonly comment: string;
  readonly claims: readonly ShownClaim[];
}

const readMovedTags: readonly ((label: string, value: string) => string)[] = [
  (label, value) =>
    `‘${label}’, 이 답을 떠올리며 골랐어요. ‘${value}’, 이 말이 그 답과 잘 이어져요. 한 쪽씩 읽다 보면 곁에 두고 싶어질 거예요.`,
  (label, value) =>
    `고르신 답 가운데 ‘${label}’에 마음이 닿는 책이에요. 책에 적힌 ‘${value}’까지 나란히 놓고 보면 모임에서 이야기 나누기도 좋아요.`,
  (label, value) =>
    `‘${value}’, 이 점이 ‘${label}’ 쪽의 답과 어울려요. 하루에 한 장씩 아껴 가며 펼치기 좋은 책이에요.`,
];

/** Good entries: modest comments with true claims. */
export const entriesFor = (request: ChatRequest): WrittenEntry[] =>
  request.books.map(({ id }, i) => {
    const claims = (request.claims[id] ?? []).slice(0, 2);
    return { book: id, claims, comment: claims[0] ? sayingOf(request, claims[0], i) : '' };
  });

function sayingOf({ answers }: ChatRequest, { answer, field, value }: ShownClaim, place: number): string {
  const label = answers.find(({ code }) => code === answer)?.answer ?? '';
  return readMovedTags[place % readMovedTags.length]?.(label, field === 'year' ? `${value}년` : value) ?? '';
}

const options = quizQuestions.flatMap((question) => question.options);
const notGiven = ({ answers }: ChatRequest) =>
  options.filter(({ code }) => !answers.some((answer) => answer.code === code));

/** Codes of answers that the reader did not give. */
export const codesNotGiven = (request: ChatRequest): string[] => notGiven(request).map(({ code }) => code);

export const labelNotGiven = (request: ChatRequest): string => notGiven(request)[0]?.label ?? '';

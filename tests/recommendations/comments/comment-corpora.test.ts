import { describe, expect, test } from 'vitest';
import type { ChosenAnswer } from '../../../src/quiz/answers.ts';
import { quizQuestions } from '../../../src/quiz/quiz-questions.ts';
import type { Claim } from '../../../src/recommendations/comments/claim.ts';
import { verifyComment } from '../../../src/recommendations/comments/verify-comment.ts';
import { hostileSentences, isHostile } from '../../support/hostile-comments.ts';
import { candidatesByGenre, catalogueBook } from '../fixture-books.ts';
import { freeComments, type GoodComment, goodComments } from './good-comments.ts';

/** The answers named in the claims, and the first option of every other question. */
const answersTo = (claims: readonly Claim[]) =>
  quizQuestions.flatMap((question): ChosenAnswer[] => {
    const given = question.options.find(({ code }) => claims.some(({ answer }) => answer === code));
    const option = given ?? question.options[0];
    return option ? [{ question, option }] : [];
  });

/** The newest of twenty, with the middle price and title length. */
const standing = { newness: 1, price: 0.5, titleLength: 0.5, pages: 0.5 };
const titles = [...candidatesByGenre().values()].flat().map(({ title }) => title);

/** The part of a comment that a reader would see; `null` when the template would write. */
function shownOf({ title, claims, comment }: GoodComment): string | null {
  const book = catalogueBook(title);
  const verdict = verifyComment(
    { comment: comment.normalize('NFC'), claims, hasBrokenClaims: false },
    { book, standing, answers: answersTo(claims), titles: [book.title], otherTitles: titles },
  );
  return verdict.ok ? verdict.written.comment : null;
}

const shareShown = (comments: readonly GoodComment[]) =>
  comments.filter((one) => shownOf(one) !== null).length / comments.length;

test('comments in the style of the prompt are shown', () => {
  expect(goodComments.length).toBeGreaterThanOrEqual(30);
  expect(goodComments.filter((one) => shownOf(one) === null)).toEqual([]);
});

test('three in five free comments are shown, without their unproven sentences', () => {
  expect(shareShown(freeComments)).toBeGreaterThanOrEqual(0.6);
  expect(freeComments.map((one) => shownOf(one) ?? '').join(' ')).not.toMatch(/신비|섬세/);
});

test('a single word of an answer is not a fact', () => {
  const proven =
    '‘사람들과 마주 앉아 이야기하기’를 고르셨지요. ‘성장’ 키워드가 꽂혀 있는 책이라 그 답과 잘 이어져요.';
  const claims: Claim[] = [{ answer: 'after_talk', field: 'tag', value: '성장' }];
  const shown = (comment: string) => shownOf({ title: '싯다르타', claims, comment });
  expect(shown(proven)).toBe(proven);
  expect(shown(`${proven} 오늘 모임에서 사람들이 고른 책이에요.`)).toBe(proven);
});

describe.each(Object.entries(hostileSentences))('not shown: %s', (_kind, sentences) => {
  const proven =
    '‘잔잔하고 서정적인 분위기’를 고르셨지요. ‘서정적’ 키워드가 꽂혀 있는 책이라 그 답과 잘 이어져요.';
  const claims: Claim[] = [{ answer: 'mood_calm', field: 'tag', value: '서정적' }];
  const shown = (comment: string) => shownOf({ title: '싯다르타', claims, comment });

  test.each([...sentences])('%s', (sentence) => {
    const said = sentence.replace('{other}', '긴장되고 서늘한 분위기');
    expect(shown(proven)).toBe(proven);
    expect([null, proven]).toContain(shown(`${proven} ${said}`));
    expect([null, proven]).toContain(shown(`${said} ${proven}`));
    expect(isHostile(`${proven} ${said}`.normalize('NFC'))).toBe(true);
  });
});

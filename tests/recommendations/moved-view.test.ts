import { expect, test } from 'vitest';
import { movedNote } from '../../src/recommendations/moved-view.ts';
import type { Pick } from '../../src/recommendations/recommendation.ts';

const pick = (bookId: number, movedFor: Pick['movedFor']): Pick => ({
  bookId,
  comment: '',
  claims: [],
  isCommentByModel: true,
  isChosenByModel: true,
  votes: 0,
  movedFor,
  isReported: false,
});
const note = (...reasons: Pick['movedFor'][]) =>
  movedNote({ picks: reasons.map((reason, i) => pick(i, reason)) }, (id) => ['소년', '바다', '숲'][id])
    // The sign that holds a particle to its word.
    ?.replaceAll('\u2060', '');

test('nothing is said when the score alone chose the three', () => {
  expect(movedNote({ picks: [pick(0, null), pick(1, null)] }, () => '소년')).toBeNull();
});

test('a book chosen for variety is named in one sentence', () => {
  expect(note(null, null, 'variety')).toBe(
    '‘숲’보다 답에 더 잘 맞는 책도 있었지만, 세 권이 서로 다르도록 골랐어요.',
  );
});

test('two books of one reason share a sentence, and each reason has its own', () => {
  expect(note(null, 'variety', 'variety')).toBe(
    '‘바다’, ‘숲’보다 답에 더 잘 맞는 책도 있었지만, 세 권이 서로 다르도록 골랐어요.',
  );
  expect(note('popularity', null, 'variety')).toBe(
    '‘숲’보다 답에 더 잘 맞는 책도 있었지만, 세 권이 서로 다르도록 골랐어요. ' +
      '‘소년’보다 답에 더 잘 맞는 책도 있었지만, 그동안 읽거나 마음에 들어 하신 책들만큼 알려진 책이라서 골랐어요.',
  );
});

test('a book that is gone is not named', () => {
  expect(movedNote({ picks: [pick(7, 'variety')] }, () => undefined)).toBeNull();
});

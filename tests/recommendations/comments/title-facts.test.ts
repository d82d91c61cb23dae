import { expect, test } from 'vitest';
import { judgeComment } from '../../../src/recommendations/comments/comment-policy.ts';
import { chosenOf } from '../../quiz/answers-of.ts';
import { catalogueBook } from '../fixture-books.ts';

const named = '‘위로’ 키워드가 지친 마음을 달래 줄 위로라는 답과 이어져요.';

/** Whether a page shows this sentence after a proven one about the book. */
function isShown(title: string, sentence: string): boolean {
  const verdict = judgeComment(`${named} ${sentence}`, {
    book: catalogueBook(title),
    titles: [],
    answers: chosenOf('aaaaaaaaaa'),
    claims: [{ answer: 'goal_comfort', field: 'tag', value: '위로' }],
  });
  return verdict.ok && verdict.comment.includes(sentence);
}

const question = '나는 왜 내가 싫을까?';
const leaf = '[큰글자책] 나는 나뭇잎에서 숨결을 본다';
const practice = '오늘도 마음연습';
const diary = '설은일기';

test('the punctuation of a title is told of the books that have it', () => {
  const sentence = '제목이 물음표로 끝나요.';
  expect([question, leaf].map((title) => isShown(title, sentence))).toEqual([true, false]);
});

test('the length of a title and of a subtitle is told when it is true', () => {
  const short = '제목이 짧아서 금세 기억에 남아요.';
  expect([diary, leaf].map((title) => isShown(title, short))).toEqual([true, false]);
  const long = '제목이 길지만 오래 마음에 남아요.';
  expect([practice, leaf].map((title) => isShown(title, long))).toEqual([false, true]);
});

test('a kind of book is told when the title names it', () => {
  const sentence = '큰글자책으로 나온 책이에요.';
  expect([practice, leaf].map((title) => isShown(title, sentence))).toEqual([false, true]);
});

test('words of a title may be quoted without the particle after them', () => {
  const sentence = '제목에 담긴 ‘숨결’이라는 말이 오래 마음에 남아요.';
  expect([practice, leaf].map((title) => isShown(title, sentence))).toEqual([false, true]);
});

test('a translator is told of the books that name one', () => {
  const sentence = '곽범신이 옮긴 책이에요.';
  expect([question, leaf].map((title) => isShown(title, sentence))).toEqual([true, false]);
});

test('a word of a title is told as a word of it', () => {
  const sentence = '마음연습이라는 말이 제목에 있어 하루가 든든해져요.';
  expect([practice, leaf].map((title) => isShown(title, sentence))).toEqual([true, false]);
});

import { expect, test } from 'vitest';
import { tagVocabulary } from '../../src/books/index.ts';
import { questionIds } from '../../src/quiz/quiz.ts';
import { quizQuestions } from '../../src/quiz/quiz-questions.ts';

const options = quizQuestions.flatMap((question) => question.options);

test('there are ten questions with four or five options each', () => {
  expect(quizQuestions.map(({ id }) => id)).toEqual(questionIds);
  for (const question of quizQuestions) {
    expect(question.options.map(({ key }) => key)).toEqual(
      ['a', 'b', 'c', 'd', 'e'].slice(0, question.options.length),
    );
    expect([4, 5]).toContain(question.options.length);
  }
});

test('no two options share a code or a label', () => {
  expect(new Set(options.map(({ code }) => code)).size).toBe(options.length);
  expect(new Set(options.map(({ label }) => label)).size).toBe(options.length);
});

test("weights use only tags of the catalogue's vocabulary", () => {
  const known = tagVocabulary.map(({ tag }) => tag);
  for (const { weights } of options)
    expect(known).toEqual(expect.arrayContaining(Object.keys(weights.tags ?? {})));
});

test('questions and options ask about reading, never about the person', () => {
  const text = quizQuestions.flatMap((question) => [
    question.text,
    ...question.options.map(({ label }) => label),
  ]);
  expect(text.filter((line) => /나이|성별|여성|남성|건강|정치|종교|결혼|소득|직업/.test(line))).toEqual([]);
});

test('every question asks in the polite form that ends in 세요', () => {
  expect(quizQuestions.map(({ text }) => text).filter((text) => !text.endsWith('세요?'))).toEqual([]);
});

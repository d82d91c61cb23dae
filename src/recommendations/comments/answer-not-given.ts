import { type ChosenAnswer, quizQuestions } from '../../quiz/index.ts';
import { answerWords } from './answer-words.ts';
import { clausesOf } from './reader-clauses.ts';

const allOptions = quizQuestions.flatMap(({ options }) => options);

/**
 * Whether a comment attributes an answer to the reader that she did not give. It looks for any
 * code, for the whole label of another answer, and, in sentences about the reader's choice, for a
 * word that identifies another answer. Words of her own answers are allowed.
 */
export function namesAnswerNotGiven(rest: string, answers: readonly ChosenAnswer[]): boolean {
  const given = answers.map(({ option }) => option);
  const foreign = allOptions.filter((option) => !given.includes(option));
  if (allOptions.some(({ code }) => rest.includes(code))) return true;
  if (foreign.some(({ label }) => rest.includes(label))) return true;
  const sayable = given.map(({ label, code }) => `${label} ${wordsOf(code).join(' ')}`).join(' ');
  const choices = rest
    .split(/(?<=[.!?。])\s*/)
    .flatMap(clausesOf)
    .filter(({ isOfReader }) => isOfReader);
  return foreign
    .flatMap(({ code }) => wordsOf(code))
    .some((word) => !sayable.includes(word) && choices.some(({ text }) => beginsAWord(text, word)));
}

const wordsOf = (code: string) => answerWords[code] ?? [];
const beginsAWord = (sentence: string, word: string) =>
  sentence.includes(word) && new RegExp(`(?<![\\p{L}\\p{N}])${word}`, 'u').test(sentence);

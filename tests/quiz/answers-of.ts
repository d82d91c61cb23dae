import { type ChosenAnswer, chosenAnswers } from '../../src/quiz/answers.ts';
import { type Answers, type OptionKey, questionIds } from '../../src/quiz/quiz.ts';

/** Answers from ten option keys: `answersOf('abcdabcdab')`. */
export function answersOf(letters: string): Answers {
  return Object.fromEntries(questionIds.map((id, i) => [id, letters[i] as OptionKey])) as Answers;
}

/** The ten questions with the options of ten keys. */
export const chosenOf = (letters: string): ChosenAnswer[] => chosenAnswers(answersOf(letters));

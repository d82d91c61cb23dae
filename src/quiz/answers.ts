import { type Answers, type QuizOption, type QuizQuestion, questionIds } from './quiz.ts';
import { quizQuestions } from './quiz-questions.ts';

/** A question with the option chosen for it. */
export interface ChosenAnswer {
  readonly question: QuizQuestion;
  readonly option: QuizOption;
}

/**
 * Returns the ten questions with the reader's options, in quiz order.
 * @throws {Error} when an answer is not an option of its question; answers parsed by `QuizInput`
 * always are.
 */
export function chosenAnswers(answers: Answers): ChosenAnswer[] {
  return quizQuestions.map((question) => {
    const option = question.options.find(({ key }) => key === answers[question.id]);
    if (!option) throw new Error(`${question.id} has no option "${answers[question.id]}"`);
    return { question, option };
  });
}

/** The ten option keys in quiz order: "abcdabcdab". */
export const answerLetters = (answers: Answers): string => questionIds.map((id) => answers[id]).join('');

/** Reads stored answers. Returns `null` when the quiz no longer has one of the options. */
export function readAnswers(stored: Readonly<Record<string, string>>): Answers | null {
  const entries = quizQuestions.map(({ id, options }) => [
    id,
    options.find(({ key }) => key === stored[id])?.key,
  ]);
  return entries.every(([, key]) => key !== undefined) ? Object.fromEntries(entries) : null;
}

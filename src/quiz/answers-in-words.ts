import { quizQuestions } from './quiz-questions.ts';

/**
 * The question and the chosen option's label for each stored answer. Questions that the quiz no
 * longer asks are left out.
 */
export const answersInWords = (answers: Readonly<Record<string, string>>) =>
  quizQuestions.flatMap(({ id, text, options }) => {
    const option = options.find(({ key }) => key === answers[id]);
    return option ? { question: text, answer: option.label } : [];
  });

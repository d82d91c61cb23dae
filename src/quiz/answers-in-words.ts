import { quizQuestions } from './quiz-questions.ts';

/** The answers in words; those to questions that are no longer asked are left out. */
export const answersInWords = (answers: Readonly<Record<string, string>>) =>
  quizQuestions.flatMap(({ id, text, options }) => {
    const option = options.find(({ key }) => key === answers[id]);
    return option ? { question: text, answer: option.label } : [];
  });

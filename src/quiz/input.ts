import { z } from 'zod';
import type { Answers } from './quiz.ts';
import { quizQuestions } from './quiz-questions.ts';

const chooseOne = '보기 가운데 하나를 골라 주세요.';
const chooseGenre = '읽고 싶은 장르를 골라 주세요.';
const foreignAnswer = '퀴즈에 없는 답이 섞여 있어요. 열 문항에만 답해 주세요.';

const answerFields = Object.fromEntries(
  quizQuestions.map(({ id, options }) => [
    id,
    z.enum(
      options.map(({ key }) => key),
      { error: chooseOne },
    ),
  ]),
);

/**
 * The posted quiz form: a genre and exactly ten answers. An unknown field (an eleventh answer)
 * refuses the whole form.
 */
export const QuizInput = z
  .strictObject(
    {
      _csrf: z.unknown().optional(),
      genre: z
        .string({ error: chooseGenre })
        .regex(/^[1-9]\d{0,8}$/, chooseGenre)
        .transform(Number),
      ...answerFields,
    },
    { error: foreignAnswer },
  )
  // TypeScript does not see the field names of a schema that is built from data.
  .transform(({ genre, _csrf, ...answers }) => ({ genre, answers: answers as unknown as Answers }));

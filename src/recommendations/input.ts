import { z } from 'zod';
import type { Answers } from './quiz.ts';
import { quizQuestions } from './quiz-questions.ts';
import { wishes } from './wish.ts';

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

/** The quiz as posted: a genre and exactly ten answers. A field that is not the quiz's own (an eleventh answer) refuses the whole form. */
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
  // The fields of a schema built from data lose their names in its type.
  .transform(({ genre, _csrf, ...answers }) => ({ genre, answers: answers as unknown as Answers }));

const unknownWish = '없는 바람이에요. 아래에서 골라 주세요.';

/** "Again": any of the wishes, each once or more, or none. */
export const AgainInput = z.object({
  wish: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((given) => [...new Set([given].flat())])
    .pipe(z.array(z.enum(wishes, { error: unknownWish }), { error: unknownWish })),
});

export const VerdictInput = z.object({
  verdict: z.enum(['like', 'dislike', 'read'], {
    error: '마음에 드는지, 취향이 아닌지, 이미 읽었는지 골라 주세요.',
  }),
});

/** Deleting cannot be undone: it takes a tick besides the button. */
export const DeleteTasteInput = z.object({
  confirm: z.literal('yes', { error: '지우면 되돌릴 수 없어요. 지우시려면 네모 칸에 표시해 주세요.' }),
});

/** The address of the history. What it does not understand is the first page. */
export const HistoryInput = z.object({
  page: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number)
    .catch(1),
});

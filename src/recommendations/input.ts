import { z } from 'zod';
import { wishes } from './feedback/index.ts';

const unknownWish = '고를 수 없는 항목이에요. 아래에서 다시 골라 주세요.';

/** The form "again": any number of wishes. */
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

/** A member's rating of the book of a meeting that ended. */
export const RatingInput = z.object({
  verdict: z.enum(['like', 'dislike'], { error: '책이 마음에 들었는지 골라 주세요.' }),
});

/** Deletion cannot be undone, so the form asks for a checkbox besides the button. */
export const DeleteTasteInput = z.object({
  confirm: z.literal('yes', { error: '지우면 되돌릴 수 없어요. 지우시려면 네모 칸에 표시해 주세요.' }),
});

/** Query of the history page. An unreadable page number means the first page. */
export const HistoryInput = z.object({
  page: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number)
    .catch(1),
});

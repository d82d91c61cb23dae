import { z } from 'zod';
import { idInput } from '../platform/http/form.ts';
import { queryInput } from '../platform/search/index.ts';
import { freeText } from '../platform/text/free-text.ts';
import { textLimits } from '../platform/text/text-limits.ts';

const { bookReview } = textLimits;

const page = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number)
  .catch(1);

/** The page of a shelf or of a book's ratings. Invalid values are ignored. */
export const PageInput = z.object({ page });

const starsMessage = '별점을 골라 주세요.';

/** The form of a rating: one to five stars by halves. */
export const RatingInput = z.object({
  stars: z
    .string(starsMessage)
    .regex(/^(?:[1-4](?:\.[05])?|5(?:\.0)?)$/, starsMessage)
    .transform((stars) => Number(stars) * 2),
  review: freeText(bookReview, {
    missing: '한 줄 평을 다시 확인해 주세요.',
    tooLong: `한 줄 평은 ${bookReview.graphemes}자까지 쓸 수 있어요.`,
    unfit: '한 줄 평에서 깨졌거나 여러 겹으로 쌓인 글자를 지워 주세요.',
  }).prefault(''),
});

const dayMessage = '날짜를 다시 확인해 주세요. 모르면 비워 두어도 돼요.';
const firstDay = '1900-01-01';

/** A day as midnight UTC; null for an empty field. */
const day = z
  .string(dayMessage)
  .transform((text, context): Date | null => {
    if (text.trim() === '') return null;
    const at = new Date(`${text.trim()}T00:00:00Z`);
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text.trim()) && !Number.isNaN(at.getTime());
    if (isDay && at.toISOString().startsWith(text.trim()) && text.trim() >= firstDay) return at;
    context.addIssue({ code: 'custom', message: dayMessage });
    return z.NEVER;
  })
  .prefault('');

/** The form of a book that a club read without a meeting here. */
export const EarlierBookInput = z.object({ bookId: idInput, readOn: day });

/** The query of the page on which a leader chooses that book. */
export const ChoiceInput = z.object({
  bookId: idInput.optional().catch(undefined),
  q: queryInput,
  /** The book that was added just now. */
  added: idInput.optional().catch(undefined),
});

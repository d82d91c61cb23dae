import { z } from 'zod';
import { meetingLimits } from '../meetings/index.ts';
import { idInput, pageInput } from '../platform/http/form.ts';
import { queryInput } from '../platform/search/index.ts';
import { type Answer, answers } from './date-poll.ts';
import { pollLimits } from './poll-limits.ts';

/** Polls on one page of a club's list. */
export const pageSize = 10;

export const ListInput = z.object({ page: pageInput });

const optionalId = idInput.nullable().catch(null);

/** The changes that the page after them confirms. */
export const deeds = ['opened', 'answered', 'closed'] as const;
export type Deed = (typeof deeds)[number];

/** Query of a poll's page: the book that a leader chose for the meeting. */
export const ShowInput = z.object({ bookId: optionalId, done: z.enum(deeds).nullable().catch(null) });

/** Query of the page on which a leader chooses a book. */
export const ChoiceInput = z.object({ q: queryInput });

/** The text fields of the form that opens a poll; those of the dates are read one by one. */
const { minutes: length } = pollLimits;
const lengthMessage = `모임 시간은 ${length.min}분에서 ${length.max}분까지 정할 수 있어요.`;
export const MinutesInput = z
  .string(lengthMessage)
  .regex(/^\d{1,4}$/, lengthMessage)
  .transform(Number)
  .refine((minutes) => minutes >= length.min && minutes <= length.max, lengthMessage)
  .prefault('120');

/** The book of a poll's meeting, which may be chosen later. */
export const BookInput = z
  .literal('')
  .transform(() => null)
  .or(idInput)
  .nullable()
  .prefault(null);

/** `option` may stand in a form many times. */
export const OptionsInput = z
  .union([z.string(), z.array(z.string()).max(50)])
  .optional()
  .catch(undefined)
  .transform((typed) => (typed === undefined ? [] : [typed].flat()));

const answerName = /^answer\[([1-9]\d{0,9})\]$/;
const AnswerInput = z.enum(answers);

/** Returns the answers of a form by date; null if it holds none, or one that is not offered. */
export function readAnswers(body: unknown): ReadonlyMap<number, Answer> | null {
  const given = new Map<number, Answer>();
  for (const [name, value] of Object.entries(body ?? {})) {
    const [, typedId] = answerName.exec(name) ?? [];
    if (typedId === undefined) continue;
    const [id, answer] = [idInput.safeParse(typedId), AnswerInput.safeParse(value)];
    if (!id.success || !answer.success) return null;
    given.set(id.data, answer.data);
  }
  return given.size === 0 ? null : given;
}

const { capacity: seats } = meetingLimits;
const capacityMessage = `정원은 ${seats.min}명에서 ${seats.max}명까지 정할 수 있어요.`;

/** The decision of a leader. An empty `optionId` leaves the date to the rule. */
export const CloseInput = z.object({
  optionId: z
    .literal('')
    .transform(() => 'best' as const)
    .or(z.literal('none'))
    .or(idInput)
    .default('best'),
  bookId: BookInput,
  capacity: z
    .string(capacityMessage)
    .trim()
    .regex(/^\d{0,9}$/, capacityMessage)
    .transform((typed) => (typed === '' ? null : Number(typed)))
    .refine((count) => count === null || (count >= seats.min && count <= seats.max), capacityMessage)
    .prefault(''),
});

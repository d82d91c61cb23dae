import { z } from 'zod';
import { idInput } from '../platform/http/form.ts';
import { fromSeoulWallTime } from '../platform/korean-date.ts';
import { queryInput } from '../platform/search/index.ts';
import { freeText } from '../platform/text/free-text.ts';
import { textLimits } from '../platform/text/text-limits.ts';
import { meetingLimits } from './meeting-limits.ts';

const { capacity: seats } = meetingLimits;
const { meetingTitle, meetingDescription } = textLimits;

const title = freeText(meetingTitle, {
  missing: '제목을 적어 주세요.',
  blank: '제목을 적어 주세요.',
  tooLong: `제목은 ${meetingTitle.graphemes}자까지 쓸 수 있어요.`,
  unfit: '제목에서 깨졌거나 여러 겹으로 쌓인 글자를 지워 주세요.',
});

const description = freeText(meetingDescription, {
  missing: '소개를 다시 확인해 주세요.',
  tooLong: `소개는 ${meetingDescription.codePoints.toLocaleString('ko')}자까지 쓸 수 있어요.`,
  unfit: '소개에서 깨졌거나 여러 겹으로 쌓인 글자를 지워 주세요.',
}).prefault('');

const wallTime = (missing: string) =>
  z.string(missing).transform((text, context) => {
    const at = fromSeoulWallTime(text);
    if (at) return at;
    context.addIssue({
      code: 'custom',
      message: text === '' ? missing : '달력에 있는 날짜와 시간을 골라 주세요.',
    });
    return z.NEVER;
  });

const capacityMessage = `정원은 ${seats.min}명에서 ${seats.max}명까지 정할 수 있어요.`;
const minimumMessage = `최소 인원은 ${seats.min}명에서 ${seats.max}명까지 정할 수 있어요. 비워 두어도 돼요.`;
const bookMessage = '어떤 책으로 모일지 골라 주세요.';

/**
 * The form of a meeting, checked for values that are always invalid. The policy checks the rules
 * that depend on time.
 */
export const MeetingInput = z.object({
  bookId: z
    .string(bookMessage)
    .refine((text) => idInput.safeParse(text).success, bookMessage)
    .transform(Number),
  title,
  description,
  startsAt: wallTime('시작하는 시간을 골라 주세요.'),
  endsAt: wallTime('끝나는 시간을 골라 주세요.'),
  capacity: z
    .string('정원을 적어 주세요.')
    .trim()
    .regex(/^\d{1,9}$/, capacityMessage)
    .transform(Number)
    .refine((count) => count >= seats.min && count <= seats.max, capacityMessage),
  minimum: z
    .string()
    .trim()
    .regex(/^\d{0,9}$/, minimumMessage)
    .transform((text) => (text === '' ? null : Number(text)))
    .refine((count) => count === null || (count >= seats.min && count <= seats.max), minimumMessage)
    .optional(),
});

/** The same, with the version that the leader saw when she began to edit. */
export const MeetingEditInput = MeetingInput.extend({
  version: z
    .string('화면을 새로 열고 다시 수정해 주세요.')
    .regex(/^\d{1,9}$/, '화면을 새로 열고 다시 수정해 주세요.')
    .transform(Number),
});
export type MeetingEditInput = z.infer<typeof MeetingEditInput>;

/** The new end of a meeting, in UTC. */
export const ExtensionInput = z.object({
  until: z.iso.datetime().transform((text) => new Date(text)),
});

/** `soon`: the member can take her seat back for a few seconds. */
export const LeaveInput = z.object({
  soon: z
    .literal('on')
    .optional()
    .catch(undefined)
    .transform((value) => value === 'on'),
});

/** Meetings on one page of a list. */
export const pageSize = 20;
/** The last page of a list; further meetings are found by searching. */
export const lastListPage = 100;

const optionalId = idInput.optional().catch(undefined);

/** The book of a new meeting, or a search for one. */
export const BookChoiceInput = z.object({ bookId: optionalId, q: queryInput });

/** An earlier meeting whose plan fills the form of a new one. */
export const NextMeetingInput = z.object({ from: optionalId });

/**
 * The query parameters of a list. Invalid ones are ignored. Missing ones have a default besides,
 * because zod builds an error before each `catch`.
 */
export const MeetingListInput = z.object({
  when: z.enum(['upcoming', 'live', 'past']).default('upcoming').catch('upcoming'),
  genre: optionalId,
  book: optionalId,
  mine: z
    .string()
    .transform((text) => text !== '' && text !== '0' && text !== 'false')
    .default(false)
    .catch(false),
  q: queryInput.default(''),
  page: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform((text) => Math.min(Number(text), lastListPage))
    .default(1)
    .catch(1),
});
export type MeetingListInput = z.infer<typeof MeetingListInput>;

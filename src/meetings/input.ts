import { z } from 'zod';
import { countGraphemes } from '../platform/graphemes.ts';
import { idInput } from '../platform/http/form.ts';
import { fromSeoulWallTime } from '../platform/korean-date.ts';
import { meetingLimits } from './meeting.ts';

const controls = /(?!\n|\t)[\p{Cc}\p{Cs}]/u;
/** Draws nothing, or turns the text around it. A joiner may stay: emoji need it. */
const unseen =
  /[\p{Zl}\p{Zp}\u{00AD}\u{061C}\u{115F}\u{1160}\u{200B}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2060}\u{2066}-\u{2069}\u{2800}\u{3164}\u{FEFF}\u{FFA0}]/u;
/** More marks on one letter than any language needs. */
const piledMarks = /\p{M}{4,}/u;
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

const { title: titleLimit, description: descriptionLimit, capacity: seats } = meetingLimits;
const titleMessage = `제목은 ${titleLimit.max}자까지 쓸 수 있어요.`;

const title = z
  .string('제목을 적어 주세요.')
  .transform((text) => text.normalize('NFC').trim())
  .superRefine((text, context) => {
    const message = titleProblem(text);
    if (message) context.addIssue({ code: 'custom', message });
  });

function titleProblem(text: string): string | null {
  if (text === '') return '제목을 적어 주세요.';
  // An emoji of a family has eleven code units: longer than this, it cannot be sixty of anything.
  if (text.length > 20 * titleLimit.max || countGraphemes(text) > titleLimit.max) return titleMessage;
  if (/[\n\t]/.test(text) || controls.test(text) || unseen.test(text) || piledMarks.test(text))
    return '제목에 줄바꿈이나 보이지 않는 글자는 쓸 수 없어요.';
  return visible.test(text) ? null : '제목에는 보이는 글자가 하나는 있어야 해요.';
}

const description = z
  .string('소개를 다시 확인해 주세요.')
  .default('')
  .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
  .refine(
    (text) => [...text].length <= descriptionLimit.max,
    `소개는 ${descriptionLimit.max.toLocaleString('ko')}자까지 쓸 수 있어요.`,
  )
  .refine((text) => !controls.test(text), '소개에 쓸 수 없는 글자가 들어 있어요.');

const wallTime = (missing: string) =>
  z.string(missing).transform((text, context) => {
    const at = fromSeoulWallTime(text);
    if (at) return at;
    context.addIssue({
      code: 'custom',
      message: text === '' ? missing : '달력에 있는 날짜와 시각을 골라 주세요.',
    });
    return z.NEVER;
  });

const capacityMessage = `정원은 ${seats.min}명에서 ${seats.max}명까지 정할 수 있어요.`;
const bookMessage = '어떤 책으로 모일지 골라 주세요.';

/** The form of a meeting: what it can be at all. What it can be now is the policy's. */
export const MeetingInput = z.object({
  bookId: z
    .string(bookMessage)
    .refine((text) => idInput.safeParse(text).success, bookMessage)
    .transform(Number),
  title,
  description,
  startsAt: wallTime('시작하는 때를 골라 주세요.'),
  endsAt: wallTime('끝나는 때를 골라 주세요.'),
  capacity: z
    .string('정원을 적어 주세요.')
    .trim()
    .regex(/^\d{1,9}$/, capacityMessage)
    .transform(Number)
    .refine((count) => count >= seats.min && count <= seats.max, capacityMessage),
});

/** The same, with the version that the leader saw when she began to edit. */
export const MeetingEditInput = MeetingInput.extend({
  version: z
    .string('화면을 새로 열고 다시 고쳐 주세요.')
    .regex(/^\d{1,9}$/, '화면을 새로 열고 다시 고쳐 주세요.')
    .transform(Number),
});
export type MeetingEditInput = z.infer<typeof MeetingEditInput>;

/** Meetings on one page of a list. */
export const pageSize = 20;
/** Pages of a list that can be leafed through; beyond them a search finds more. */
export const lastListPage = 100;

const optionalId = idInput.optional().catch(undefined);

const search = z
  .string()
  .transform((text) => [...text.normalize('NFC').trim()].slice(0, 100).join(''))
  .catch('');

/** Which book a new meeting is to be about, or what to look for one with. */
export const BookChoiceInput = z.object({ bookId: optionalId, q: search });

/** A list's address. What it does not understand is as good as not said. */
export const MeetingListInput = z.object({
  when: z.enum(['upcoming', 'live', 'past']).catch('upcoming'),
  genre: optionalId,
  book: optionalId,
  mine: z
    .string()
    .transform((text) => text !== '' && text !== '0' && text !== 'false')
    .catch(false),
  q: search,
  page: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform((text) => Math.min(Number(text), lastListPage))
    .catch(1),
});
export type MeetingListInput = z.infer<typeof MeetingListInput>;

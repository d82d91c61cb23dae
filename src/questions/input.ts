import { z } from 'zod';
import { type ReadingMark, readingMarks } from '../notes/index.ts';
import { idInput } from '../platform/http/form.ts';
import { freeText } from '../platform/text/free-text.ts';
import { textLimits } from '../platform/text/text-limits.ts';
import { questionKinds } from './question.ts';
import { questionLimits } from './question-limits.ts';

const { discussionQuestion } = textLimits;

const markOf = (text: string): ReadingMark | undefined => readingMarks.find((mark) => String(mark) === text);
const wrongMark = '누구에게 먼저 보일지 다시 골라 주세요.';

const wrongPlace = '순서는 1부터 세는 숫자로 적어 주세요.';
const place = z
  .string(wrongPlace)
  .regex(/^[1-9]\d{0,8}$/, wrongPlace)
  .transform((position) => Math.min(Number(position), questionLimits.perMeeting));
const kind = z.enum(questionKinds, '어떤 질문인지 다시 골라 주세요.');
const spoiler = z.string(wrongMark).transform((typed, context) => {
  const mark = markOf(typed);
  if (mark !== undefined) return mark;
  context.addIssue({ code: 'custom', message: wrongMark });
  return z.NEVER;
});

/** The form of a new question. `position`: its place, from 1; the last one by default. */
export const QuestionInput = z.object({
  body: freeText(discussionQuestion, {
    missing: '질문을 적어 주세요.',
    blank: '질문을 적어 주세요.',
    tooLong: `질문은 ${discussionQuestion.graphemes}자까지 쓸 수 있어요.`,
    unfit: '질문에서 깨졌거나 여러 겹으로 쌓인 글자를 지워 주세요.',
  }),
  kind: kind.default('interpretation'),
  spoiler: spoiler.prefault('0'),
  position: z.preprocess((typed) => (typed === '' ? undefined : typed), place.optional()),
});

/**
 * The form of a stored question. The kind and the mark stay as they are where it leaves them out.
 * `version`: the one that the form showed.
 */
export const EditInput = QuestionInput.extend({
  kind: kind.optional(),
  spoiler: spoiler.optional(),
  version: idInput.nullable().catch(null),
});
export type EditInput = z.infer<typeof EditInput>;

/** The new place of a question. */
export const MoveInput = z.object({ position: place });

/** Questions as a person saw them (`12-3`: question 12 in version 3). Without any it means all. */
const seenVersion = z
  .string()
  .regex(/^\d{1,10}-\d{1,10}$/)
  .transform((text) => {
    const [id = 0, version = 0] = text.split('-').map(Number);
    return { id, version };
  });
export const ApproveInput = z.object({
  question: z
    .union([seenVersion.transform((one) => [one]), z.array(seenVersion).max(questionLimits.perMeeting)])
    .optional(),
});

/** The changes that the page after them confirms. */
export const deeds = [
  'added',
  'saved',
  'moved',
  'deleted',
  'approved',
  'some_left',
  'drafted',
  'templates',
  'no_notes',
] as const;
export type Deed = (typeof deeds)[number];

/** `show=all`: the person wants to read questions from further on in the book than she has read. */
export const QuestionsInput = z.object({
  done: z.enum(deeds).nullable().catch(null),
  show: z.literal('all').nullable().catch(null),
});

import { z } from 'zod';
import { pageInput } from '../platform/http/form.ts';
import { fromSeoulWallTime } from '../platform/korean-date.ts';
import { freeText } from '../platform/text/free-text.ts';
import { textLimits } from '../platform/text/text-limits.ts';
import { readingMarks } from './note.ts';
import { noteLimits } from './note-limits.ts';

const { meetingNote } = textLimits;

const marksByText = new Map(readingMarks.map((mark) => [String(mark), mark]));
const wrongMark = '누구에게 보일지 다시 골라 주세요.';

/** The form of a note. `spoiler`: how much its readers must have read. */
export const NoteInput = z.object({
  body: freeText(meetingNote, {
    missing: '글을 적어 주세요.',
    blank: '글을 적어 주세요.',
    tooLong: `글은 ${meetingNote.codePoints.toLocaleString('ko')}자까지 쓸 수 있어요.`,
    unfit: '글에서 깨졌거나 여러 겹으로 쌓인 글자를 지워 주세요.',
  }),
  spoiler: z
    .string(wrongMark)
    .transform((typed, context) => {
      const mark = marksByText.get(typed);
      if (mark !== undefined) return mark;
      context.addIssue({ code: 'custom', message: wrongMark });
      return z.NEVER;
    })
    .optional(),
});

const wrongLength = `0자에서 ${noteLimits.wished.toLocaleString('ko')}자 사이로 적어 주세요.`;
const noTime = '언제까지 쓸지 골라 주세요.';

/** The form in which a leader asks for notes. */
export const RuleInput = z.object({
  characters: z
    .string(wrongLength)
    .trim()
    .regex(/^\d{1,5}$/, wrongLength)
    .transform(Number)
    .refine((count) => count <= noteLimits.wished, wrongLength),
  dueAt: z.string(noTime).transform((text, context) => {
    const at = fromSeoulWallTime(text);
    if (at) return at;
    context.addIssue({
      code: 'custom',
      message: text === '' ? noTime : '달력에 있는 날짜와 시간을 골라 주세요.',
    });
    return z.NEVER;
  }),
});

/** The changes that the page after them confirms. */
export const deeds = ['saved', 'deleted', 'asked'] as const;
export type Deed = (typeof deeds)[number];

export const NotesInput = z.object({ page: pageInput, done: z.enum(deeds).nullable().catch(null) });

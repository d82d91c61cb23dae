import { z } from 'zod';
import { fromSeoulWallTime } from '../platform/korean-date.ts';
import { answers } from './question.ts';

/** A button: sends `on` to hide that a member came, and no field to show it again. */
export const VisibilityInput = z.object({
  hidden: z
    .literal('on')
    .optional()
    .transform((typed) => typed === 'on'),
});

/** Whether a member comes. */
export const AnswerInput = z.object({ answer: z.enum(answers) });

/** The most seats that a leader passes on: as many as her page showed. */
export const PassOnInput = z.object({
  seats: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .transform(Number),
});

const startMessage = '미룰 날짜와 시간을 골라 주세요.';

/** The new start of a meeting, and the version that its leader saw. */
export const PostponeInput = z.object({
  startsAt: z.string(startMessage).transform((text, context) => {
    const at = fromSeoulWallTime(text);
    if (at) return at;
    context.addIssue({ code: 'custom', message: startMessage });
    return z.NEVER;
  }),
  version: z
    .string('화면을 새로 열고 다시 눌러 주세요.')
    .regex(/^\d{1,9}$/, '화면을 새로 열고 다시 눌러 주세요.')
    .transform(Number),
});
export type PostponeInput = z.infer<typeof PostponeInput>;

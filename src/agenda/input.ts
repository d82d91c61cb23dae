import { z } from 'zod';
import { idInput } from '../platform/http/form.ts';
import { freeText } from '../platform/text/free-text.ts';
import { textLimits } from '../platform/text/text-limits.ts';
import { agendaLimits } from './agenda-limits.ts';

const { cardMinutes, extensionMinutes, turnSeconds } = agendaLimits;

/** The fields of a form of cards besides its rows. */
export const PlanInput = z.object({
  startsItself: z.literal('on').optional().catch(undefined),
  /** The button that asks for more rows and stores nothing. */
  more: z.string().optional().catch(undefined),
  /** The buttons that move a row, with the row's number, and store nothing. */
  up: z.string().optional().catch(undefined),
  down: z.string().optional().catch(undefined),
  /** The cards that the leader saw. */
  seen: z.string().max(1_000).optional().catch(undefined),
});

const wrongMinutes = `시간은 1분에서 ${cardMinutes}분 사이로 적어 주세요.`;

/** One row of the form. */
export const CardInput = z.object({
  body: freeText(textLimits.agendaCard, {
    missing: '질문을 적어 주세요.',
    blank: '질문을 적어 주세요.',
    tooLong: `질문은 ${textLimits.agendaCard.graphemes}자까지 쓸 수 있어요.`,
    unfit: '질문에서 깨졌거나 여러 겹으로 쌓인 글자를 지워 주세요.',
  }),
  minutes: z
    .string(wrongMinutes)
    .trim()
    .regex(/^\d{1,3}$/, wrongMinutes)
    .transform(Number)
    .refine((minutes) => minutes >= 1 && minutes <= cardMinutes, wrongMinutes),
  questionId: idInput.nullable().catch(null),
});

const wholeNumber = (min: number, max: number, usual: number) =>
  z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .refine((number) => number >= min && number <= max)
    .prefault(String(usual));

/** A button of the agenda. What the leader saw is compared if her page says it. */
export const ButtonInput = z.object({
  revision: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .optional(),
  cardId: idInput.optional(),
  turnId: idInput.optional(),
  minutes: wholeNumber(1, extensionMinutes, 5),
  seconds: wholeNumber(turnSeconds.min, turnSeconds.max, turnSeconds.usual),
});

export type ButtonInput = z.infer<typeof ButtonInput>;

/** Where the form stood, and where its answer leads back to: the room if not given. */
export const BackInput = z.object({ back: z.enum(['plain', 'plan']).optional().catch(undefined) });

/**
 * `done`: the change that the page confirms. `show=all`: the leader wants to read questions from
 * further on in the book than she has read.
 */
export const PlanQuery = z.object({
  done: z.literal('saved').nullable().catch(null),
  show: z.literal('all').nullable().catch(null),
});

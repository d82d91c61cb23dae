import { z } from 'zod';
import { idInput } from '../../platform/http/form.ts';
import { freeText } from '../../platform/text/free-text.ts';
import { textLimits } from '../../platform/text/text-limits.ts';

const { questionCard } = textLimits;

/**
 * The form of a question card: a text, or the id of an approved question of the meeting. A text
 * goes before a chosen question.
 */
export const CardInput = z
  .object({
    body: freeText(questionCard, {
      missing: '질문을 적어 주세요.',
      tooLong: `질문은 ${questionCard.codePoints}자까지 쓸 수 있어요.`,
      unfit: '질문에서 깨졌거나 여러 겹으로 쌓인 글자를 지워 주세요.',
    }).default(''),
    questionId: idInput.optional(),
  })
  .refine(({ body, questionId }) => body !== '' || questionId !== undefined, {
    path: ['body'],
    message: '질문을 적거나 아래에서 골라 주세요.',
  });

/** Names the member whom a card is for, in an address or a form. */
export const ToInput = z.object({ userId: idInput });

/** The answer to a card. Without a text the room's page has sent it, and the card only ends. */
export const AnswerInput = z.object({
  body: z.string().optional().catch(''),
  clientId: z.uuid().optional().catch(undefined),
});

import { z } from 'zod';
import { pageInput } from '../platform/http/form.ts';
import { freeText } from '../platform/text/free-text.ts';
import { textLimits } from '../platform/text/text-limits.ts';
import { decisions } from './decision.ts';

const checked = z
  .literal('on')
  .transform(() => true)
  .catch(false);

const mostDays = 90;

/** The form with which an operator decides a report. */
export const DecisionInput = z
  .object({
    decision: z.enum(decisions, '어떻게 할지 골라 주세요.'),
    hides: checked,
    days: z.string().default(''),
    explanation: freeText(textLimits.reportWords, {
      missing: '까닭을 다시 적어 주세요.',
      tooLong: `${textLimits.reportWords.codePoints}자까지 쓸 수 있어요.`,
      unfit: '까닭에서 깨졌거나 여러 겹으로 쌓인 글자를 지워 주세요.',
    }).default(''),
  })
  .refine(({ decision, explanation }) => decision === 'dismissed' || explanation !== '', {
    path: ['explanation'],
    message: '상대가 읽을 까닭을 적어 주세요.',
  })
  .refine(({ decision, days }) => decision !== 'suspended' || isDays(days), {
    path: ['days'],
    message: `1부터 ${mostDays} 사이의 날수를 적어 주세요.`,
  })
  .transform(({ days, ...rest }) => ({ ...rest, days: isDays(days) ? Number(days) : 0 }));

const isDays = (typed: string): boolean =>
  /^\d{1,2}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= mostDays;

/** The page of the queue: the reports that wait, or the decided ones. */
export const QueueInput = z.object({
  decided: z
    .literal('1')
    .transform(() => true)
    .catch(false),
  page: pageInput,
});

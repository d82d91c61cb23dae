import { z } from 'zod';
import { idInput } from '../platform/http/form.ts';
import { freeText } from '../platform/text/free-text.ts';
import { textLimits } from '../platform/text/text-limits.ts';
import { type Kind, type Reason, reasons } from './report.ts';

/** Names a reported thing in an address or form. `invite` is the token of an invitation. */
export const TargetInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), id: idInput, seq: idInput }),
  z.object({ kind: z.literal('meeting'), id: idInput }),
  z.object({ kind: z.literal('club'), id: idInput, invite: z.string().max(100).optional() }),
  z.object({ kind: z.literal('nickname'), id: idInput }),
  z.object({ kind: z.literal('note'), id: idInput }),
  z.object({ kind: z.literal('question'), id: idInput }),
  z.object({ kind: z.literal('question_card'), id: idInput }),
  z.object({ kind: z.literal('record'), id: idInput }),
  z.object({ kind: z.literal('ai_text'), id: idInput, book: idInput }),
]);
export type Target = z.infer<typeof TargetInput>;

/** Names the person whom the reader reported a moment ago. */
export const AboutInput = z.object({ about: idInput });

/** Returns the reasons that a person can choose for a kind. */
export function reasonsFor(kind: Kind): readonly Reason[] {
  if (kind === 'ai_text' || kind === 'record')
    return reasons.filter((reason) => reason !== 'ad' && reason !== 'fraud');
  if (kind === 'nickname') return reasons.filter((reason) => reason !== 'spoiler' && reason !== 'wrong');
  return reasons.filter((reason) => reason !== 'wrong');
}

/** The form of a report. */
export const ReportInput = z
  .object({
    reason: z.enum(reasons, '어떤 점이 문제인지 골라 주세요.'),
    words: freeText(textLimits.reportWords, {
      missing: '내용을 다시 적어 주세요.',
      tooLong: `${textLimits.reportWords.codePoints}자까지 쓸 수 있어요.`,
      unfit: '내용에서 깨졌거나 여러 겹으로 쌓인 글자를 지워 주세요.',
    }).default(''),
  })
  .refine(({ reason, words }) => reason !== 'other' || words !== '', {
    path: ['words'],
    message: '기타를 고르셨다면 어떤 점이 문제인지 적어 주세요.',
  });
export type NewReport = z.infer<typeof ReportInput>;

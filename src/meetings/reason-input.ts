import { z } from 'zod';
import { freeText } from '../platform/text/free-text.ts';
import { textLimits } from '../platform/text/text-limits.ts';
import { reasonMessages, silenceReasons } from './silence-messages.ts';

const words = freeText(textLimits.leaderReason, {
  tooLong: reasonMessages.tooLong,
  unfit: reasonMessages.unfit,
}).prefault('');

/** The form that silences a member. Own words win over a reason from the list. */
export const SilenceInput = z
  .object({
    listed: z
      .string()
      .regex(/^\d$/)
      .transform((at) => silenceReasons[Number(at)] ?? '')
      .catch(''),
    words,
  })
  .transform(({ listed, words: own }, context) => {
    const reason = own === '' ? listed : own;
    if (reason !== '') return { reason };
    context.addIssue({ code: 'custom', path: ['words'], message: reasonMessages.none });
    return z.NEVER;
  });

/** The forms in which a leader may give a reason: she removes a member or deletes a message. */
export const OptionalReasonInput = z
  .object({ reason: words })
  .transform(({ reason }) => ({ reason: reason === '' ? null : reason }));

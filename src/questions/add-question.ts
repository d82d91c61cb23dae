import { insertQuestion, storeOrder } from './change-repository.ts';
import { orderWith } from './order-with.ts';
import { type Refused, withPreparedMeeting } from './preparer.ts';
import type { QuestionDraft } from './question.ts';
import { questionLimits } from './question-limits.ts';
import { findQuestions } from './question-repository.ts';
import type { QuestionServices, QuestionsKey } from './services.ts';

export type AddResult =
  | { readonly ok: true; readonly id: number }
  | { readonly ok: false; readonly reason: 'full' }
  | Refused;

/**
 * Adds a question that a person wrote, not approved, at a place from 1 or behind the others. A text
 * that the meeting has already gives that question, so a form that is sent twice adds one.
 */
export const addQuestion = (
  services: QuestionServices,
  key: QuestionsKey,
  { position, ...draft }: QuestionDraft & { readonly position?: number | undefined },
): Promise<AddResult> =>
  withPreparedMeeting<AddResult>(services, key, async (tx) => {
    const { meetingId, userId } = key;
    const all = await findQuestions(tx, meetingId);
    const same = all.find(({ body }) => body === draft.body);
    if (same) return { ok: true, id: same.id };
    if (all.length >= questionLimits.perMeeting) return { ok: false, reason: 'full' };
    const who = { origin: 'person', authorId: userId, draftId: null } as const;
    const id = await insertQuestion(tx, { meetingId, ...draft, ...who, bookFields: [], quotes: [] });
    if (position !== undefined)
      await storeOrder(tx, meetingId, orderWith([...all.map((one) => one.id), id], id, position));
    return { ok: true, id };
  });

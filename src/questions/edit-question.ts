import { storeOrder, updateQuestion } from './change-repository.ts';
import { orderWith } from './order-with.ts';
import { type Refused, withPreparedMeeting } from './preparer.ts';
import { lowestMark, type Question, type QuestionDraft } from './question.ts';
import { findQuestion, findQuestions } from './question-repository.ts';
import type { QuestionServices, QuestionsKey } from './services.ts';

export interface QuestionKey extends QuestionsKey {
  readonly questionId: number;
}

export type EditResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'no_question' }
  /** Another person changed it meanwhile. */
  | { readonly ok: false; readonly reason: 'stale'; readonly current: Question }
  /** The mark is lower than that of a note which the question quotes. */
  | { readonly ok: false; readonly reason: 'mark_too_low'; readonly current: Question }
  | Refused;

/** A change of a question. Parts that are left out stay as they are. */
export type QuestionChange = Pick<QuestionDraft, 'body'> & {
  readonly [Part in 'kind' | 'forPercent']?: QuestionDraft[Part] | undefined;
};

/**
 * Stores what a person wrote in place of a question.
 * @param version the version that she saw; null if her form did not say
 */
export const editQuestion = (
  services: QuestionServices,
  { questionId, ...key }: QuestionKey,
  change: QuestionChange,
  version: number | null,
): Promise<EditResult> =>
  withPreparedMeeting<EditResult>(services, key, async (tx) => {
    const current = await findQuestion(tx, { meetingId: key.meetingId, questionId });
    if (!current) return { ok: false, reason: 'no_question' };
    if (version !== null && version !== current.version) return { ok: false, reason: 'stale', current };
    const { body, kind = current.kind, forPercent = current.forPercent } = change;
    if (forPercent < lowestMark(current.quotes)) return { ok: false, reason: 'mark_too_low', current };
    await updateQuestion(tx, questionId, { body, kind, forPercent }, key.userId);
    return { ok: true };
  });

/** Moves a question to a place of the order, from 1; beyond the last it becomes the last. */
export const moveQuestion = (
  services: QuestionServices,
  { questionId, ...key }: QuestionKey,
  position: number,
): Promise<EditResult> =>
  withPreparedMeeting<EditResult>(services, key, async (tx) => {
    const ids = (await findQuestions(tx, key.meetingId)).map(({ id }) => id);
    if (!ids.includes(questionId)) return { ok: false, reason: 'no_question' };
    await storeOrder(tx, key.meetingId, orderWith(ids, questionId, position));
    return { ok: true };
  });

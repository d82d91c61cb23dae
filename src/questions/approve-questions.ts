import { approve } from './change-repository.ts';
import { type Refused, withPreparedMeeting } from './preparer.ts';
import { findQuestions } from './question-repository.ts';
import type { QuestionServices, QuestionsKey } from './services.ts';

/** A question as the person saw it. */
export interface SeenVersion {
  readonly id: number;
  readonly version: number;
}

export type ApproveResult =
  /** `left`: questions that changed or went meanwhile, and stay as they are. */
  { readonly ok: true; readonly left: number } | Refused;

/**
 * Shows questions to the members from now on. A question that was changed since the person saw it
 * is left out. Idempotent.
 * @param seen the questions; null for all of the meeting
 */
export const approveQuestions = (
  services: QuestionServices,
  key: QuestionsKey,
  seen: readonly SeenVersion[] | null,
): Promise<ApproveResult> =>
  withPreparedMeeting<ApproveResult>(services, key, async (tx) => {
    const all = await findQuestions(tx, key.meetingId);
    const isAsSeen = (one: SeenVersion) =>
      all.some(({ id, version }) => id === one.id && version === one.version);
    const ids = (seen?.filter(isAsSeen) ?? all).map(({ id }) => id);
    await approve(tx, key.meetingId, ids);
    return { ok: true, left: seen === null ? 0 : seen.length - ids.length };
  });

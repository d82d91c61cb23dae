import { findMeetingForAsker } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import { type AnswerRefusal, canAnswer } from './policy.ts';
import type { Answer } from './progress.ts';
import { storeProgress } from './progress-repository.ts';

export type AnswerResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: AnswerRefusal | 'not_found' };

/** Records how far a member has read. The last answer counts. */
export async function answerProgress(
  { db }: { readonly db: Database },
  { meetingId, userId }: { readonly meetingId: number; readonly userId: number },
  answer: Answer,
): Promise<AnswerResult> {
  const found = await findMeetingForAsker(db, meetingId, userId);
  if (!found) return { ok: false, reason: 'not_found' };
  const decision = canAnswer(found);
  if (!decision.ok) return decision;
  const isStored = await storeProgress(db, { meetingId, userId }, answer);
  return isStored ? { ok: true } : { ok: false, reason: 'ended' };
}

import type { Database } from '../platform/db.ts';
import { isMember } from './club.ts';
import { findClubForAsker } from './club-for-asker-repository.ts';
import { findAnswerHash } from './club-repository.ts';
import { isAnswer } from './entry-answer.ts';
import { canJoin } from './policy.ts';

/** An answer that was compared with a hash before the transaction, because comparing is slow. */
export interface CheckedAnswer {
  readonly hash: string;
  readonly isRight: boolean;
}

/** Compares an answer, unless the person could not join with the right one either. */
export async function checkAnswer(
  db: Database,
  { clubId, userId, answer }: { clubId: number; userId: number; answer: string },
): Promise<CheckedAnswer | null> {
  const clubForAsker = answer === '' ? null : await findClubForAsker(db, clubId, userId);
  if (clubForAsker?.club.entry !== 'question' || isMember(clubForAsker.asker) || !canJoin(clubForAsker).ok)
    return null;
  const hash = await findAnswerHash(db, clubId);
  return hash === null ? null : { hash, isRight: await isAnswer(answer, hash) };
}

import type { Database } from '../platform/db.ts';
import { clubLimits } from './club-limits.ts';

export interface WrongAnswers {
  readonly wrongCount: number;
  readonly lockedUntil: Date | null;
}

/**
 * Counts a wrong answer of an account, and locks the club's question for it after the last one.
 * Answers that are older than the lock are forgotten. The caller has locked the club.
 */
export async function recordWrongAnswer(tx: Database, clubId: number, userId: number): Promise<WrongAnswers> {
  const { most, lockHours } = clubLimits.wrongAnswers;
  const [row] = await tx.$queryRaw<[WrongAnswers]>`
    INSERT INTO club_entry_attempts AS t (club_id, user_id, wrong_count) VALUES (${clubId}, ${userId}, 1)
    ON CONFLICT (club_id, user_id) DO UPDATE SET
      wrong_count = CASE WHEN t.last_wrong_at <= now() - make_interval(hours => ${lockHours}) THEN 1
        WHEN t.wrong_count >= ${most} THEN 1 ELSE t.wrong_count + 1 END,
      locked_until = CASE WHEN t.wrong_count = ${most - 1} AND t.last_wrong_at > now() - make_interval(hours => ${lockHours})
        THEN now() + make_interval(hours => ${lockHours}) END,
      last_wrong_at = now()
    RETURNING wrong_count AS "wrongCount", locked_until AS "lockedUntil"`;
  return row;
}

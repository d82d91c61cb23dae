import type pg from 'pg';
import { seatCounts } from '../../meetings/index.ts';
import { isShownText } from './received-card-repository.ts';

/** An open card of a person in a meeting that runs. */
export interface WaitingCard {
  readonly userId: number;
  readonly meetingId: number;
  readonly title: string;
  /** Whether no page of hers has received it. */
  readonly isNew: boolean;
}

/**
 * Finds the meetings that run in which these people have open cards, one row for each person and
 * meeting.
 */
export async function findWaitingCards(pool: pg.Pool, userIds: readonly number[]): Promise<WaitingCard[]> {
  const { rows } = await pool.query<WaitingCard>({
    name: 'talk-waiting-cards',
    text: `SELECT c.user_id AS "userId", m.id AS "meetingId", m.title, bool_or(c.delivered_at IS NULL) AS "isNew"
           FROM question_cards c JOIN meetings m ON m.id = c.meeting_id
             JOIN memberships s ON s.meeting_id = m.id AND s.user_id = c.user_id
           WHERE c.user_id = ANY ($1::int[]) AND c.answered_at IS NULL AND c.put_away_at IS NULL AND ${isShownText}
             AND m.cancelled_at IS NULL AND m.starts_at <= now() AND now() < m.ends_at AND ${seatCounts('s.user_id')}
           GROUP BY c.user_id, m.id ORDER BY m.id`,
    values: [userIds],
  });
  return rows;
}

/** Marks the cards of a person in a meeting as delivered. Idempotent. */
export const markCardsDelivered = (pool: pg.Pool, userId: number, meetingId: number): Promise<unknown> =>
  pool.query(
    `UPDATE question_cards c SET delivered_at = clock_timestamp()
     WHERE c.user_id = $1 AND c.meeting_id = $2 AND c.delivered_at IS NULL AND ${isShownText}`,
    [userId, meetingId],
  );

import { type Database, Prisma } from '../../platform/db.ts';
import type { ReceivedCard } from './card.ts';
import { isUnhiddenText } from './hidden-card.sql.ts';

/** The cards of one member of a meeting. */
export interface MemberKey {
  readonly meetingId: number;
  readonly userId: number;
}

/**
 * Whether a member may see a card `c`: operators did not hide it, and she did not block the leader
 * who sent it.
 */
export const isShownText = `(${isUnhiddenText} AND NOT EXISTS (
  SELECT FROM user_blocks b WHERE b.blocker_id = c.user_id AND b.blocked_id = c.sender_id))`;
const isShown = Prisma.raw(isShownText);

/** Finds the cards of a member in a meeting, oldest first. */
export const findCards = (db: Database, { meetingId, userId }: MemberKey): Promise<ReceivedCard[]> =>
  db.$queryRaw<ReceivedCard[]>`
    SELECT c.id, c.meeting_id AS "meetingId", c.user_id AS "userId", u.nickname AS sender, c.body,
      c.sent_at AS "sentAt", c.delivered_at AS "deliveredAt", c.seen_at AS "seenAt",
      c.answered_at AS "answeredAt", c.put_away_at AS "putAwayAt"
    FROM question_cards c JOIN users u ON u.id = c.sender_id
    WHERE c.meeting_id = ${meetingId} AND c.user_id = ${userId} AND ${isShown} ORDER BY c.id`;

/** Marks the open cards of a member as seen, and so as delivered. Idempotent. */
export const markCardsSeen = (db: Database, { meetingId, userId }: MemberKey): Promise<number> =>
  db.$executeRaw`
    UPDATE question_cards c SET seen_at = clock_timestamp(),
      delivered_at = coalesce(c.delivered_at, clock_timestamp())
    WHERE c.meeting_id = ${meetingId} AND c.user_id = ${userId} AND c.seen_at IS NULL AND ${isShown}`;

/** The two ends of a card. */
export type CardEnd = 'answered' | 'put_away';

/**
 * Stores what a member did with a card. Idempotent: the first time stays. She may answer a card
 * that she put away. @returns whether she has such a card
 */
export async function endCard(
  db: Database,
  { meetingId, userId, cardId }: MemberKey & { readonly cardId: number },
  end: CardEnd,
): Promise<boolean> {
  const column = Prisma.raw(end === 'answered' ? 'answered_at' : 'put_away_at');
  const changed = await db.$executeRaw`
    UPDATE question_cards c SET ${column} = coalesce(c.${column}, clock_timestamp()),
      seen_at = coalesce(c.seen_at, clock_timestamp()),
      delivered_at = coalesce(c.delivered_at, clock_timestamp())
    WHERE c.id = ${cardId} AND c.meeting_id = ${meetingId} AND c.user_id = ${userId} AND ${isShown}`;
  return changed > 0;
}

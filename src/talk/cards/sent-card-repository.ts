import { seatCounts } from '../../meetings/index.ts';
import { type Database, Prisma } from '../../platform/db.ts';
import type { QuestionCard } from './card.ts';
import type { CardFacts } from './policy.ts';

/** A leader's cards of one meeting. */
export interface SenderKey {
  readonly meetingId: number;
  readonly senderId: number;
}

/** Returns the facts about a leader's card for a person; null for an unknown person. */
export async function findCardFacts(
  db: Database,
  { meetingId, senderId }: SenderKey,
  userId: number,
): Promise<CardFacts | null> {
  const [row] = await db.$queryRaw<CardFacts[]>`
    SELECT u.nickname,
      EXISTS (SELECT FROM memberships s JOIN meetings m ON m.id = s.meeting_id
        WHERE m.id = ${meetingId} AND s.user_id = u.id AND ${Prisma.raw(seatCounts('s.user_id'))}) AS "hasSeat",
      EXISTS (SELECT FROM meeting_silences i WHERE i.meeting_id = ${meetingId} AND i.user_id = u.id) AS "isSilenced",
      EXISTS (SELECT FROM user_blocks b WHERE b.blocker_id = ${senderId} AND b.blocked_id = u.id) AS "isBlocked",
      c.*
    FROM users u CROSS JOIN LATERAL (
      SELECT count(*)::int AS "cardsToAll", (count(*) FILTER (WHERE c.user_id = u.id))::int AS cards,
        count(*) FILTER (WHERE c.user_id = u.id AND c.answered_at IS NULL AND c.put_away_at IS NULL
          AND c.hidden_at IS NULL) > 0 AS "hasOpenCard"
      FROM question_cards c WHERE c.meeting_id = ${meetingId} AND c.sender_id = ${senderId}
    ) c
    WHERE u.id = ${userId}`;
  return row ?? null;
}

/** Stores a card. @returns its id; null if the member holds an open card of this leader */
export async function insertCard(
  tx: Database,
  { meetingId, senderId }: SenderKey,
  { userId, body }: { readonly userId: number; readonly body: string },
): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ id: number }[]>`
    INSERT INTO question_cards (meeting_id, sender_id, user_id, body)
    VALUES (${meetingId}, ${senderId}, ${userId}, ${body}) ON CONFLICT DO NOTHING RETURNING id`;
  return row?.id ?? null;
}

/** Finds the newest card that a leader sent to each member. */
export const findNewestCards = (db: Database, { meetingId, senderId }: SenderKey): Promise<QuestionCard[]> =>
  db.questionCard.findMany({
    where: { meetingId, senderId, hiddenAt: null },
    distinct: ['userId'],
    orderBy: [{ userId: 'asc' }, { id: 'desc' }],
  });

import { seatCounts } from '../../meetings/index.ts';
import { type Database, Prisma } from '../../platform/db.ts';
import type { CardTimes, QuestionCard } from './card.ts';
import { isQuestionHiddenText, isUnhiddenText } from './hidden-card.sql.ts';
import type { CardFacts } from './policy.ts';

const isQuestionHidden = Prisma.raw(isQuestionHiddenText);
const isUnhidden = Prisma.raw(isUnhiddenText);

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
          AND ${isUnhidden}) > 0 AS "hasOpenCard"
      FROM question_cards c WHERE c.meeting_id = ${meetingId} AND c.sender_id = ${senderId}
    ) c
    WHERE u.id = ${userId}`;
  return row ?? null;
}

/** A card to store. `questionId`: the question that its text is a copy of; null for none. */
export interface CardDraft {
  readonly userId: number;
  readonly body: string;
  readonly questionId: number | null;
}

/**
 * Stores a card. An open one whose question operators hid counts as put away: the member cannot
 * end it, and this leader sends her another one.
 * @returns its id; null if the member holds an open card of this leader
 */
export async function insertCard(
  tx: Database,
  { meetingId, senderId }: SenderKey,
  { userId, body, questionId }: CardDraft,
): Promise<number | null> {
  await tx.$executeRaw`
    UPDATE question_cards c SET put_away_at = clock_timestamp()
    WHERE c.meeting_id = ${meetingId} AND c.sender_id = ${senderId} AND c.user_id = ${userId}
      AND c.answered_at IS NULL AND c.put_away_at IS NULL AND ${isQuestionHidden}`;
  const [row] = await tx.$queryRaw<{ id: number }[]>`
    INSERT INTO question_cards (meeting_id, sender_id, user_id, body, question_id)
    VALUES (${meetingId}, ${senderId}, ${userId}, ${body}, ${questionId}) ON CONFLICT DO NOTHING RETURNING id`;
  return row?.id ?? null;
}

/** A card as far as its leader learns of it. */
export type SentCard = Pick<QuestionCard, 'userId'> & CardTimes;

/** Finds the newest card that a leader sent to each member and that operators did not hide. */
export const findNewestCards = (db: Database, { meetingId, senderId }: SenderKey): Promise<SentCard[]> =>
  db.$queryRaw<SentCard[]>`
    SELECT DISTINCT ON (c.user_id) c.user_id AS "userId", c.delivered_at AS "deliveredAt",
      c.seen_at AS "seenAt", c.answered_at AS "answeredAt", c.put_away_at AS "putAwayAt"
    FROM question_cards c
    WHERE c.meeting_id = ${meetingId} AND c.sender_id = ${senderId} AND ${isUnhidden}
    ORDER BY c.user_id, c.id DESC`;

import { type Database, Prisma } from '../../platform/db.ts';
import { isShownText } from './received-card-repository.ts';

/** A card as far as a report shows it. */
export interface ReportableCard {
  readonly meetingId: number;
  readonly senderId: number;
  readonly body: string;
}

/** Returns a card that a person received, for a report; null for any other. */
export async function findReportableCard(
  db: Database,
  userId: number,
  cardId: number,
): Promise<ReportableCard | null> {
  const [card] = await db.$queryRaw<ReportableCard[]>`
    SELECT c.meeting_id AS "meetingId", c.sender_id AS "senderId", c.body
    FROM question_cards c WHERE c.id = ${cardId} AND c.user_id = ${userId} AND ${Prisma.raw(isShownText)}`;
  return card ?? null;
}

/** Hides a card from its member. Idempotent. */
export async function hideCard(tx: Database, cardId: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE question_cards SET hidden_at = clock_timestamp() WHERE id = ${cardId} AND hidden_at IS NULL`;
}

/**
 * Shows a hidden card again, as one that was put away: its leader may have sent another one.
 * Idempotent.
 */
export async function restoreCard(tx: Database, cardId: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE question_cards SET hidden_at = NULL, put_away_at = coalesce(put_away_at, clock_timestamp())
    WHERE id = ${cardId} AND hidden_at IS NOT NULL`;
}

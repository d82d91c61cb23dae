import { type Database, Prisma } from '../platform/db.ts';
import { textKey } from '../platform/search/index.ts';
import { bodyOfReported } from './reported-text.ts';

interface MessagePlace {
  readonly meetingId: number;
  readonly seq: number;
}

/**
 * Removes the text of a message for an operator, as a deletion does.
 * @returns the room's new revision; null if the message is deleted already
 */
export const hideMessage = (tx: Database, place: MessagePlace): Promise<number | null> =>
  change(tx, place, {
    where: Prisma.sql`deleted_at IS NULL`,
    set: Prisma.sql`body = '', deleted_at = clock_timestamp(), hidden_at = clock_timestamp()`,
  });

/**
 * Gives a hidden message its text back, as `reportedText` returned it.
 * @returns the room's new revision; null if the message is not hidden
 */
export async function restoreMessage(
  tx: Database,
  place: MessagePlace,
  reported: string,
): Promise<number | null> {
  const where = { meetingId_seq: place };
  const quote = (await tx.message.findUnique({ where, select: { quoteText: true } }))?.quoteText ?? null;
  const body = bodyOfReported(reported, quote);
  const revision = await change(tx, place, {
    where: Prisma.sql`hidden_at IS NOT NULL`,
    set: Prisma.sql`body = ${body}, deleted_at = NULL, deleted_by = NULL, hidden_at = NULL`,
  });
  const { text, grams } = textKey(quote === null ? [body] : [body, quote], place.meetingId);
  if (revision !== null)
    await tx.$executeRaw`UPDATE message_keys SET search_text = ${text}, search_grams = ${[...grams]}::int[]
      WHERE meeting_id = ${place.meetingId} AND seq = ${place.seq}`;
  return revision;
}

/** Changes a message and takes the next revision from the room's row. */
async function change(
  tx: Database,
  { meetingId, seq }: MessagePlace,
  { where, set }: { where: Prisma.Sql; set: Prisma.Sql },
): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ revision: number }[]>`
    WITH room AS (
      UPDATE rooms SET revision = revision + 1
      WHERE meeting_id = ${meetingId}
        AND EXISTS (SELECT FROM messages WHERE meeting_id = ${meetingId} AND seq = ${seq} AND ${where})
      RETURNING revision
    )
    UPDATE messages SET revision = room.revision, ${set} FROM room
    WHERE meeting_id = ${meetingId} AND seq = ${seq} AND ${where}
    RETURNING room.revision`;
  return row?.revision ?? null;
}

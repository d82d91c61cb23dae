import { type Database, Prisma, type TransactingDatabase } from '../../platform/db.ts';
import { inTransaction } from '../../platform/transaction.ts';

/** Tells people that a message names them. @param tx a transaction of `inTransaction` */
export type AnnounceMentioned = (
  tx: Database,
  mention: {
    readonly meetingId: number;
    readonly seq: number;
    readonly toUserIds: readonly number[];
  },
) => Promise<void>;

export interface SettleServices {
  readonly db: TransactingDatabase;
  readonly announceMentioned: AnnounceMentioned;
}

interface AskedMentions {
  /** Of the room, or of all rooms: these people read the message in the room. */
  readonly onlineIds: ReadonlySet<number>;
  /** Messages of one room. Without it: those whose web process stopped before it told anybody. */
  readonly messages?: { readonly meetingId: number; readonly seqs: readonly number[] };
}

interface Claimed {
  readonly meetingId: number;
  readonly seq: number;
  readonly userId: number;
  readonly isTold: boolean;
}

/** People in one transaction. */
const mostPeople = 100;
/** Mentions by one author in a meeting within ten minutes that a member is told of. */
const mostTold = 5;
/** Any number that no other advisory lock has. */
const lockNumber = 7_205;

/**
 * Decides about mentions once each: tells the people who are not in the room. A mention stays
 * quiet after five by the same author to the same person within ten minutes. Idempotent.
 */
export const settleMentions = (
  { db, announceMentioned }: SettleServices,
  asked: AskedMentions,
): Promise<void> =>
  inTransaction(db, async (tx) => {
    // Two at once would each not count what the other one tells.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lockNumber}::int, ${asked.messages?.meetingId ?? 0}::int)`;
    const told = (await claimMentions(tx, asked)).filter(({ isTold }) => isTold);
    const messages = Map.groupBy(told, ({ meetingId, seq }) => `${meetingId}-${seq}`);
    for (const people of messages.values())
      for (const { meetingId, seq } of people.slice(0, 1))
        await announceMentioned(tx, { meetingId, seq, toUserIds: people.map(({ userId }) => userId) });
  });

const claimMentions = (tx: Database, { messages, onlineIds }: AskedMentions): Promise<Claimed[]> => {
  const which = messages
    ? Prisma.sql`x.meeting_id = ${messages.meetingId} AND x.seq = ANY (${[...messages.seqs]}::int[])`
    : Prisma.sql`t.sent_at < now() - interval '30 seconds'`;
  return tx.$queryRaw`
    WITH due AS (
      SELECT x.meeting_id, x.seq, x.user_id, t.user_id AS author_id,
        x.user_id <> ALL (${[...onlineIds]}::int[]) AND t.sent_at > now() - interval '1 hour' AS is_missed
      FROM message_mentions x JOIN messages t ON t.meeting_id = x.meeting_id AND t.seq = x.seq
      WHERE x.settled_at IS NULL AND ${which}
      ORDER BY x.meeting_id, x.seq, x.user_id LIMIT ${mostPeople}
      FOR UPDATE OF x SKIP LOCKED
    ), placed AS (
      SELECT *, row_number() OVER (PARTITION BY meeting_id, user_id, author_id, is_missed ORDER BY seq) AS place
      FROM due
    )
    UPDATE message_mentions x SET settled_at = now(), is_told = placed.is_missed AND (
        SELECT count(*) + placed.place <= ${mostTold} FROM message_mentions y
        JOIN messages o ON o.meeting_id = y.meeting_id AND o.seq = y.seq
        WHERE y.meeting_id = placed.meeting_id AND y.user_id = placed.user_id AND o.user_id = placed.author_id
          AND y.is_told AND y.settled_at > now() - interval '10 minutes')
    FROM placed
    WHERE x.meeting_id = placed.meeting_id AND x.seq = placed.seq AND x.user_id = placed.user_id
    RETURNING x.meeting_id AS "meetingId", x.seq, x.user_id AS "userId", x.is_told AS "isTold"`;
};

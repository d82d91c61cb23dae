import type { Database } from '../../platform/db.ts';

/** A person whom the reader blocked. */
export interface BlockedPerson {
  readonly userId: number;
  readonly nickname: string;
  readonly blockedAt: Date;
}

/** A block: the account that blocks and the blocked one. */
export interface Block {
  readonly blockerId: number;
  readonly blockedId: number;
}

/** Stores a block. Idempotent. The caller has locked the blocker's account. */
export const insertBlock = (tx: Database, { blockerId, blockedId }: Block): Promise<number> =>
  tx.$executeRaw`
    INSERT INTO user_blocks (blocker_id, blocked_id) VALUES (${blockerId}, ${blockedId}) ON CONFLICT DO NOTHING`;

/** Ends a block. Idempotent. */
export const deleteBlock = (db: Database, { blockerId, blockedId }: Block): Promise<unknown> =>
  db.userBlock.deleteMany({ where: { blockerId, blockedId } });

export const countBlocks = (db: Database, blockerId: number): Promise<number> =>
  db.userBlock.count({ where: { blockerId } });

/** Whether the first person blocked the second. Only the first may learn it. */
export const hasBlocked = async (db: Database, blockerId: number, blockedId: number): Promise<boolean> =>
  (await db.userBlock.count({ where: { blockerId, blockedId } })) > 0;

/** Finds the people whom a person blocked, the latest first. */
export const findBlocked = (db: Database, blockerId: number): Promise<BlockedPerson[]> =>
  db.$queryRaw<BlockedPerson[]>`
    SELECT u.id AS "userId", u.nickname, b.blocked_at AS "blockedAt"
    FROM user_blocks b JOIN users u ON u.id = b.blocked_id
    WHERE b.blocker_id = ${blockerId} ORDER BY b.blocked_at DESC, u.id`;

/** Finds the ids of the people whom a person blocked. */
export const findBlockedIds = async (db: Database, blockerId: number): Promise<Set<number>> => {
  const rows = await db.$queryRaw<{ blockedId: number }[]>`
    SELECT blocked_id AS "blockedId" FROM user_blocks WHERE blocker_id = ${blockerId}`;
  return new Set(rows.map(({ blockedId }) => blockedId));
};

import type { TransactingDatabase } from '../../platform/db.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { lockAccount } from '../user-repository.ts';
import { mostBlocks } from './block-limits.ts';
import { type Block, countBlocks, hasBlocked, insertBlock } from './block-repository.ts';

/**
 * Blocks a person. Idempotent. Nobody is told, and seats that she has stay hers.
 * @returns false if the account blocks as many people as one may
 */
export const blockPerson = (db: TransactingDatabase, pair: Block): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    await lockAccount(tx, pair.blockerId);
    if (await hasBlocked(tx, pair.blockerId, pair.blockedId)) return true;
    if ((await countBlocks(tx, pair.blockerId)) >= mostBlocks) return false;
    await insertBlock(tx, pair);
    return true;
  });

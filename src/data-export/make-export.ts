import type pg from 'pg';
import type { AnnounceToAccount } from '../alarms/index.ts';
import type { TransactingDatabase } from '../platform/db.ts';
import { inTransaction } from '../platform/transaction.ts';
import { type ClaimedExport, claimExport, insertPiece, releaseClaim } from './claim-repository.ts';
import { markReady } from './finish-repository.ts';
import { writeFiles } from './write-files.ts';

export interface MakeServices {
  readonly db: TransactingDatabase;
  readonly pool: pg.Pool;
  readonly announce: AnnounceToAccount;
  /** Aborted when the worker stops: the export is given back to another one. */
  readonly stopping?: AbortSignal;
}

/**
 * Makes the export that waits longest, and tells its person. A file that fails is given back and
 * tried again later.
 * @returns the claim of the export that is ready now; null if none waited, or another worker has it
 */
export async function makeDueExport(services: MakeServices): Promise<ClaimedExport | null> {
  const claim = await claimExport(services.pool);
  if (claim === null) return null;
  try {
    const sizeBytes = await storeFile(services, claim);
    return (await announceReady(services, claim, sizeBytes)) ? claim : null;
  } catch (error) {
    if (error instanceof ClaimLost) return null;
    await releaseClaim(services.pool, claim);
    throw error;
  }
}

/** Another worker has claimed the export, or its account is gone. */
class ClaimLost extends Error {}

function storeFile({ pool, stopping }: MakeServices, claim: ClaimedExport): Promise<number> {
  let position = 0;
  return writeFiles(pool, claim.userId, async (piece) => {
    stopping?.throwIfAborted();
    if (!(await insertPiece(pool, claim, position, piece))) throw new ClaimLost();
    position += 1;
  });
}

const announceReady = ({ db, announce }: MakeServices, claim: ClaimedExport, sizeBytes: number) =>
  inTransaction(db, async (tx) => {
    if (!(await markReady(tx, claim, sizeBytes))) return false;
    await announce(tx, { kind: 'account_export_ready', subjectId: claim.id, toUserId: claim.userId });
    return true;
  });

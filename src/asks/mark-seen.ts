import type { Database } from '../platform/db.ts';
import type { AskRef } from './ask.ts';
import { findAsk } from './ask-repository.ts';
import { upsertSeen } from './people-repository.ts';

/** Records that a person saw the subject of an open ask. Idempotent; nothing for others. */
export async function markSeen(db: Database, ref: AskRef, userId: number): Promise<void> {
  const ask = await findAsk(db, ref);
  if (ask) await upsertSeen(db, ask, userId);
}

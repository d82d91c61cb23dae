import { isAdmin } from '../accounts/index.ts';
import { logOperatorAct } from '../operations/index.ts';
import type { Database } from '../platform/db.ts';

/** Adds an act to the operators' log, if the person who did it is an operator. */
export async function logIfOperator(
  db: Database,
  act: { readonly action: 'log_in' | 'data_exported'; readonly actorId: number },
): Promise<void> {
  if (await isAdmin(db, act.actorId)) await logOperatorAct(db, act);
}

import type { TransactingDatabase } from '../platform/db.ts';
import { inTransaction, type Jitter } from '../platform/transaction.ts';
import { type AskForAsker, findAskForAsker } from './ask-for-asker.ts';
import { type RemindSilentResult, remindSilent } from './remind-silent.ts';
import type { AskServices } from './services.ts';

export type RemindResult =
  | { readonly ok: true; readonly found: AskForAsker }
  | { readonly ok: false; readonly reason: RemindRefusal };
export type RemindRefusal = Extract<RemindSilentResult, { ok: false }>['reason'] | 'not_manager';

/** Asks those once more who have not answered, for a leader, once per ask. */
export const remind = (
  { db, jitter, ...services }: AskServices & { readonly db: TransactingDatabase; readonly jitter?: Jitter },
  userId: number,
  askId: number,
): Promise<RemindResult> =>
  inTransaction(
    db,
    async (tx): Promise<RemindResult> => {
      const found = await findAskForAsker(tx, askId, userId);
      if (!found) return { ok: false, reason: 'not_found' };
      if (!found.mayManage) return { ok: false, reason: 'not_manager' };
      const result = await remindSilent(services, tx, found.ask, userId);
      return result.ok ? { ok: true, found } : result;
    },
    jitter,
  );

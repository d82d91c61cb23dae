import { canManage, findClubForAsker, lockClub, revokeUnused } from '../clubs/index.ts';
import { deleteLinesOfImport, takeImportOff } from './import-line-repository.ts';
import { findImportInvites, findImports, markUndone } from './import-repository.ts';
import { lockImports } from './lock-imports.ts';
import { inLongTransaction } from './long-transaction.ts';
import type { MoveServices } from './move-services.ts';
import { deleteIdleAuthors } from './past-author-repository.ts';

export type UndoResult =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: 'not_found' | 'not_manager' | 'closed' | 'busy' | 'no_import' | 'too_late_to_undo';
    };

/**
 * Removes the lines of an import that no other import holds, and ends its links that nobody used.
 * People who joined by a link stay. Idempotent.
 */
export const undoImport = (
  { db }: MoveServices,
  {
    clubId,
    userId,
    importId,
  }: { readonly clubId: number; readonly userId: number; readonly importId: number },
): Promise<UndoResult> =>
  inLongTransaction(db, async (tx): Promise<UndoResult> => {
    if (!(await lockImports(tx, clubId))) return { ok: false, reason: 'busy' };
    const clubForAsker = await findClubForAsker(tx, clubId, userId);
    if (!clubForAsker) return { ok: false, reason: 'not_found' };
    const decision = canManage(clubForAsker);
    if (!decision.ok) return decision;
    const [found] = await findImports(tx, clubId, importId);
    if (!found) return { ok: false, reason: 'no_import' };
    if (found.undoneAt) return { ok: true };
    if (!found.isFresh) return { ok: false, reason: 'too_late_to_undo' };
    await untilDone(() => takeImportOff(tx, clubId, importId));
    await untilDone(() => deleteLinesOfImport(tx, clubId, importId));
    await deleteIdleAuthors(tx, clubId);
    await lockClub(tx, clubId);
    const links = await findImportInvites(tx, importId);
    await revokeUnused(
      tx,
      clubId,
      links.map(({ inviteId }) => inviteId),
    );
    await markUndone(tx, importId);
    return { ok: true };
  });

async function untilDone(step: () => Promise<number>): Promise<void> {
  while ((await step()) > 0);
}

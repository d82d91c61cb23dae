import { unpacked } from './compressed-file.ts';
import { findDraft, findDraftTalk, type MoveDraft } from './draft-repository.ts';
import { inLongTransaction } from './long-transaction.ts';
import { type Confirmation, makeImport } from './make-import.ts';
import type { MoveServices } from './move-services.ts';
import { type ConfirmRefusal, Refused } from './refused-import.ts';

export type ConfirmResult =
  | { readonly ok: true; readonly importId: number; readonly draft: MoveDraft }
  | { readonly ok: false; readonly reason: ConfirmRefusal };

/**
 * Makes what the preview shows, all of it or nothing. A preview is confirmed once. The club is
 * locked only at the end, because many lines take seconds.
 */
export async function confirmDraft(services: MoveServices, asked: Confirmation): Promise<ConfirmResult> {
  const draft = await findDraft(services.db, asked.clubId);
  if (draft?.id !== asked.draftId) return { ok: false, reason: 'no_draft' };
  const packed = await findDraftTalk(services.db, draft.id);
  const talk = packed && (await unpacked(packed));
  try {
    const importId = await inLongTransaction(services.db, (tx) =>
      makeImport(tx, services, asked, draft, talk),
    );
    return { ok: true, importId, draft };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.reason };
    throw error;
  }
}

import { canManage, findClubForAsker, insertPersonalInvites, lockClub } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import { addLines } from './add-lines.ts';
import { type MoveDraft, takeDraft } from './draft-repository.ts';
import { countImports, insertImport, insertImportInvites, setLineCounts } from './import-repository.ts';
import { tokenAt } from './link-tokens.ts';
import { lockImports } from './lock-imports.ts';
import { moveLimits } from './move-limits.ts';
import type { MoveServices } from './move-services.ts';
import { Refused } from './refused-import.ts';

export interface Confirmation {
  readonly clubId: number;
  readonly userId: number;
  readonly draftId: number;
  /** Of `newSeed`. The invitations' tokens follow from it. */
  readonly seed: string;
  /** The people who get a letter, by position in the list. */
  readonly lettersTo: ReadonlySet<number>;
}

/**
 * Stores an import in the caller's transaction. @throws {Refused} to roll it back
 * @returns the number of the import
 */
export async function makeImport(
  tx: Database,
  { clock }: MoveServices,
  asked: Confirmation,
  draft: MoveDraft,
  talk: Uint8Array | null,
): Promise<number> {
  const { clubId, userId } = asked;
  if (!(await lockImports(tx, clubId))) throw new Refused('busy');
  if (!(await takeDraft(tx, clubId, draft.id))) throw new Refused('no_draft');
  if ((await countImports(tx, clubId)) >= moveLimits.imports) throw new Refused('too_many_imports');
  const importId = await insertImport(tx, { clubId, draftId: draft.id, madeBy: userId });
  const addedLines = talk ? await addLines(tx, { clubId, importId, talk, now: clock.now() }) : 0;
  if (addedLines === 0 && draft.members.length === 0) throw new Refused('nothing_new');
  const knownLines = (draft.summary?.messageCount ?? 0) - addedLines;
  await setLineCounts(tx, importId, { addedLines, knownLines });
  await lockClub(tx, clubId);
  const clubForAsker = await findClubForAsker(tx, clubId, userId);
  if (!clubForAsker) throw new Refused('not_found');
  const decision = canManage(clubForAsker);
  if (!decision.ok) throw new Refused(decision.reason);
  await invite(tx, asked, draft, importId);
  return importId;
}

async function invite(
  tx: Database,
  { clubId, userId, seed, lettersTo }: Confirmation,
  { members }: MoveDraft,
  importId: number,
): Promise<void> {
  if (members.length === 0) return;
  const ids = await insertPersonalInvites(
    tx,
    { clubId, createdBy: userId, days: moveLimits.inviteDays },
    members.map(({ name }, position) => ({ recipient: name, token: tokenAt(seed, position) })),
  );
  if (!ids) throw new Refused('too_many_links');
  await insertImportInvites(
    tx,
    importId,
    ids.map((inviteId, position) => ({ inviteId, letter: lettersTo.has(position) ? 'waiting' : 'none' })),
  );
}

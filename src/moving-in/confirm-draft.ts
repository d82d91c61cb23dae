import { canManage, findSight, insertPersonalInvites, lockClub } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import { unpacked } from './compressed-file.ts';
import { findDraft, findDraftTalk, type MoveDraft, takeDraft } from './draft-repository.ts';
import { countLines, insertLines } from './import-line-repository.ts';
import { countImports, insertImport, insertImportInvites, setLineCounts } from './import-repository.ts';
import { tokenAt } from './link-tokens.ts';
import { lockImports } from './lock-imports.ts';
import { inLongTransaction } from './long-transaction.ts';
import { moveLimits } from './move-limits.ts';
import type { MoveServices } from './move-services.ts';
import { readInBatches } from './prepare-draft.ts';

export type ConfirmRefusal =
  | 'not_found'
  | 'not_manager'
  | 'closed'
  | 'busy'
  | 'no_draft'
  | 'nothing_new'
  | 'too_many_lines'
  | 'too_many_imports'
  | 'too_many_links';

export type ConfirmResult =
  | { readonly ok: true; readonly importId: number; readonly draft: MoveDraft }
  | { readonly ok: false; readonly reason: ConfirmRefusal };

/** Thrown to roll the transaction back. */
class Refused extends Error {
  readonly reason: ConfirmRefusal;
  constructor(reason: ConfirmRefusal) {
    super(reason);
    this.reason = reason;
  }
}

interface Confirmation {
  readonly clubId: number;
  readonly userId: number;
  readonly draftId: number;
  /** Of `newSeed`. The invitations' tokens follow from it. */
  readonly seed: string;
  /** The people who get a letter, by position in the list. */
  readonly lettersTo: ReadonlySet<number>;
}

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
    const importId = await inLongTransaction(services.db, (tx) => make(tx, services, asked, draft, talk));
    return { ok: true, importId, draft };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.reason };
    throw error;
  }
}

async function make(
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
  const importId = await insertImport(tx, clubId, userId);
  const addedLines = talk ? await addLines(tx, { clubId, importId }, talk, clock.now()) : 0;
  if (addedLines === 0 && draft.members.length === 0) throw new Refused('nothing_new');
  const knownLines = (draft.summary?.messageCount ?? 0) - addedLines;
  await setLineCounts(tx, importId, { addedLines, knownLines });
  await lockClub(tx, clubId);
  const sight = await findSight(tx, clubId, userId);
  if (!sight) throw new Refused('not_found');
  const decision = canManage(sight);
  if (!decision.ok) throw new Refused(decision.reason);
  await invite(tx, asked, draft, importId);
  return importId;
}

async function addLines(
  tx: Database,
  to: { readonly clubId: number; readonly importId: number },
  talk: Uint8Array,
  now: Date,
): Promise<number> {
  let added = 0;
  const before = await countLines(tx, to.clubId);
  await readInBatches(talk, now, async (messages) => {
    added += await insertLines(tx, to, messages);
    if (before + added > moveLimits.messagesOfClub) throw new Refused('too_many_lines');
  });
  return added;
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

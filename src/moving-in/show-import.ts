import { findPersonalInvites } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import { findImportInvites, findImports, type LetterState, type MoveImport } from './import-repository.ts';
import type { ImportInvite } from './import-view.ts';
import { tokenAt } from './link-tokens.ts';

/** Returns an import with its invitations, and with their links if the browser has their secret. */
export async function showImport(
  db: Database,
  { clubId, importId }: { readonly clubId: number; readonly importId: number },
  { origin, seedOf }: { readonly origin: string; readonly seedOf: (draftId: number) => string | null },
): Promise<{ readonly made: MoveImport; readonly invites: readonly ImportInvite[] } | null> {
  const [made] = await findImports(db, clubId, importId);
  if (!made) return null;
  const rows = await findImportInvites(db, importId);
  const ids = rows.map(({ inviteId }) => inviteId);
  const found = new Map((await findPersonalInvites(db, clubId, ids)).map((one) => [one.id, one]));
  const seed = seedOf(made.draftId);
  const invites = rows.flatMap(({ inviteId, position, letter }): ImportInvite[] => {
    const invite = found.get(inviteId);
    const link = seed === null ? null : `${origin}/i/${tokenAt(seed, position)}`;
    return invite ? [{ ...invite, letter: letter as LetterState, link }] : [];
  });
  return { made, invites };
}

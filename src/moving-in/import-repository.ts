import type { Database } from '../platform/db.ts';
import { moveLimits } from './move-limits.ts';

/** One moving in: the lines and the invitations that a confirmed preview made. */
export interface MoveImport {
  readonly id: number;
  /** The preview it was made from. */
  readonly draftId: number;
  readonly addedLines: number;
  readonly knownLines: number;
  readonly createdAt: Date;
  readonly undoneAt: Date | null;
  readonly inviteCount: number;
  /** Whether it can still be undone, by the database's clock. */
  readonly isFresh: boolean;
}

export type LetterState = 'none' | 'waiting' | 'sent' | 'failed';

export async function insertImport(
  tx: Database,
  data: { readonly clubId: number; readonly draftId: number; readonly madeBy: number },
): Promise<number> {
  const { id } = await tx.clubImport.create({ data, select: { id: true } });
  return id;
}

/** Returns the id of the import that was made from a preview; null if there is none. */
export async function findImportOfDraft(
  db: Database,
  clubId: number,
  draftId: number,
): Promise<number | null> {
  const made = await db.clubImport.findFirst({ where: { clubId, draftId }, select: { id: true } });
  return made?.id ?? null;
}

export const setLineCounts = (
  tx: Database,
  id: number,
  counts: { readonly addedLines: number; readonly knownLines: number },
): Promise<unknown> => tx.clubImport.update({ where: { id }, data: counts });

export const countImports = (tx: Database, clubId: number): Promise<number> =>
  tx.clubImport.count({ where: { clubId, undoneAt: null } });

/** Finds the imports of a club, the newest first; with `id` only that one. */
export const findImports = (db: Database, clubId: number, id: number | null = null): Promise<MoveImport[]> =>
  db.$queryRaw<MoveImport[]>`
    SELECT m.id, m.draft_id AS "draftId", m.added_lines AS "addedLines", m.known_lines AS "knownLines", m.created_at AS "createdAt",
      m.undone_at AS "undoneAt",
      (SELECT count(*)::int FROM club_import_invites v WHERE v.import_id = m.id) AS "inviteCount",
      m.created_at > now() - make_interval(hours => ${moveLimits.undoHours}) AS "isFresh"
    FROM club_imports m WHERE m.club_id = ${clubId} AND (${id}::int IS NULL OR m.id = ${id})
    ORDER BY m.id DESC LIMIT 20`;

export const markUndone = (tx: Database, id: number): Promise<number> =>
  tx.$executeRaw`UPDATE club_imports SET undone_at = now() WHERE id = ${id} AND undone_at IS NULL`;

/** Notes which invitations an import made, in the order of its list. */
export const insertImportInvites = (
  tx: Database,
  importId: number,
  invites: readonly { readonly inviteId: number; readonly letter: LetterState }[],
): Promise<unknown> =>
  tx.clubImportInvite.createMany({
    data: invites.map((invite, position) => ({ importId, position, ...invite })),
  });

export const findImportInvites = (
  db: Database,
  importId: number,
): Promise<{ inviteId: number; position: number; letter: string }[]> =>
  db.clubImportInvite.findMany({
    where: { importId },
    select: { inviteId: true, position: true, letter: true },
    orderBy: { position: 'asc' },
  });

export const setLetter = (db: Database, inviteId: number, letter: LetterState): Promise<unknown> =>
  db.clubImportInvite.updateMany({ where: { inviteId }, data: { letter } });

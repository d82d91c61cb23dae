import { z } from 'zod';
import type { Database } from '../platform/db.ts';
import type { ListedMember } from './formats/members.ts';
import { moveLimits } from './move-limits.ts';
import { type TalkSummary, TalkSummaryRow } from './talk-summary.ts';

/** A preview: the things that a confirmation would make. */
export interface MoveDraft {
  readonly id: number;
  readonly summary: TalkSummary | null;
  readonly members: readonly ListedMember[];
}

const MembersRow = z.array(z.object({ name: z.string(), email: z.string().nullable() }));

/** Stores the preview of a club in place of an earlier one. Locks no club. */
export async function storeDraft(
  db: Database,
  draft: {
    readonly clubId: number;
    readonly madeBy: number;
    readonly talk: Uint8Array<ArrayBuffer> | null;
    readonly summary: TalkSummary | null;
    readonly members: readonly ListedMember[];
  },
): Promise<void> {
  const { clubId, madeBy, talk, summary, members } = draft;
  await db.$executeRaw`
    INSERT INTO club_move_drafts (club_id, made_by, talk, summary, members, expires_at)
    VALUES (${clubId}, ${madeBy}, ${talk}, ${summary && JSON.stringify(summary)}::jsonb,
      ${members.length > 0 ? JSON.stringify(members) : null}::jsonb,
      now() + make_interval(mins => ${moveLimits.draftMinutes}))
    ON CONFLICT (club_id) DO UPDATE SET id = excluded.id, made_by = excluded.made_by, talk = excluded.talk,
      summary = excluded.summary, members = excluded.members, expires_at = excluded.expires_at`;
}

/** Finds the preview that waits for a club, without its file. */
export async function findDraft(db: Database, clubId: number): Promise<MoveDraft | null> {
  const [row] = await db.$queryRaw<{ id: number; summary: unknown; members: unknown }[]>`
    SELECT id, summary, members FROM club_move_drafts WHERE club_id = ${clubId} AND expires_at > now()`;
  return row
    ? {
        id: row.id,
        summary: TalkSummaryRow.nullable().parse(row.summary),
        members: MembersRow.parse(row.members ?? []),
      }
    : null;
}

/** Returns the compressed file of a preview; null without one. */
export async function findDraftTalk(db: Database, id: number): Promise<Uint8Array | null> {
  return (await db.clubMoveDraft.findUnique({ where: { id }, select: { talk: true } }))?.talk ?? null;
}

/** Deletes the preview. Returns false if it is gone. */
export async function takeDraft(tx: Database, clubId: number, id: number): Promise<boolean> {
  const taken = await tx.$executeRaw`
    DELETE FROM club_move_drafts WHERE id = ${id} AND club_id = ${clubId} AND expires_at > now()`;
  return taken === 1;
}

/** Deletes previews that nobody confirmed in time. @returns how many */
export const deleteExpiredDrafts = (db: Database): Promise<number> =>
  db.$executeRaw`DELETE FROM club_move_drafts WHERE expires_at <= now()`;

/** Deletes the preview of a club, if there is one. */
export const discardDraft = (db: Database, clubId: number): Promise<unknown> =>
  db.clubMoveDraft.deleteMany({ where: { clubId } });

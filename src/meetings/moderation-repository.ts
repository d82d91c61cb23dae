import { type Database, Prisma } from '../platform/db.ts';

/** One act of a leader. Nicknames are null for people who left the service. */
export interface ModerationRow {
  readonly at: Date;
  readonly action: 'message_deleted' | 'silenced' | 'silence_lifted' | 'removed';
  readonly actor: string | null;
  readonly subject: string | null;
  readonly reason: string | null;
  readonly meetingId: number;
  readonly title: string;
}

/** The acts of one meeting, or of all meetings of a club. */
export type ModerationScope = { readonly meetingId: number } | { readonly clubId: number };

export const actsPerPage = 50;

const within = (scope: ModerationScope) =>
  'clubId' in scope ? Prisma.sql`m.club_id = ${scope.clubId}` : Prisma.sql`m.id = ${scope.meetingId}`;

/** Returns a page of the acts, the newest first, and the number of all. */
export async function findActs(
  db: Database,
  scope: ModerationScope,
  page: number,
): Promise<{ readonly acts: readonly ModerationRow[]; readonly count: number }> {
  const [acts, [all]] = await Promise.all([
    db.$queryRaw<ModerationRow[]>`
      SELECT l.at, l.action, a.nickname AS actor, s.nickname AS subject, l.reason, m.id AS "meetingId", m.title
      FROM moderation_log l JOIN meetings m ON m.id = l.meeting_id
        LEFT JOIN users a ON a.id = l.actor_id LEFT JOIN users s ON s.id = l.subject_id
      WHERE ${within(scope)}
      ORDER BY l.id DESC LIMIT ${actsPerPage} OFFSET ${(page - 1) * actsPerPage}`,
    db.$queryRaw<[{ count: number }]>`
      SELECT count(*)::int AS count FROM moderation_log l JOIN meetings m ON m.id = l.meeting_id
      WHERE ${within(scope)}`,
  ]);
  return { acts, count: all.count };
}

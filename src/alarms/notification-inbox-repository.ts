import { type Database, Prisma } from '../platform/db.ts';
import { type AccountEntry, findAccountEntries } from './account-entry-repository.ts';
import { type ClubEntry, findClubEntries } from './club-entry-repository.ts';
import { isInInbox } from './inbox-conditions.sql.ts';
import { findMeetingEntries, type MeetingEntry } from './meeting-entry-repository.ts';
import { findReportEntries, type ReportEntry } from './report-entry-repository.ts';

export type InboxEntry = MeetingEntry | ClubEntry | AccountEntry | ReportEntry;

type About = 'meeting' | 'club' | 'account' | 'report';

export const pageSize = 20;

export interface InboxPart {
  readonly entries: readonly InboxEntry[];
  readonly count: number;
  readonly unread: number;
  readonly now: Date;
}

/** One page of a person's notifications, newest first. */
export async function findInbox(db: Database, userId: number, page: number): Promise<InboxPart> {
  const [places, [totals]] = await Promise.all([
    db.$queryRaw<{ id: number; about: About }[]>`
      SELECT a.id, CASE WHEN a.meeting_id IS NOT NULL THEN 'meeting' WHEN a.club_id IS NOT NULL THEN 'club'
          WHEN a.report_id IS NOT NULL THEN 'report' ELSE 'account' END AS about
      FROM notifications n
      CROSS JOIN LATERAL (SELECT x.* FROM announcements x WHERE x.id = n.announcement_id OFFSET 0) a
      WHERE n.user_id = ${userId} AND ${Prisma.raw(isInInbox)}
      ORDER BY n.created_at DESC, a.meeting_id DESC, a.occasion DESC, a.kind
      LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`,
    db.$queryRaw<[{ count: number; unread: number; now: Date }]>`
      SELECT count(*)::int AS count, count(*) FILTER (WHERE n.read_at IS NULL)::int AS unread, now() AS now
      FROM notifications n WHERE n.user_id = ${userId} AND ${Prisma.raw(isInInbox)}`,
  ]);
  const idsOf = (about: About) => places.filter((place) => place.about === about).map(({ id }) => id);
  const entries = await Promise.all([
    findMeetingEntries(db, userId, idsOf('meeting')),
    findClubEntries(db, userId, idsOf('club')),
    findAccountEntries(db, userId, idsOf('account')),
    findReportEntries(db, userId, idsOf('report')),
  ]);
  const byId = new Map(entries.flat<InboxEntry[][]>().map((entry) => [entry.announcementId, entry]));
  return { entries: places.flatMap(({ id }) => byId.get(id) ?? []), ...totals };
}

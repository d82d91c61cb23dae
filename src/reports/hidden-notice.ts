import type { Database, Prisma } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import { upheldDecisions } from './decision.ts';
import { hiddenClubText, hiddenMeetingText } from './hidden-notice-view.ts';

/** Tells the leaders of a hidden club why it is hidden; null for others. */
export async function hiddenClubNotice(
  db: Database,
  { club, asker }: { club: { id: number; hiddenAt: Date | null }; asker: { role: string | null } | null },
): Promise<PageSection | null> {
  const leads = asker?.role === 'leader' || asker?.role === 'co_leader';
  if (club.hiddenAt === null || !leads) return null;
  const where = { kind: 'club', clubId: club.id, decision: { in: [...upheldDecisions] } };
  return notice(hiddenClubText, await findExplanations(db, where));
}

/** Tells the leader of a hidden meeting why it is hidden; null for others. */
export async function hiddenMeetingNotice(
  db: Database,
  { meeting, asker }: { meeting: { id: number; leaderId: number }; asker: { userId: number } | null },
): Promise<PageSection | null> {
  if (asker?.userId !== meeting.leaderId) return null;
  const where = { kind: 'meeting', meetingId: meeting.id, hides: true };
  const explanations = await findExplanations(db, where);
  return explanations.length === 0 ? null : notice(hiddenMeetingText, explanations);
}

async function findExplanations(db: Database, where: Prisma.ReportWhereInput): Promise<string[]> {
  const reports = await db.report.findMany({
    where,
    orderBy: { id: 'desc' },
    select: { explanation: true },
  });
  return [...new Set(reports.flatMap(({ explanation }) => explanation ?? []))];
}

const notice = (text: string, explanations: readonly string[]): PageSection => ({
  view: 'reports/partials/hidden',
  model: { text, explanations },
});

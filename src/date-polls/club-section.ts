import { type ClubDetail, canManage, clubTool } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import { findUnderWay } from './list-repository.ts';
import { pollLink } from './list-view.ts';
import { canRead } from './policy.ts';
import { pollLimits } from './poll-limits.ts';

/**
 * Returns the lines on a club's page of open polls, and for leaders of those that wait for a
 * meeting; null for people who are no members, and without such polls.
 */
export async function datePollSection(db: Database, detail: ClubDetail): Promise<PageSection | null> {
  const { club, asker, now } = detail;
  if (!asker || !canRead(detail).ok || club.closedAt) return null;
  const isManager = canManage(detail).ok;
  const polls = await findUnderWay(db, club.id, { userId: asker.userId, isManager, limit: pollLimits.open });
  if (polls.length === 0) return null;
  return {
    view: 'date-polls/club-section',
    model: {
      polls: polls.map((poll) => pollLink(poll, now)),
      all: { href: `/clubs/${club.id}/date-polls`, label: '날짜 투표 모두 보기' },
    },
  };
}

/** Returns the leaders' link to asking for dates; null for people without the right to. */
export const datePollTool = (detail: ClubDetail): PageSection | null =>
  canManage(detail).ok
    ? clubTool({ href: `/clubs/${detail.club.id}/date-polls`, label: '날짜 물어보기', note: null })
    : null;

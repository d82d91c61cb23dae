import type { Pool } from 'pg';
import type { Database } from '../platform/db.ts';
import { findBanned } from './banned-member-repository.ts';
import { hasEnded, mayLead } from './meeting.ts';
import type { MeetingDetail } from './meeting-detail.ts';
import { findAttendees } from './membership-repository.ts';
import type { PartConditions } from './page-parts.ts';
import { findShownMeeting } from './shown-meeting-repository.ts';

/**
 * Returns a meeting with the book and the people that one person may see; null if it does not
 * exist. Takes one statement, and more only for its leader and after its end.
 */
export async function showMeeting(
  { db, pool, parts }: { readonly db: Database; readonly pool: Pool; readonly parts?: PartConditions },
  id: number,
  userId: number | null,
): Promise<MeetingDetail | null> {
  const found = await findShownMeeting(pool, id, userId, parts);
  const leader = found?.members[0];
  if (!found || !leader) return null;
  const { meeting, asker, now } = found;
  const [banned, attendees] = await Promise.all([
    mayLead(meeting, asker) ? findBanned(db, id) : [],
    (asker?.isMember || asker?.isClubMember) && hasEnded(meeting, now)
      ? findAttendees(db, id, asker.userId)
      : [],
  ]);
  return { ...found, leaderNickname: leader.nickname, attendees, banned };
}

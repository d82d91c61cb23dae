import type { Database } from '../platform/db.ts';
import { deleteWaits } from '../seats/index.ts';
import { cancelMeetings, idsOf, meetingsWithIds, type OpenClubMeeting } from './club-meeting-repository.ts';
import { clubNews } from './club-news.ts';
import { freeSeats } from './club-seat-repository.ts';
import { giveLead } from './give-lead.ts';
import type { MeetingServices } from './services.ts';
import { settleClubSeats } from './settle-club-seats.ts';

/**
 * Locks the open meetings that a person leads, joined or waits for, and those of her clubs, in the
 * order of their ids, until the transaction ends.
 */
export const lockOwnMeetings = (tx: Database, userId: number): Promise<OpenClubMeeting[]> =>
  tx.$queryRaw<OpenClubMeeting[]>`
    SELECT m.id, m.leader_id AS "leaderId", m.starts_at AS "startsAt", now() AS now FROM meetings m
    WHERE m.cancelled_at IS NULL AND m.ends_at > now() AND (m.leader_id = ${userId}
      OR m.id IN (SELECT meeting_id FROM memberships WHERE user_id = ${userId})
      OR m.id IN (SELECT meeting_id FROM seat_waits WHERE user_id = ${userId})
      OR m.club_id IN (SELECT club_id FROM club_memberships WHERE user_id = ${userId}))
    ORDER BY m.id FOR NO KEY UPDATE`;

/** A meeting and its new leader. */
export interface GivenMeeting {
  readonly meetingId: number;
  readonly leaderId: number;
}

/**
 * Gives up the seats and waits of a person who leaves the service. `heirs` says who leads a meeting
 * of hers next; a meeting without an heir is cancelled. Her calendar address ends. The caller has
 * locked her account. @returns the meetings that have a new leader
 */
export async function leaveAllMeetings(
  services: Pick<MeetingServices, 'announcer' | 'log'>,
  tx: Database,
  { userId, heirs }: { readonly userId: number; readonly heirs: ReadonlyMap<number, number> },
): Promise<GivenMeeting[]> {
  const tell = clubNews(services);
  const meetings = await lockOwnMeetings(tx, userId);
  const led = meetings.filter(({ leaderId }) => leaderId === userId);
  const given: GivenMeeting[] = [];
  for (const meeting of led) {
    const heir = heirs.get(meeting.id);
    if (heir === undefined) continue;
    await giveLead(tx, tell, { meetings: [meeting], userId: heir });
    given.push({ meetingId: meeting.id, leaderId: heir });
  }
  const orphaned = led.filter(({ id }) => !heirs.has(id));
  await cancelMeetings(tx, orphaned);
  tell(tx, orphaned, (announcer, id) => announcer.cancelled(id));
  const others = meetings.filter((meeting) => !orphaned.includes(meeting));
  const freed = await freeSeats(tx, others, userId);
  await deleteWaits(tx, userId, idsOf(others));
  await settleClubSeats(tx, meetings);
  tell(tx, meetingsWithIds(others, freed), (announcer, id) => announcer.left(id, userId));
  await tx.calendarFeed.deleteMany({ where: { userId } });
  return given;
}

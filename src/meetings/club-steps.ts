import type { ClubSteps } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import {
  cancelMeetings,
  findHeir,
  lockOpenMeetings,
  meetingsWithIds,
  type OpenClubMeeting,
  resizeMeetings,
} from './club-meeting-repository.ts';
import { clubNews } from './club-news.ts';
import { seatNewMember } from './club-seat-repository.ts';
import { giveLead } from './give-lead.ts';
import { giveUpClubSeats } from './give-up-club-seats.ts';
import { hasStarted } from './meeting.ts';
import type { MeetingServices } from './services.ts';
import { settleClubSeats } from './settle-club-seats.ts';

/**
 * Returns what meetings do when the members of their club change: seats, leaders and cancellations
 * follow in the same transaction. Open rooms are told after the commit.
 */
export function meetingSteps(services: Pick<MeetingServices, 'announcer' | 'log'>): ClubSteps {
  const tell = clubNews(services);
  const tellRights = (tx: Database, meetings: readonly OpenClubMeeting[], userId: number) =>
    tell(tx, meetings, (announcer, id) => announcer.rightsChanged(id, userId));
  return {
    async joined(tx, clubId, userId) {
      const meetings = await lockOpenMeetings(tx, clubId);
      // People who wait come before a new member.
      await settleClubSeats(tx, meetings);
      const seated = await seatNewMember(tx, meetings, userId);
      tell(tx, meetingsWithIds(meetings, seated), (announcer, id) => announcer.joined(id, userId));
    },
    left: (tx, clubId, userId) => giveUpClubSeats(tx, tell, { clubId, userId }),
    async handedOver(tx, clubId, { from, to }) {
      const meetings = await lockOpenMeetings(tx, clubId);
      const led = meetings.filter(({ leaderId }) => leaderId === from);
      await giveLead(tx, tell, { meetings: led, userId: to });
      for (const userId of [from, to]) tellRights(tx, meetings, userId);
    },
    async promoted(tx, clubId, userId) {
      tellRights(tx, await lockOpenMeetings(tx, clubId), userId);
    },
    async demoted(tx, clubId, userId) {
      const meetings = await lockOpenMeetings(tx, clubId);
      const led = meetings.filter(({ leaderId }) => leaderId === userId);
      const heir = await findHeir(tx, clubId);
      if (heir !== null) await giveLead(tx, tell, { meetings: led, userId: heir });
      tellRights(tx, meetings, userId);
    },
    async resized(tx, clubId, capacity) {
      const meetings = await lockOpenMeetings(tx, clubId);
      await resizeMeetings(tx, meetings, capacity);
      await settleClubSeats(tx, meetings);
    },
    async closed(tx, clubId) {
      const meetings = await lockOpenMeetings(tx, clubId);
      const upcoming = meetings.filter((meeting) => !hasStarted(meeting, meeting.now));
      await cancelMeetings(tx, upcoming);
      await settleClubSeats(tx, upcoming);
      tell(tx, upcoming, (announcer, id) => announcer.cancelled(id));
    },
  };
}

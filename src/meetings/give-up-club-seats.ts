import type { Database } from '../platform/db.ts';
import { deleteWaits } from '../seats/index.ts';
import {
  cancelMeetings,
  findHeir,
  idsOf,
  lockOpenMeetings,
  meetingsWithIds,
} from './club-meeting-repository.ts';
import type { TellClubNews } from './club-news.ts';
import { freeSeats } from './club-seat-repository.ts';
import { giveLead } from './give-lead.ts';
import { settleClubSeats } from './settle-club-seats.ts';

/**
 * Gives up the seats and waits of a person who left the club, and passes on the meetings that she
 * leads. When the last member leaves a closed club, the meeting that still runs is cancelled and
 * keeps her.
 */
export async function giveUpClubSeats(
  tx: Database,
  tell: TellClubNews,
  { clubId, userId }: { readonly clubId: number; readonly userId: number },
): Promise<void> {
  const meetings = await lockOpenMeetings(tx, clubId);
  const led = meetings.filter(({ leaderId }) => leaderId === userId);
  const heir = led.length === 0 ? null : await findHeir(tx, clubId);
  const orphaned = heir === null ? led : [];
  const others = meetings.filter((meeting) => !orphaned.includes(meeting));
  // The heir sits down first, because a meeting is never without a member.
  if (heir !== null) await giveLead(tx, tell, { meetings: led, userId: heir });
  await cancelMeetings(tx, orphaned);
  tell(tx, orphaned, (announcer, id) => announcer.cancelled(id));
  const freed = await freeSeats(tx, others, userId);
  await deleteWaits(tx, userId, idsOf(others));
  await settleClubSeats(tx, meetings);
  tell(tx, meetingsWithIds(others, freed), (announcer, id) => announcer.left(id, userId));
}

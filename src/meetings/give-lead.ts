import type { Database } from '../platform/db.ts';
import { meetingsWithIds, type OpenClubMeeting } from './club-meeting-repository.ts';
import type { TellClubNews } from './club-news.ts';
import { seatLeader } from './club-seat-repository.ts';

/** Makes a member of the club the leader of these meetings, and tells the open rooms. */
export async function giveLead(
  tx: Database,
  tell: TellClubNews,
  { meetings, userId }: { readonly meetings: readonly OpenClubMeeting[]; readonly userId: number },
): Promise<void> {
  if (meetings.length === 0) return;
  const seated = await seatLeader(tx, meetings, userId);
  tell(tx, meetingsWithIds(meetings, seated), (announcer, id) => announcer.joined(id, userId));
  tell(tx, meetings, (announcer, id) => announcer.leaderChanged(id));
}

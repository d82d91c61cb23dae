import { type ClubDetail, isManager, isMember } from '../clubs/index.ts';
import type { MeetingForAsker } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import { findRota } from './find-rota.ts';
import { findNextMeeting, findNicknames, findTasksOff } from './rota-repository.ts';
import { tasks } from './task.ts';
import { rotaBox, taskNames } from './view.ts';

/** Returns the rota on a meeting's page, for members of its club; null for others. */
export async function meetingRotaSection(
  db: Database,
  { meeting, asker, now }: MeetingForAsker,
): Promise<PageSection | null> {
  const { clubId } = meeting;
  if (clubId === null || !asker?.isClubMember || meeting.cancelledAt) return null;
  const rota = await findRota(db, { ...meeting, clubId, now });
  const choices = asker.isClubManager && rota.seated.length > 0 ? await findNicknames(db, rota.seated) : [];
  const box = rotaBox(rota, { userId: asker.userId, choices });
  return box.duties.length === 0 ? null : { view: 'rota/partials/meeting', model: { box } };
}

/** Returns the rota of the club's next meeting for the club's page; null for outsiders. */
export async function clubRotaSection(
  db: Database,
  { club, asker }: Pick<ClubDetail, 'club' | 'asker'>,
): Promise<PageSection | null> {
  if (!asker || !isMember(asker) || club.closedAt) return null;
  const meeting = await findNextMeeting(db, club.id);
  if (!meeting) return null;
  const box = rotaBox(await findRota(db, meeting), { userId: asker.userId, choices: [] });
  return box.duties.length === 0 ? null : { view: 'rota/partials/club', model: { box } };
}

/** Returns the switches of the tasks among the leaders' tools; null for others. */
export async function rotaToolsSection(
  db: Database,
  { club, asker }: Pick<ClubDetail, 'club' | 'asker'>,
): Promise<PageSection | null> {
  if (!isManager(asker?.role) || club.closedAt) return null;
  const off = await findTasksOff(db, club.id);
  const switches = tasks.map((task) => ({ task, name: taskNames[task], isUsed: !off.includes(task) }));
  return { view: 'rota/partials/tools', model: { action: `/clubs/${club.id}/rota`, switches } };
}

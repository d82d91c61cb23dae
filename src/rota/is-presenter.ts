import type { MeetingAndAsker } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import { findRota } from './find-rota.ts';

/** Whether the asker took the task to prepare the questions of a club's meeting. */
export async function isPresenterOf(
  db: Database,
  { meeting, asker, now }: MeetingAndAsker,
): Promise<boolean> {
  const { clubId } = meeting;
  if (clubId === null || !asker?.isClubMember) return false;
  const { duties } = await findRota(db, { ...meeting, clubId, now });
  return duties.some(({ task, taken }) => task === 'presenter' && taken?.userId === asker.userId);
}

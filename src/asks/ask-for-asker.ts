import { findClubForAsker, isManager, isMember } from '../clubs/index.ts';
import { findMeetingForAsker, mayLead } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import type { Ask } from './ask.ts';
import { findAskById } from './ask-repository.ts';
import { type AskedPerson, findPerson } from './list-repository.ts';

/** An ask and a person's relation to it. */
export interface AskForAsker {
  readonly ask: Ask;
  readonly userId: number;
  /** Whether she sees the lists and may ask once more: she leads the club or the meeting. */
  readonly mayManage: boolean;
  /** How far it got with her; null if she is not asked. */
  readonly own: AskedPerson | null;
  /** The club or meeting. */
  readonly place: { readonly name: string; readonly href: string };
  readonly now: Date;
}

/** Finds an ask; null for a person who neither is asked nor leads those who are. */
export async function findAskForAsker(
  db: Database,
  askId: number,
  userId: number,
): Promise<AskForAsker | null> {
  const ask = await findAskById(db, askId);
  if (!ask) return null;
  const around =
    ask.clubId === null ? await inMeeting(db, ask.meetingId, userId) : await inClub(db, ask.clubId, userId);
  if (!around) return null;
  const own = await findPerson(db, ask, userId);
  return around.mayManage || own ? { ask, userId, own, ...around } : null;
}

type Around = Pick<AskForAsker, 'mayManage' | 'place' | 'now'>;

async function inClub(db: Database, clubId: number, userId: number): Promise<Around | null> {
  const found = await findClubForAsker(db, clubId, userId);
  if (!found || !isMember(found.asker)) return null;
  const place = { name: found.club.name, href: `/clubs/${clubId}` };
  return { mayManage: isManager(found.asker?.role), place, now: found.now };
}

async function inMeeting(db: Database, meetingId: number, userId: number): Promise<Around | null> {
  const found = await findMeetingForAsker(db, meetingId, userId);
  if (!found) return null;
  const place = { name: found.meeting.title, href: `/meetings/${meetingId}` };
  return { mayManage: mayLead(found.meeting, found.asker), place, now: found.now };
}

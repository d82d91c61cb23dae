import type { Book } from '../books/index.ts';
import type { Database } from '../platform/db.ts';
import type { TypedForm } from '../platform/http/typed-form.ts';
import { newClubMeetingPage } from './club-form-view.ts';
import { findLastStart } from './club-meeting-repository.ts';
import type { ClubOfPlan } from './club-plan-rule.ts';
import { type MeetingFormPage, newMeetingPage } from './form-view.ts';
import { databaseNow } from './meeting-for-asker-repository.ts';

/** Returns the form of a new meeting, of a club or of its own. */
export async function pageOfNewMeeting(
  db: Database,
  { club, book }: { readonly club: ClubOfPlan | null; readonly book: Book | null },
  rejected?: TypedForm,
): Promise<MeetingFormPage> {
  const now = await databaseNow(db);
  if (!club) return newMeetingPage(book, now, rejected);
  const lastStart = await findLastStart(db, club.id);
  return newClubMeetingPage({ club, book, now, lastStart }, rejected);
}

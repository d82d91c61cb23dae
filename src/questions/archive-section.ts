import { findBlockedIds } from '../accounts/index.ts';
import type { MeetingAndAsker } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import { shownQuestions } from './question-view.ts';
import { findSeenQuestions } from './seen-questions.ts';

/** Returns the approved questions in the archive of a meeting that took place; null without any. */
export async function archivedQuestionsSection(
  db: Database,
  found: MeetingAndAsker,
): Promise<PageSection | null> {
  const { meeting, asker } = found;
  if (!asker) return null;
  const seen = await findSeenQuestions(db, found);
  if (seen.length === 0) return null;
  const { userId } = asker;
  const blockedIds = await findBlockedIds(db, userId);
  const reader = { meetingId: meeting.id, userId, hasBegun: true, blockedIds };
  return {
    view: 'questions/partials/archive',
    model: { questions: shownQuestions(seen, reader) },
  };
}

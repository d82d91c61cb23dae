import { findBlockedIds } from '../accounts/index.ts';
import { type MeetingForAsker, phaseOf } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import { maySeeDrafts } from './policy.ts';
import { preparerOf } from './preparer.ts';
import { countQuestions } from './question-repository.ts';
import { shownQuestions } from './question-view.ts';
import { prepareLabel, type QuestionsBox } from './section-view.ts';
import { findSeenQuestions } from './seen-questions.ts';

/**
 * Returns the approved questions on a meeting's page for its members, and the way to the others
 * for people who prepare them. Null for everybody else, without questions, and once the meeting is
 * over: its archive has them.
 */
export async function questionsSection(
  db: Database,
  found: MeetingForAsker,
  { mayHaveQuestions }: { readonly mayHaveQuestions: boolean },
): Promise<PageSection | null> {
  const { meeting, asker, now } = found;
  const phase = phaseOf(meeting, now);
  if (!asker || phase === 'ended' || phase === 'cancelled') return null;
  const prepares = maySeeDrafts(await preparerOf(db, found));
  const [seen, all] = await Promise.all([
    mayHaveQuestions ? findSeenQuestions(db, found) : [],
    prepares && mayHaveQuestions ? countQuestions(db, meeting.id) : 0,
  ]);
  if (seen.length === 0 && !prepares) return null;
  const blockedIds = await findBlockedIds(db, asker.userId);
  const reader = {
    meetingId: meeting.id,
    userId: asker.userId,
    hasBegun: now >= meeting.startsAt,
    blockedIds,
  };
  const box: QuestionsBox = {
    questions: shownQuestions(seen, reader),
    prepareHref: prepares ? `/meetings/${meeting.id}/questions` : null,
    prepareLabel: prepareLabel(all, seen.length),
  };
  return { view: 'questions/partials/meeting', model: { box } };
}

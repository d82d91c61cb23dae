import { takesPart } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import { canPrepare, type MeetingForPreparer, maySeeDrafts } from './policy.ts';
import { findMeetingForPreparer } from './preparer.ts';
import type { Question } from './question.ts';
import { findQuestions } from './question-repository.ts';
import { type SeenQuestion, seeAs } from './seen-questions.ts';
import type { QuestionsKey } from './services.ts';

/** All questions of a meeting, for a person who prepares them. */
export interface PreparedQuestions {
  readonly preparer: MeetingForPreparer;
  readonly userId: number;
  readonly questions: readonly SeenQuestion[];
  readonly mayChange: boolean;
}

export type ShowQuestionsResult =
  | { readonly ok: true; readonly prepared: PreparedQuestions }
  | { readonly ok: false; readonly reason: 'not_found' | 'not_preparer' };

/**
 * Finds the questions of a meeting for a person who prepares them. Until the start a question from
 * further on in the book than she has read is withheld from her too, unless she asks for all. The
 * words of notes are shown to members of the meeting only.
 */
export async function showQuestions(
  db: Database,
  key: QuestionsKey,
  { showsAll }: { readonly showsAll: boolean },
): Promise<ShowQuestionsResult> {
  const preparer = await findMeetingForPreparer(db, key);
  if (!preparer) return { ok: false, reason: 'not_found' };
  if (!maySeeDrafts(preparer)) return { ok: false, reason: 'not_preparer' };
  const { found } = preparer;
  const [all, seeOne] = await Promise.all([findQuestions(db, key.meetingId), seeAs(db, found)]);
  const mayReadNotes = takesPart(found);
  const see = (question: Question): SeenQuestion => {
    const seen = seeOne(mayReadNotes ? question : { ...question, quotes: [] });
    return seen.isWithheld && showsAll ? { ...question, quotes: [], isWithheld: false } : seen;
  };
  const mayChange = canPrepare(preparer).ok;
  return { ok: true, prepared: { preparer, userId: key.userId, questions: all.map(see), mayChange } };
}

import type { MeetingForAsker } from '../meetings/index.ts';
import { findOpenNotes } from '../notes/index.ts';
import type { Database } from '../platform/db.ts';
import { deleteQuestions, insertQuestion } from './change-repository.ts';
import { mostGivenNotes } from './given-notes.ts';
import type { Question } from './question.ts';
import { questionLimits } from './question-limits.ts';
import { findQuestions } from './question-repository.ts';
import type { WrittenDraft, WrittenQuestion } from './write-draft.ts';

/** Whether a new draft takes the place of a question: nobody edited or approved it. */
export const isReplaceable = ({ origin, isApproved, isHidden }: Question): boolean =>
  origin !== 'person' && !isApproved && !isHidden;

/**
 * Stores the questions of a draft in place of those of earlier drafts that nobody edited or
 * approved. Quotes whose notes went meanwhile are dropped, and so is a question without a source.
 * The meeting must be locked.
 */
export async function storeDraft(
  tx: Database,
  found: MeetingForAsker,
  { draftId, questions }: Pick<WrittenDraft, 'questions'> & { readonly draftId: number },
): Promise<void> {
  const meetingId = found.meeting.id;
  const before = await findQuestions(tx, meetingId);
  const replaced = before.filter(isReplaceable).map(({ id }) => id);
  await deleteQuestions(tx, meetingId, replaced);
  const kept = before.filter((one) => !isReplaceable(one));
  const notes = await findOpenNotes(tx, found, mostGivenNotes);
  const isThere = ({ noteId, quote }: WrittenQuestion['quotes'][number]) =>
    notes.some(({ id, body }) => id === noteId && body.includes(quote));
  const proven = questions
    .map((question) => ({ ...question, quotes: question.quotes.filter(isThere) }))
    .filter(({ quotes, bookFields }) => quotes.length + bookFields.length > 0)
    .filter(({ body }) => !kept.some((one) => one.body === body));
  for (const question of proven.slice(0, questionLimits.perMeeting - kept.length))
    await insertQuestion(tx, { meetingId, ...question, authorId: null, draftId });
}

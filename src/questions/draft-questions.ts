import { findBook, toCandidate } from '../books/index.ts';
import type { MeetingForAsker } from '../meetings/index.ts';
import { findOpenNotes } from '../notes/index.ts';
import type { Database } from '../platform/db.ts';
import { bookFacts } from './book-facts.ts';
import { beginDraft, endDraft, findNicknames, findRecentDrafts } from './draft-repository.ts';
import { givenNotes, mostGivenNotes } from './given-notes.ts';
import { type Refused, withPreparedMeeting } from './preparer.ts';
import { questionLimits } from './question-limits.ts';
import { findQuestions } from './question-repository.ts';
import type { GivenData } from './read-draft.ts';
import type { QuestionServices, QuestionsKey } from './services.ts';
import { isReplaceable, storeDraft } from './store-draft.ts';
import { type WritingServices, writeDraft } from './write-draft.ts';

export type DraftRefusal = 'too_many_drafts' | 'drafting' | 'full' | 'no_book';

export type DraftResult =
  | { readonly ok: true; readonly origin: 'model' | 'template'; readonly hasNotes: boolean }
  | { readonly ok: false; readonly reason: DraftRefusal }
  | Refused;

/**
 * Drafts questions for a meeting. Holds no lock while the model is asked. A meeting has one draft
 * at a time and a number of drafts a day, by the database's clock.
 * @param addressBlock of the request, for the daily budget
 */
export async function draftQuestions(
  services: QuestionServices & WritingServices,
  key: QuestionsKey,
  addressBlock: string,
): Promise<DraftResult> {
  const begun = await withPreparedMeeting<Begun | Extract<DraftResult, { ok: false }>>(
    services,
    key,
    (tx, found) => begin(tx, found, key.userId),
  );
  if (!begun.ok) return begun;
  const { draftId, earlierDrafts, given } = begun;
  const { questions, made } = await writeDraft(services, given, { earlierDrafts, addressBlock });
  await endDraft(services.db, draftId, made);
  return withPreparedMeeting<DraftResult>(services, key, async (tx, found) => {
    await storeDraft(tx, found, { draftId, questions });
    return { ok: true, origin: made.origin, hasNotes: given.notes.length > 0 };
  });
}

interface Begun {
  readonly ok: true;
  readonly draftId: number;
  readonly earlierDrafts: number;
  readonly given: GivenData;
}

async function begin(
  tx: Database,
  found: MeetingForAsker,
  userId: number,
): Promise<Begun | { readonly ok: false; readonly reason: DraftRefusal }> {
  const { id: meetingId, bookId } = found.meeting;
  const recent = await findRecentDrafts(tx, meetingId);
  if (recent.isUnderWay) return { ok: false, reason: 'drafting' };
  if (recent.today >= questionLimits.draftsPerDay) return { ok: false, reason: 'too_many_drafts' };
  const kept = (await findQuestions(tx, meetingId)).filter((one) => !isReplaceable(one));
  if (kept.length >= questionLimits.perMeeting) return { ok: false, reason: 'full' };
  const book = await findBook(tx, bookId);
  if (!book) return { ok: false, reason: 'no_book' };
  const notes = givenNotes(await findOpenNotes(tx, found, mostGivenNotes));
  const nicknames = await findNicknames(tx, meetingId);
  const given = { facts: bookFacts(toCandidate(book), found.now), notes, nicknames };
  return { ok: true, draftId: await beginDraft(tx, meetingId, userId), earlierDrafts: recent.all, given };
}

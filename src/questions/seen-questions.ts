import { type MeetingAndAsker, takesPart } from '../meetings/index.ts';
import { areNotesOpen, type ReadingMark, readingMarks, whyWithheld } from '../notes/index.ts';
import type { Database } from '../platform/db.ts';
import { progressOf } from '../progress/index.ts';
import { lowestMark, type Question } from './question.ts';
import { findApprovedQuestions } from './question-repository.ts';

/** A question as one person sees it: without text and quotes if they are withheld from her. */
export type SeenQuestion =
  | (Question & { readonly isWithheld: false })
  | (Omit<Question, 'body' | 'quotes'> & { readonly isWithheld: true });

/**
 * Returns the rule by which one person sees the questions of a meeting. A note that was marked, or
 * closed, after its words were quoted withholds them from then on.
 */
export async function seeAs(
  db: Database,
  found: MeetingAndAsker,
): Promise<(question: Question) => SeenQuestion> {
  const { meeting, asker, now } = found;
  const userId = asker?.userId ?? null;
  const [progress, showsNotes] = await Promise.all([
    userId === null ? null : progressOf(db, meeting.id, userId),
    areNotesOpen(db, found),
  ]);
  const times = { dueAt: null, startsAt: meeting.startsAt, cancelledAt: meeting.cancelledAt, now };
  return ({ body, quotes: all, ...stored }) => {
    const question = { ...stored, forPercent: markOf(stored.forPercent, all) };
    const quotes = showsNotes ? all : [];
    const text = { ...question, isHidden: false };
    const isWithheld = whyWithheld(text, { userId: userId ?? 0, progress }, times) !== null;
    return isWithheld ? { ...question, isWithheld } : { ...question, body, quotes, isWithheld };
  };
}

/** The mark of a question, or that of the furthest note that it quotes. */
const markOf = (forPercent: ReadingMark, quotes: Question['quotes']): ReadingMark =>
  readingMarks.find((mark) => mark >= Math.max(forPercent, lowestMark(quotes))) ?? 100;

/** Finds the approved questions for a person who may read them; empty for others. */
export async function findSeenQuestions(db: Database, found: MeetingAndAsker): Promise<SeenQuestion[]> {
  if (!takesPart(found)) return [];
  const questions = await findApprovedQuestions(db, found.meeting.id);
  if (questions.length === 0) return [];
  return questions.map(await seeAs(db, found));
}

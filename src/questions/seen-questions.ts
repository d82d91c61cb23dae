import { type MeetingForAsker, takesPart } from '../meetings/index.ts';
import { whyWithheld } from '../notes/index.ts';
import type { Database } from '../platform/db.ts';
import { progressOf } from '../progress/index.ts';
import type { Question } from './question.ts';
import { findApprovedQuestions } from './question-repository.ts';

/** A question as one person sees it: without text and quotes if they are withheld from her. */
export type SeenQuestion =
  | (Question & { readonly isWithheld: false })
  | (Omit<Question, 'body' | 'quotes'> & { readonly isWithheld: true });

type Found = Omit<MeetingForAsker, 'club'>;

/** Returns the rule by which one person sees the questions of a meeting. */
export async function seeAs(db: Database, found: Found): Promise<(question: Question) => SeenQuestion> {
  const { meeting, asker, now } = found;
  const userId = asker?.userId ?? null;
  const progress = userId === null ? null : await progressOf(db, meeting.id, userId);
  const times = { dueAt: null, startsAt: meeting.startsAt, cancelledAt: meeting.cancelledAt, now };
  return ({ body, quotes, ...question }) => {
    const text = { ...question, isHidden: false };
    const isWithheld = whyWithheld(text, { userId: userId ?? 0, progress }, times) !== null;
    return isWithheld ? { ...question, isWithheld } : { ...question, body, quotes, isWithheld };
  };
}

/** Finds the approved questions for a person who may read them; empty for others. */
export async function findSeenQuestions(db: Database, found: Found): Promise<SeenQuestion[]> {
  if (!takesPart(found)) return [];
  const questions = await findApprovedQuestions(db, found.meeting.id);
  if (questions.length === 0) return [];
  return questions.map(await seeAs(db, found));
}

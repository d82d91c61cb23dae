import type { Database } from '../platform/db.ts';
import type { QuestionDraft, QuestionOrigin, SourcedQuestion } from './question.ts';

interface NewQuestion extends SourcedQuestion {
  readonly meetingId: number;
  readonly origin: QuestionOrigin;
  readonly authorId: number | null;
  readonly draftId: number | null;
}

/** Stores a question behind the others of its meeting, which must be locked. @returns its id */
export async function insertQuestion(
  tx: Database,
  { quotes, bookFields, ...question }: NewQuestion,
): Promise<number> {
  const position = (await tx.discussionQuestion.count({ where: { meetingId: question.meetingId } })) + 1;
  const { id } = await tx.discussionQuestion.create({
    data: {
      ...question,
      position,
      bookFields: [...bookFields],
      notes: { createMany: { data: quotes.map(({ noteId, quote }) => ({ noteId, quote })) } },
    },
    select: { id: true },
  });
  return id;
}

/** Stores what a person wrote in place of a question's text, kind and mark. */
export async function updateQuestion(
  tx: Database,
  questionId: number,
  { body, kind, forPercent }: QuestionDraft,
  authorId: number,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE discussion_questions SET body = ${body}, kind = ${kind}, for_percent = ${forPercent}::smallint,
      version = version + 1, changed_at = clock_timestamp(),
      origin = CASE WHEN body = ${body} THEN origin ELSE 'person' END,
      author_id = CASE WHEN body = ${body} THEN author_id ELSE ${authorId}::int END
    WHERE id = ${questionId}`;
}

/** Numbers the questions of a meeting in this order, from 1. */
export async function storeOrder(tx: Database, meetingId: number, ids: readonly number[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE discussion_questions q SET position = o.position
    FROM unnest(${[...ids]}::int[]) WITH ORDINALITY AS o (id, position)
    WHERE q.id = o.id AND q.meeting_id = ${meetingId} AND q.position <> o.position`;
}

/** Deletes questions of a meeting, and closes the gaps. @returns how many there were */
export async function deleteQuestions(
  tx: Database,
  meetingId: number,
  ids: readonly number[],
): Promise<number> {
  const { count } = await tx.discussionQuestion.deleteMany({ where: { meetingId, id: { in: [...ids] } } });
  const others = await tx.discussionQuestion.findMany({
    where: { meetingId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  await storeOrder(
    tx,
    meetingId,
    others.map(({ id }) => id),
  );
  return count;
}

/** Approves questions that are not approved yet. @returns how many */
export const approve = (tx: Database, meetingId: number, ids: readonly number[]): Promise<number> =>
  tx.$executeRaw`
    UPDATE discussion_questions SET approved_at = clock_timestamp()
    WHERE meeting_id = ${meetingId} AND id = ANY (${[...ids]}) AND approved_at IS NULL`;

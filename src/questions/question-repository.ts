import type { PartCondition } from '../meetings/index.ts';
import { type Database, Prisma } from '../platform/db.ts';
import type { Question } from './question.ts';

/** The quotes of a question `q` whose notes members still see and still hold the quoted words. */
const shownQuotes = Prisma.sql`
  (SELECT coalesce(json_agg(json_build_object('noteId', n.id, 'quote', s.quote, 'authorId', n.user_id,
      'forPercent', n.for_percent) ORDER BY n.id), '[]')
    FROM discussion_question_notes s
      JOIN meeting_notes n ON n.id = s.note_id AND n.meeting_id = q.meeting_id AND n.hidden_at IS NULL
      JOIN memberships m ON m.meeting_id = n.meeting_id AND m.user_id = n.user_id
    WHERE s.question_id = q.id AND strpos(n.body, s.quote) > 0)`;

const columns = Prisma.sql`q.id, q.position, q.body, q.kind, q.for_percent AS "forPercent", q.origin,
  q.author_id AS "authorId", q.version, q.approved_at IS NOT NULL AS "isApproved",
  q.hidden_at IS NOT NULL AS "isHidden", q.book_fields AS "bookFields", ${shownQuotes} AS quotes`;

/** Whether a meeting has questions, approved or not. */
export const hasQuestions: PartCondition = (meetingId) =>
  Prisma.sql`EXISTS (SELECT FROM discussion_questions q WHERE q.meeting_id = ${meetingId})`;

/** Finds all questions of a meeting in their order, approved or not. */
export const findQuestions = (db: Database, meetingId: number): Promise<Question[]> =>
  db.$queryRaw<Question[]>`
    SELECT ${columns} FROM discussion_questions q WHERE q.meeting_id = ${meetingId} ORDER BY q.position, q.id`;

/** Finds the questions of a meeting that members may know of, in their order. */
export const findApprovedQuestions = (db: Database, meetingId: number): Promise<Question[]> =>
  db.$queryRaw<Question[]>`
    SELECT ${columns} FROM discussion_questions q
    WHERE q.meeting_id = ${meetingId} AND q.approved_at IS NOT NULL AND q.hidden_at IS NULL
    ORDER BY q.position, q.id`;

/** Finds the ids of the approved questions of a meeting, also of those that operators hid. */
export async function findApprovedIds(db: Database, meetingId: number): Promise<ReadonlySet<number>> {
  const where = { meetingId, approvedAt: { not: null } };
  const rows = await db.discussionQuestion.findMany({ where, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}

/** Finds one question of a meeting. */
export async function findQuestion(
  db: Database,
  { meetingId, questionId }: { readonly meetingId: number; readonly questionId: number },
): Promise<Question | null> {
  const [question] = await db.$queryRaw<Question[]>`
    SELECT ${columns} FROM discussion_questions q WHERE q.id = ${questionId} AND q.meeting_id = ${meetingId}`;
  return question ?? null;
}

/** Counts the questions of a meeting, approved or not. */
export const countQuestions = (db: Database, meetingId: number): Promise<number> =>
  db.discussionQuestion.count({ where: { meetingId } });

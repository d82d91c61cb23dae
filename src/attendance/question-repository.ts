import type { PartCondition } from '../meetings/index.ts';
import { type Database, Prisma } from '../platform/db.ts';
import { type Question, questionTimes } from './question.ts';

const seconds = (ms: number) => ms / 1_000;

/** Whether the members of a meeting were ever asked; it may have moved since. */
export const hasAttendanceQuestion: PartCondition = (meetingId) =>
  Prisma.sql`EXISTS (SELECT FROM attendance_questions q WHERE q.meeting_id = ${meetingId})`;

/** Finds the question about the present start of a meeting; null before it was asked. */
export async function findQuestion(db: Database, meetingId: number): Promise<Question | null> {
  const [question] = await db.$queryRaw<Question[]>`
    SELECT q.id, q.asked_at AS "askedAt" FROM attendance_questions q
    JOIN meetings m ON m.id = q.meeting_id AND m.starts_at = q.starts_at WHERE m.id = ${meetingId}`;
  return question ?? null;
}

/** A meeting whose members are to be asked. */
export interface DueMeeting {
  readonly id: number;
  readonly leaderId: number;
  readonly startsAt: Date;
}

/** Finds meetings whose members are to be asked now, the earliest first. */
export async function findDueMeetingIds(db: Database, limit: number): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT m.id FROM meetings m
    WHERE m.cancelled_at IS NULL
      AND m.starts_at > now() + make_interval(secs => ${seconds(questionTimes.askUntilMs)})
      AND m.starts_at <= now() + make_interval(secs => ${seconds(questionTimes.askBeforeMs)})
      AND NOT EXISTS (SELECT FROM attendance_questions q WHERE q.meeting_id = m.id AND q.starts_at = m.starts_at)
    ORDER BY m.starts_at, m.id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/**
 * Finds questions that are still asked about a coming start, although their meetings moved away
 * from it or were cancelled.
 */
export async function findStaleQuestionIds(db: Database, limit: number): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT q.id FROM attendance_questions q JOIN meetings m ON m.id = q.meeting_id
    WHERE q.starts_at > now() AND (m.starts_at <> q.starts_at OR m.cancelled_at IS NOT NULL)
      AND EXISTS (SELECT FROM asks a WHERE a.kind = 'attendance' AND a.subject_id = q.id AND a.closes_at > now())
    ORDER BY q.starts_at, q.id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** Locks a meeting if its members are to be asked now. Skips one that is locked. */
export async function lockDueMeeting(tx: Database, id: number): Promise<DueMeeting | null> {
  const [meeting] = await tx.$queryRaw<DueMeeting[]>`
    SELECT m.id, m.leader_id AS "leaderId", m.starts_at AS "startsAt" FROM meetings m
    WHERE m.id = ${id} AND m.cancelled_at IS NULL
      AND m.starts_at > now() + make_interval(secs => ${seconds(questionTimes.askUntilMs)})
      AND m.starts_at <= now() + make_interval(secs => ${seconds(questionTimes.askBeforeMs)})
    FOR NO KEY UPDATE SKIP LOCKED`;
  return meeting ?? null;
}

/** Stores a question under the lock of its meeting. @returns null if it was asked before */
export async function insertQuestion(tx: Database, { id, startsAt }: DueMeeting): Promise<Question | null> {
  const [question] = await tx.$queryRaw<Question[]>`
    INSERT INTO attendance_questions (meeting_id, starts_at) VALUES (${id}, ${startsAt})
    ON CONFLICT (meeting_id, starts_at) DO NOTHING RETURNING id, asked_at AS "askedAt"`;
  return question ?? null;
}

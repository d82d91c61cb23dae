import type { Pool } from 'pg';
import { questionIds, type TasteProfile } from '../../quiz/index.ts';
import type { AnswerCounts } from '../fit/index.ts';

/** Sums of a meeting's members' quiz answers compared with one reader's. */
export interface MemberAnswers extends AnswerCounts {
  readonly meetingId: number;
}

/**
 * With fewer members a sum would reveal single answers: two people who probe it together would be
 * most of the group.
 */
const minMembers = 5;

/**
 * Compares the answers of meetings' members with a reader's and returns sums only. Single answers
 * never leave the database, and swapping answers between members changes nothing. Meetings with
 * fewer than `minMembers` answers are left out.
 */
export async function sumUpMemberAnswers(
  pool: Pool,
  { answers, quizVersion }: TasteProfile,
  meetingIds: readonly number[],
): Promise<MemberAnswers[]> {
  if (meetingIds.length === 0) return [];
  const { rows } = await pool.query<MemberAnswers>({
    name: 'members of meetings',
    text: statement,
    values: [answers, quizVersion, meetingIds],
  });
  return rows;
}

const alike = questionIds.map(
  (_, i) => `count(*) FILTER (WHERE substr(t.answers, ${i + 1}, 1) = substr($1, ${i + 1}, 1))::int`,
);

const statement = `
  SELECT s.meeting_id AS "meetingId", count(*)::int AS members, ARRAY[${alike.join(', ')}] AS alike
  FROM memberships s JOIN taste_profiles t ON t.user_id = s.user_id AND t.quiz_version = $2
  WHERE s.meeting_id = ANY ($3::int[])
  GROUP BY s.meeting_id HAVING count(*) >= ${minMembers}`;

import type { Pool } from 'pg';
import { questionIds, type TasteProfile } from '../../quiz/index.ts';

/** The members of a meeting who have answered the quiz, summed up beside one reader's answers. */
export interface MemberAnswers {
  readonly meetingId: number;
  /** Who have answered. */
  readonly members: number;
  /** How many of them gave the reader's answer, for each of the ten questions in quiz order. */
  readonly alike: readonly number[];
}

/** With fewer, a sum would tell what one of them answered, and two who come to find that out would be most of the others. */
const minMembers = 5;

/**
 * How the members of meetings answered, beside a reader's answers, summed up in the database: what one of them answered never leaves it, and
 * two who swap their answers change nothing. Meetings with too few answers are not in it.
 */
export async function sumUpMemberAnswers(
  pool: Pool,
  { answers, quizVersion }: TasteProfile,
  meetingIds: readonly number[],
): Promise<MemberAnswers[]> {
  if (meetingIds.length === 0) return [];
  const { rows } = await pool.query<MemberAnswers>({
    name: 'company of meetings',
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

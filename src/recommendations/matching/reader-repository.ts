import type { Pool } from 'pg';
import { chosenAnswers, questionIds, quizVersion, readAnswers, type TasteProfile } from '../../quiz/index.ts';
import type { Path } from '../ranking/index.ts';
import type { Interest } from './meeting-match.ts';

/** The stored taste of a reader, as far as the first page needs it. */
export interface StoredReader {
  readonly latest: LatestRecommendation | null;
  readonly taste: TasteProfile | null;
  /** `null` when the reader has not answered the current version of the quiz. */
  readonly interest: Interest | null;
}

export interface LatestRecommendation {
  readonly id: number;
  readonly genreId: number;
  readonly path: Path;
  readonly createdAt: Date;
  /** Best first. */
  readonly bookIds: readonly number[];
  /** The candidates that these books were chosen from. */
  readonly candidateIds: readonly number[];
}

interface Row {
  readonly latest: (Omit<LatestRecommendation, 'createdAt'> & { readonly createdAt: string }) | null;
  readonly taste: (Omit<TasteProfile, 'updatedAt'> & { readonly updatedAt: string }) | null;
  readonly liked: number[];
  readonly disliked: number[];
  readonly read: number[];
}

/** Reads it in one prepared statement. Calls no model. */
export async function findStoredReader(pool: Pool, userId: number): Promise<StoredReader> {
  const { rows } = await pool.query<Row>({ name: 'stored reader', text: statement, values: [userId] });
  const row = rows[0];
  const latest = row?.latest ? { ...row.latest, createdAt: new Date(row.latest.createdAt) } : null;
  const taste = row?.taste ? { ...row.taste, updatedAt: new Date(row.taste.updatedAt) } : null;
  const answers =
    taste?.quizVersion === quizVersion
      ? readAnswers(Object.fromEntries(questionIds.map((id, i) => [id, taste.answers[i] ?? ''])))
      : null;
  return {
    latest,
    taste,
    interest: answers && {
      answers: chosenAnswers(answers),
      genreId: latest?.genreId ?? null,
      recommended: new Set(latest?.bookIds),
      liked: new Set(row?.liked),
      disliked: new Set(row?.disliked),
      read: new Set(row?.read),
    },
  };
}

/** The newest verdicts that are read. */
const maxVerdictsRead = 200;
const verdictsWhere = (holds: string) =>
  `(SELECT coalesce(json_agg(book_id) FILTER (WHERE ${holds}), '[]') FROM verdicts)`;

const statement = `
  WITH verdicts AS MATERIALIZED (
    SELECT book_id, taste, read_at FROM book_verdicts WHERE user_id = $1 ORDER BY updated_at DESC LIMIT ${maxVerdictsRead}
  )
  SELECT ${verdictsWhere(`taste = 'like'`)} AS liked, ${verdictsWhere(`taste = 'dislike'`)} AS disliked,
    ${verdictsWhere('read_at IS NOT NULL')} AS read,
    (SELECT json_build_object('answers', answers, 'quizVersion', quiz_version, 'updatedAt', updated_at)
      FROM taste_profiles WHERE user_id = $1) AS taste,
    (SELECT json_build_object('id', r.id, 'genreId', r.category_id, 'path', r.path, 'createdAt', r.created_at, 'candidateIds', r.candidates, 'bookIds',
        (SELECT coalesce(json_agg(p.book_id ORDER BY p.position), '[]') FROM recommendation_picks p WHERE p.recommendation_id = r.id))
      FROM recommendations r WHERE r.user_id = $1 ORDER BY r.created_at DESC, r.id DESC LIMIT 1) AS latest`;

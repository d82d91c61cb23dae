import type { Database } from '../platform/db.ts';
import { readAnswers } from './answers.ts';
import { sumUpCompany } from './company-repository.ts';
import { listVerdicts } from './feedback-repository.ts';
import { type Interest, type MeetingMatch, matchMeetings, type OpenMeeting } from './meeting-match.ts';
import { questionIds } from './quiz.ts';
import { quizVersion } from './quiz-questions.ts';
import type { Recommendation } from './recommendation.ts';
import { findLatestRecommendation } from './repository.ts';
import { findTaste, type Taste } from './taste-repository.ts';

/** What is stored of a reader that a first page needs: read once, without asking a model. */
export interface StoredReader {
  readonly latest: Recommendation | null;
  readonly taste: Taste | null;
  /** `null` until she has answered today's quiz. */
  readonly interest: Interest | null;
}

export async function findStoredReader(db: Database, userId: number): Promise<StoredReader> {
  const [latest, taste, verdicts] = await Promise.all([
    findLatestRecommendation(db, userId),
    findTaste(db, userId),
    listVerdicts(db, userId),
  ]);
  const idsOf = (holds: (verdict: (typeof verdicts)[number]) => boolean) =>
    new Set(verdicts.filter(holds).map(({ bookId }) => bookId));
  const answers =
    taste?.quizVersion === quizVersion
      ? readAnswers(Object.fromEntries(questionIds.map((id, i) => [id, taste.answers[i] ?? ''])))
      : null;
  return {
    latest,
    taste,
    interest: answers && {
      answers,
      genreId: latest?.genreId ?? null,
      recommended: new Set(latest?.picks.map(({ bookId }) => bookId)),
      liked: idsOf((verdict) => verdict.taste === 'like'),
      disliked: idsOf((verdict) => verdict.taste === 'dislike'),
      read: idsOf((verdict) => verdict.isRead),
    },
  };
}

/** The open meetings that fit a reader best; none for who has not answered the quiz. */
export async function findFittingMeetings(
  db: Database,
  { taste, interest }: StoredReader,
  meetings: readonly OpenMeeting[],
): Promise<MeetingMatch[]> {
  if (!taste || !interest) return [];
  const companies = await sumUpCompany(
    db,
    taste,
    meetings.map(({ id }) => id),
  );
  return matchMeetings(interest, meetings, companies);
}

import { listBooks } from '../books/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import { listVerdicts } from './feedback/index.ts';
import type { Owner } from './owner.ts';
import type { MeetingLinks } from './pick-view.ts';
import type { Recommendation } from './recommendation.ts';
import { findRecommendation } from './recommendation-repository.ts';
import { type RecommendationPage, type RecommendationPageInput, recommendationPage } from './view.ts';

/** The sources of a recommendation's page. */
export interface ShowServices {
  readonly db: Database;
  readonly clock: Clock;
  /**
   * Returns where a reader finds the meetings about some books that she may know of, by the book's
   * id.
   */
  readonly linkMeetings: (
    bookIds: readonly number[],
    askerId: number | null,
  ) => Promise<ReadonlyMap<number, MeetingLinks>>;
}

/** Loads the page of a recommendation for its owner. */
export async function showRecommendation(
  { db, clock, linkMeetings }: ShowServices,
  owner: Owner,
  recommendation: Recommendation,
  refused?: RecommendationPageInput['refused'],
): Promise<RecommendationPage> {
  const { againOfId } = recommendation;
  const bookIds = bookIdsOf([recommendation]);
  const [before, verdicts, books, meetingLinks] = await Promise.all([
    againOfId === null ? null : findRecommendation(db, owner, againOfId),
    owner.userId === null ? [] : listVerdicts(db, owner.userId),
    listBooks(db, bookIds),
    linkMeetings(bookIds, owner.userId),
  ]);
  return recommendationPage({
    recommendation,
    books,
    booksBefore: before ? await listBooks(db, bookIdsOf([before])) : [],
    verdicts,
    meetingLinks,
    now: clock.now(),
    isVisitor: owner.userId === null,
    ...(refused ? { refused } : {}),
  });
}

/** The distinct books of some recommendations. */
export const bookIdsOf = (recommendations: readonly Recommendation[]): number[] => [
  ...new Set(recommendations.flatMap(({ picks }) => picks.map(({ bookId }) => bookId))),
];

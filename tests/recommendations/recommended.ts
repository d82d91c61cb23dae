import type { AuthorWish, PoolKind } from '../../src/recommendations/candidates/candidate-pool.ts';
import type { Feedback } from '../../src/recommendations/feedback/feedback.ts';
import type { Recommendation } from '../../src/recommendations/recommendation.ts';

interface Changes extends Partial<Omit<Recommendation, 'feedback'>> {
  readonly feedback?: Partial<Feedback>;
  readonly pool?: PoolKind;
  /** When given, the reader asked for other authors. */
  readonly authorWish?: AuthorWish | null;
}

/** A repeated recommendation without feedback, apart from `changes`. */
export const recommended = ({ feedback, authorWish = null, ...changes }: Changes): Recommendation => ({
  id: 2,
  genreId: 1,
  answers: {},
  path: 'ai',
  fallbackReason: null,
  passes: 4,
  againOfId: 1,
  wishes: authorWish === null ? [] : ['other_author'],
  pool: 'twenty',
  feedback: { likedTags: [], avoidedTags: [], shown: 0, read: 0, authors: [], authorWish, ...feedback },
  createdAt: new Date(0),
  picks: [],
  ...changes,
});

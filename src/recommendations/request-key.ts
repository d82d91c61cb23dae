import { createHash } from 'node:crypto';
import { answerLetters, quizVersion } from '../quiz/index.ts';
import type { StoredVerdict } from './feedback/index.ts';
import type { RecommendationRequest } from './recommendation-request.ts';

/**
 * Equal for requests that deserve the same answer. The last part is of an "again": from which, with which wishes, and after which verdicts, so
 * that a book she has marked as read meanwhile does not come back out of the store.
 */
export function requestKey(
  { genre, answers, again }: RecommendationRequest,
  verdicts: readonly StoredVerdict[],
): string {
  const said = () => verdicts.map(({ bookId, taste, isRead }) => `${bookId}${taste ?? ''}${isRead}`).sort();
  const wish = again && [again.of.id, again.wishes.toSorted().join('+'), digest(said().join(' '))].join('~');
  return [quizVersion, genre.id, answerLetters(answers), wish ?? ''].join(':');
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 12);

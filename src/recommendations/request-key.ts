import { createHash } from 'node:crypto';
import { answerLetters, quizVersion } from '../quiz/index.ts';
import type { StoredVerdict } from './feedback/index.ts';
import type { RecommendationRequest } from './recommendation-request.ts';

/**
 * Returns equal keys for requests that may share a result. The last part is for repeated
 * recommendations: which one, with which wishes, after which verdicts. A book marked as read
 * meanwhile therefore does not come back from a stored result.
 */
export function requestKey(
  { genre, answers, again }: RecommendationRequest,
  verdicts: readonly StoredVerdict[],
): string {
  const verdictTexts = () =>
    verdicts.map(({ bookId, taste, isRead }) => `${bookId}${taste ?? ''}${isRead}`).sort();
  const wish =
    again && [again.of.id, again.wishes.toSorted().join('+'), digest(verdictTexts().join(' '))].join('~');
  return [quizVersion, genre.id, answerLetters(answers), wish ?? ''].join(':');
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 12);

import { holdParticles } from '../platform/korean-particle.ts';
import type { MovedFor } from './ranking/index.ts';
import type { Recommendation } from './recommendation.ts';

const reasons: Readonly<Record<MovedFor, string>> = {
  variety: '세 권이 서로 다르도록',
  popularity: '그동안 읽거나 마음에 들어 하신 책들만큼 알려진 책이라서',
};

/**
 * Names the books that were chosen before others with a higher score, one sentence for each reason;
 * `null`: there are none.
 * @param titleOf the title of a book by its id; `undefined`: the book is gone
 */
export function movedNote(
  { picks }: Pick<Recommendation, 'picks'>,
  titleOf: (bookId: number) => string | undefined,
): string | null {
  const sentences = (['variety', 'popularity'] as const).flatMap((reason) => {
    const moved = picks.filter(({ movedFor }) => movedFor === reason);
    const titles = moved.flatMap(({ bookId }) => titleOf(bookId) ?? []).map((title) => `‘${title}’`);
    if (titles.length === 0) return [];
    return [`${titles.join(', ')}보다 답에 더 잘 맞는 책도 있었지만, ${reasons[reason]} 골랐어요.`];
  });
  return sentences.length === 0 ? null : holdParticles(sentences.join(' '));
}

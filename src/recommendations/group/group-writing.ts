import type { ChosenAnswer } from '../../quiz/index.ts';
import { type Candidate, standings } from '../candidates/index.ts';
import type { FindTitles, WriteInput } from '../comments/index.ts';

/**
 * Returns the task for a model that writes about books for a group. It holds the books' facts, and
 * of the members only the answers that they share.
 * @param common what `commonAnswers` returns
 */
export function groupWriting(
  common: readonly ChosenAnswer[],
  {
    books,
    candidates,
    findTitles,
  }: {
    readonly books: readonly Candidate[];
    readonly candidates: readonly Candidate[];
    readonly findTitles: FindTitles;
  },
): WriteInput {
  const places = standings(candidates);
  const placeOf = new Map(candidates.map(({ id }, at) => [id, places[at]]));
  return {
    audience: 'group',
    genre: '모든 분야',
    answers: common,
    books,
    titles: candidates.map(({ title }) => title),
    findTitles,
    standingOf: ({ id }) => placeOf.get(id) ?? { newness: 0.5, price: 0.5, titleLength: 0.5, pages: 0.5 },
  };
}

import type { FormChoice } from '../platform/http/typed-form.ts';
import { voteHrefOf } from './assets-view.ts';
import { bookLines } from './book-line-view.ts';
import type { ShownVote } from './show-vote.ts';

interface RankField {
  readonly id: string;
  /** "1순위" */
  readonly label: string;
  readonly choices: readonly FormChoice[];
}

/** The form in which a member ranks the books. */
export interface BallotForm {
  readonly action: string;
  readonly ranks: readonly RankField[];
  readonly error: string | null;
  readonly submit: string;
}

/** `typed` holds the ranks of a refused form, empty texts for ranks without a book. */
export function ballotForm(
  { vote, candidates, books, ballot }: ShownVote,
  typed: { readonly ranks: readonly string[]; readonly error: string } | null,
): BallotForm {
  const chosen = typed?.ranks ?? ballot?.map(String) ?? [];
  const lines = bookLines(candidates, books);
  return {
    action: `${voteHrefOf(vote.id)}/ballot`,
    ranks: lines.map((_line, index) => ({
      id: `rank-${index + 1}`,
      label: `${index + 1}순위`,
      choices: [
        { value: '', label: '고르지 않음', isChosen: (chosen[index] ?? '') === '' },
        ...lines.map(({ book }) => ({
          value: book.id,
          label: book.title,
          isChosen: chosen[index] === book.id,
        })),
      ],
    })),
    error: typed?.error ?? null,
    submit: ballot === null ? '투표하기' : '순위 바꾸기',
  };
}

/** The books of a ranking that the page still knows, the best first. */
export const rankedTitles = ({ books }: Pick<ShownVote, 'books'>, ranking: readonly number[]): string[] =>
  ranking.flatMap((bookId) => books.get(bookId)?.title ?? []);

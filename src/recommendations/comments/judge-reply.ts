import type { ModelReply } from '../../model/index.ts';
import type { ChosenAnswer } from '../../quiz/index.ts';
import type { AliasedCandidate, Candidate, Standing } from '../candidates/index.ts';
import { faultOfReply, type ReplyFault } from '../prompt/index.ts';
import { isPlainComment } from './comment-policy.ts';
import { readComments, type UncheckedComment } from './read-comments.ts';
import type { WrittenComment } from './template-comment.ts';
import { verifyComment } from './verify-comment.ts';

/** Returns titles of the catalogue that occur in a text. */
export type FindTitles = (text: string) => Promise<readonly string[]>;

export interface WriteInput {
  /** `group`: the answers are those that members of a group share. Absent: one reader's. */
  readonly audience?: 'group';
  readonly genre: string;
  readonly answers: readonly ChosenAnswer[];
  /** The books to write about, best first. */
  readonly books: readonly Candidate[];
  /** Titles that no comment may name. */
  readonly titles: readonly string[];
  readonly findTitles: FindTitles;
  readonly standingOf: (book: Candidate) => Standing;
}

interface Judged {
  readonly written: ReadonlyMap<number, WrittenComment>;
  readonly faults: readonly ReplyFault[];
}

/** Reads the model's comments and checks each one. */
export async function judgeReply(
  reply: ModelReply,
  aliased: readonly AliasedCandidate[],
  input: WriteInput,
): Promise<Judged> {
  const fault = faultOfReply(reply);
  if (!reply.ok) return { written: new Map(), faults: fault ? [fault] : [] };
  const read = readComments(reply.text, aliased);
  // PostgreSQL takes no NUL characters, so comments that will be refused are not looked up.
  const plain = [...read.byAlias.values()].map(({ comment }) => comment).filter(isPlainComment);
  const otherTitles = plain.length === 0 ? [] : await input.findTitles(plain.join('\n'));
  const judged = aliased.flatMap(({ alias, book }) => {
    const unchecked = read.byAlias.get(alias);
    return unchecked
      ? [{ alias, book, verdict: judge(unchecked, book, read.byAlias, otherTitles, input) }]
      : [];
  });
  const written = new Map(
    judged.flatMap(({ book, verdict }) => (verdict.ok ? [[book.id, verdict.written] as const] : [])),
  );
  // Other faults of the reply do not matter when every book has its comment.
  if (written.size === aliased.length) return { written, faults: [] };
  const refused = judged.flatMap(({ alias, verdict }) =>
    verdict.ok ? [] : [{ kind: 'comment', alias, fault: verdict.fault } as const],
  );
  return { written, faults: [...read.faults, ...refused] };
}

function judge(
  unchecked: UncheckedComment,
  book: Candidate,
  all: ReadonlyMap<string, UncheckedComment>,
  otherTitles: readonly string[],
  { answers, titles, standingOf }: WriteInput,
) {
  const firstAlike = [...all.values()].find(({ comment }) => comment === unchecked.comment);
  if (firstAlike !== unchecked) return { ok: false, fault: 'repeated' } as const;
  return verifyComment(unchecked, { book, titles, otherTitles, answers, standing: standingOf(book) });
}

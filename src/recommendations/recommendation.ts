import type { PoolKind } from './candidates/index.ts';
import type { Claim } from './comments/index.ts';
import type { Feedback, Wish } from './feedback/index.ts';
import type { Path } from './model/index.ts';

/** One recommended book, in the order of the recommendation. */
export interface Pick {
  readonly bookId: number;
  readonly comment: string;
  /** True of the reader's answers and of the book's row when they were stored. */
  readonly claims: readonly Claim[];
  readonly isCommentByModel: boolean;
  readonly isChosenByModel: boolean;
  /** In how many passes it was among the first three. */
  readonly votes: number;
}

/** A stored recommendation. */
export interface Recommendation {
  readonly id: number;
  readonly genreId: number;
  /** Option keys by question id, of the quiz as it was then: today's may have other questions. */
  readonly answers: Readonly<Record<string, string>>;
  readonly path: Path;
  /** A {@link FallbackReason}, or one that an older version wrote. */
  readonly fallbackReason: string | null;
  /** Passes whose ranking counted. */
  readonly passes: number;
  /** Of an "again": from which it was asked, with which wishes, where its books came from, and what was heeded. */
  readonly againOfId: number | null;
  readonly wishes: readonly Wish[];
  readonly pool: PoolKind | null;
  readonly feedback: Feedback | null;
  readonly createdAt: Date;
  /** Three, best first. */
  readonly picks: readonly Pick[];
}

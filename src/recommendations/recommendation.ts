import type { PoolKind } from './candidates/index.ts';
import type { Claim } from './comments/index.ts';
import type { Feedback, Wish } from './feedback/index.ts';
import type { MovedFor, Path } from './ranking/index.ts';

/** One recommended book. */
export interface Pick {
  readonly bookId: number;
  readonly comment: string;
  /** True for the reader's answers and the book's row when they were stored. */
  readonly claims: readonly Claim[];
  readonly isCommentByModel: boolean;
  readonly isChosenByModel: boolean;
  /** Passes that ranked the book among the first three. */
  readonly votes: number;
  /** Why others with a higher score were not chosen instead; `null`: no other has one. */
  readonly movedFor: MovedFor | null;
  /** Whether the reader reported the comment: it is shown folded. */
  readonly isReported: boolean;
}

/** A stored recommendation. */
export interface Recommendation {
  readonly id: number;
  readonly genreId: number;
  /** Option keys by question id. The quiz may have changed since. */
  readonly answers: Readonly<Record<string, string>>;
  readonly path: Path;
  /** A {@link FallbackReason}, or one that an older version stored. */
  readonly fallbackReason: string | null;
  /** Passes whose ranking was counted. */
  readonly passes: number;
  /** The repeated recommendation; `null` for the answers of a quiz. */
  readonly againOfId: number | null;
  readonly wishes: readonly Wish[];
  readonly pool: PoolKind | null;
  readonly feedback: Feedback | null;
  readonly createdAt: Date;
  /** Three, best first. */
  readonly picks: readonly Pick[];
}

import type { BudgetRefusal } from './call-budget.ts';
import type { PoolKind } from './candidate-pool.ts';
import type { Claim } from './claim.ts';
import type { Feedback } from './feedback.ts';
import type { ContentFailure, ServiceFailure } from './recommender.ts';
import type { Wish } from './wish.ts';

/** How a recommendation came about: by the model, by its second answer, filled up by the rule score, or by the rule score alone. */
export type Path = 'ai' | 'repaired' | 'filled' | 'fallback';

/**
 * Why the model chose nothing. `unusable`: it answered, twice, and named no candidate. `no_agreement`: its passes agreed no more than chance
 * would. `only_fame`: it listed what sells. `no_turn`: the time was gone before it could be asked. `daily_cap`: all readers together had had the
 * calls of the day, `daily_reserve`: what is left is for readers who have had none today, `address_cap`: this address has had its part.
 * `internal_error`: reading its answer threw. `not_stored`: PostgreSQL refused what came of it.
 */
export type FallbackReason =
  | ServiceFailure
  | ContentFailure
  | 'unusable'
  | 'no_agreement'
  | 'only_fame'
  | 'no_api_key'
  | 'no_turn'
  | BudgetRefusal
  | 'internal_error'
  | 'not_stored';

/** Failures of the model's server and of the way to it, as stored. */
export const serviceFailures = [
  'timeout',
  'cancelled',
  'rate_limited',
  'quota_exhausted',
  'unauthorized',
  'model_not_found',
  'wrong_address',
  'bad_request',
  'server_error',
  'network',
  'too_large',
  'malformed',
  'circuit_open',
] as const satisfies readonly ServiceFailure[];

/** Answers of a model that hold no recommendation, as stored. */
export const uselessAnswers = ['refused', 'truncated', 'empty', 'unusable'] as const satisfies readonly (
  | ContentFailure
  | 'unusable'
)[];

/** Reasons that may be gone in minutes: the model was not the trouble, but the way to it. */
export const passingReasons: readonly FallbackReason[] = [
  ...serviceFailures,
  'no_turn',
  'daily_cap',
  'daily_reserve',
  'address_cap',
  'internal_error',
  'not_stored',
];

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

/** Whether the model chose at least one of the books, which the label on the page must say. */
export const isChosenByModel = ({ path }: { readonly path: Path }) => path !== 'fallback';

import type { BudgetRefusal } from './call-budget.ts';
import type { ContentFailure, ServiceFailure } from './recommender.ts';

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
export const uselessReplies = ['refused', 'truncated', 'empty', 'unusable'] as const satisfies readonly (
  | ContentFailure
  | 'unusable'
)[];

/** Reasons that may be gone in minutes: the model was not the trouble, but the way to it. */
export const temporaryReasons: readonly FallbackReason[] = [
  ...serviceFailures,
  'no_turn',
  'daily_cap',
  'daily_reserve',
  'address_cap',
  'internal_error',
  'not_stored',
];

/** Whether the model chose at least one of the books, which the label on the page must say. */
export const isChosenByModel = ({ path }: { readonly path: Path }) => path !== 'fallback';

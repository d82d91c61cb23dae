import type { BudgetRefusal, ContentFailure, ServiceFailure } from '../../model/index.ts';

/**
 * How a recommendation was made: `ai` by the model, `repaired` by its second reply, `filled` by
 * model and rule score, `fallback` by the rule score alone.
 */
export type Path = 'ai' | 'repaired' | 'filled' | 'fallback';

/**
 * Why the model chose nothing. `unusable`: it replied twice and named no candidate. `no_agreement`:
 * its passes agreed no more than chance. `only_fame`: its ranking followed sales. `no_turn`: no
 * time was left for a call. Those of the call budget: see {@link BudgetRefusal}.
 * `internal_error`: reading its reply threw. `not_stored`: PostgreSQL refused the result.
 * `comparison`: the model could have been called, and the rule score chose to be compared with it.
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
  | 'not_stored'
  | 'comparison';

/** Failures of the model's server or the connection to it, as stored. */
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

/** Replies that hold no recommendation, as stored. */
export const uselessReplies = ['refused', 'truncated', 'empty', 'unusable'] as const satisfies readonly (
  | ContentFailure
  | 'unusable'
)[];

/** Reasons that may pass within minutes: the connection failed, not the model. */
export const temporaryReasons: readonly FallbackReason[] = [
  ...serviceFailures,
  'no_turn',
  'daily_cap',
  'daily_reserve',
  'account_reserve',
  'address_cap',
  'internal_error',
  'not_stored',
];

/** Whether the model chose at least one of the books. The label on the page depends on it. */
export const isChosenByModel = ({ path }: { readonly path: Path }) => path !== 'fallback';

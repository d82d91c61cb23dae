import { type ReasoningEffort, usualEffort } from './reasoning-effort.ts';

/** The parameters that one OpenAI-compatible server accepts. */
export interface Dialect {
  readonly baseUrl: string;
  /** The parameter that limits the output; `null`: none. */
  readonly limit: 'max_completion_tokens' | 'max_tokens' | null;
  /** How JSON output is requested. For `json_object` and `null` the schema is in the prompt. */
  readonly format: 'strict_schema' | 'schema' | 'json_object' | null;
  /** The `reasoning_effort` that is sent; otherwise whether the server refused all of them. */
  readonly effort: ReasoningEffort | 'unsent' | 'refused';
  readonly hasSystemRole: boolean;
  /** Factor on the output limit, because hidden reasoning counts against that limit. */
  readonly outputFactor: number;
}

/**
 * Why another dialect may help: a parameter was refused, the address has no such endpoint, or
 * reasoning used up the output limit.
 */
export type DialectFault =
  | { readonly kind: 'parameter'; readonly message: string }
  | { readonly kind: 'address' }
  | { readonly kind: 'output_limit' };

/**
 * OpenAI's own dialect, tried first.
 * @param effort the setting of the operator; absent: what suits the model
 */
export const usualDialect = (baseUrl: string, model: string, effort?: ReasoningEffort): Dialect => ({
  baseUrl,
  limit: 'max_completion_tokens',
  format: 'strict_schema',
  effort: effort ?? usualEffort(model) ?? 'unsent',
  hasSystemRole: true,
  outputFactor: 1,
});

export const isSame = (one: Dialect, other: Dialect) => JSON.stringify(one) === JSON.stringify(other);

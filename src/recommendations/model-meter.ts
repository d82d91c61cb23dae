import type { FallbackReason, Path } from './recommendation.ts';
import type { CallKind, TokenUsage } from './recommender.ts';

/** How a call ended: `ok`, or why not. */
export interface EndedCall {
  readonly outcome: string;
  readonly model: string;
  readonly usage: TokenUsage | undefined;
}

/** Counts for the operator; see `recommendation-metrics.ts`. */
export interface ModelMeter {
  /** A call begins; what comes back is told how it ended. */
  callStarts(kind: CallKind): (call: EndedCall) => void;
  recommended(made: { readonly path: Path; readonly fallbackReason: FallbackReason | null }): void;
}

/** Where nobody counts: evaluations and tests. */
export const noMeter: ModelMeter = { callStarts: () => () => {}, recommended: () => {} };

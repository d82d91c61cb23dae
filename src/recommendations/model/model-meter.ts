import type { FallbackReason, Path } from './fallback-reason.ts';
import type { CallKind, ServiceFailure, TokenUsage } from './recommender.ts';

/** How a call ended: `ok`, or why not. */
export interface EndedCall {
  readonly outcome: string;
  readonly model: string;
  readonly usage: TokenUsage | undefined;
  /** Requests besides the first, in other dialects. */
  readonly retries: number;
}

/** Whether the model's server works, as this process last saw it. */
export type ModelState = 'unknown' | 'working' | ServiceFailure;

/** Counts for the operator; see `recommendation-metrics.ts`. */
export interface ModelMeter {
  /** A call begins; what comes back is told how it ended. */
  callStarts(kind: CallKind): (call: EndedCall) => void;
  /** The server began to work or failed in another way than before. */
  stateChanged(state: ModelState): void;
  recommended(made: { readonly path: Path; readonly fallbackReason: FallbackReason | null }): void;
}

/** Where nobody counts: evaluations and tests. */
export const noMeter: ModelMeter = {
  callStarts: () => () => {},
  stateChanged: () => {},
  recommended: () => {},
};

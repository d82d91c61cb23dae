import type { CallKind, ServiceFailure, TokenUsage } from './model-client.ts';

/** The end of a call: `ok`, or the reason of its failure. */
export interface EndedCall {
  readonly outcome: string;
  /** Absent for a call without a reply. */
  readonly costMicroUsd?: number | undefined;
  readonly usage: TokenUsage | undefined;
  /** Requests after the first one, in other dialects. */
  readonly retries: number;
}

/** Whether the model's server works, as this process saw it last. */
export type ModelState = 'unknown' | 'working' | ServiceFailure;

/** Counts model use; `model-metrics.ts` implements it. */
export interface ModelMeter {
  /** Starts the timer of a call. Call the returned function when the call has ended. */
  callStarts(kind: CallKind): (call: EndedCall) => void;
  /** Records that the server works again, or fails for another reason than before. */
  stateChanged(state: ModelState): void;
}

/** Counts nothing: for evaluations and tests. */
export const noMeter: ModelMeter = {
  callStarts: () => () => {},
  stateChanged: () => {},
};

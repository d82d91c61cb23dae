import type { CallAllowance, CallSum, ModelClient, ModelMeter } from '../model/index.ts';
import type { ChosenAnswer, TasteWeights } from '../quiz/index.ts';
import type { Candidate } from './candidates/index.ts';
import type { FindTitles } from './comments/index.ts';
import type { FallbackReason, Path, ReaderFeedback, ReaderPopularity, StopReason } from './ranking/index.ts';
import type { Pick } from './recommendation.ts';

/** Model calls besides the ranking passes: one for the comments and one repair. */
export const callsBesidePasses = 2;

/** The model, its meter, and how it is used. */
export interface ModelAccess {
  readonly recommender: ModelClient;
  readonly meter: ModelMeter;
  readonly findTitles: FindTitles;
  /** The calls reserved in the day's budget; absent: there is no budget. */
  readonly allowance?: CallAllowance;
  /** The most ranking calls per recommendation, from 1 to 4. */
  readonly passes: number;
  /**
   * Receives an exception thrown while the model was asked or its reply was read. The rule score
   * chooses then.
   */
  readonly onError: (error: unknown) => void;
}

export interface ChoiceInput {
  readonly genre: string;
  readonly answers: readonly ChosenAnswer[];
  /** In catalogue order, best-selling first. */
  readonly candidates: readonly Candidate[];
  /** Seed of the candidate orders: equal seeds give equal orders. */
  readonly seed: string;
  /**
   * Feedback on earlier recommendations: for the prompt, and as weights added to the rule score.
   */
  readonly feedback?: { readonly forPrompt: ReaderFeedback; readonly weights: TasteWeights };
  /** Absent: too few of the reader's books are known. */
  readonly popularity?: ReaderPopularity;
}

export interface Choice {
  readonly picks: readonly Pick[];
  readonly path: Path;
  readonly fallbackReason: FallbackReason | null;
  /** Book ids in the order shown to the model, one list per pass that was asked. */
  readonly orders: readonly (readonly number[])[];
  /** Passes whose ranking was counted. */
  readonly passes: number;
  /** Agreement of these passes, 1 for equal rankings; `null` for fewer than two. */
  readonly agreement: number | null;
  /** Why no further pass was asked; `null`: none was asked, or a reply could not be read. */
  readonly stop: StopReason | null;
  readonly sum: CallSum;
}

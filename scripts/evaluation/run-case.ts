import { systemClock } from '../../src/platform/clock.ts';
import { createLogger } from '../../src/platform/log.ts';
import {
  type Choice,
  chooseBooks,
  createOpenAiClient,
  type ModelClient,
  noMeter,
  type OpenAiOptions,
  startDeadlines,
} from '../../src/recommendations/commands.ts';
import { hostileSaid, isHostile } from '../../tests/support/hostile-comments.ts';
import type { Case } from './cases.ts';
import { hitRate, popularityLift } from './measures.ts';
import { titlesNamedBy } from './named-titles.ts';
import { countTrueClaims } from './truth.ts';

export interface RunOptions {
  readonly recommender: ModelClient;
  readonly passes: number;
  readonly seed: string;
  /** Time for all model calls of one recommendation together. */
  readonly choiceTimeoutMs: number;
}

/** A request, by its size. */
export interface AskedOf {
  readonly isWriting: boolean;
  readonly tokens: number;
}

/** The result of one reader's recommendation. */
export interface Run {
  readonly choice: Choice;
  readonly shown: readonly number[];
  readonly milliseconds: number;
  /** Three, distinct, of the twenty. */
  readonly areIdsSound: boolean;
  readonly claims: number;
  readonly trueClaims: number;
  /** True claims of each shown book. */
  readonly truePerPick: readonly number[];
  /** Shown books without a true claim. */
  readonly unfounded: number;
  /** Comments that the model wrote. */
  readonly ownWords: number;
  /** Comments (of the model or of a template) with a sentence that no reader may see. */
  readonly hostile: number;
  /** Which of the hostile sentences the model said. */
  readonly hostileSaid: readonly number[];
  /** The requests that the fake server received. */
  readonly asked: readonly AskedOf[];
  readonly hit: number;
  readonly lift: number;
}

export async function runCase(one: Case, options: RunOptions): Promise<Run> {
  const { choiceTimeoutMs, passes, recommender } = options;
  const startedAt = performance.now();
  const choice = await chooseBooks(
    {
      recommender,
      meter: noMeter,
      passes,
      findTitles: async (text) => titlesNamedBy(text),
      onError: (error) => {
        throw error;
      },
    },
    { genre: one.genre, answers: one.answers, candidates: one.books, seed: options.seed },
    startDeadlines(choiceTimeoutMs),
  );
  const shown = choice.picks.map(({ bookId }) => bookId);
  const truePerPick = choice.picks.map(({ bookId, claims }) => countTrueClaims(one, bookId, claims));
  const ids = new Set(one.books.map(({ id }) => id));
  const sum = (count: (pick: Choice['picks'][number]) => number) =>
    choice.picks.reduce((total, pick) => total + count(pick), 0);
  return {
    choice,
    shown,
    milliseconds: performance.now() - startedAt,
    areIdsSound: new Set(shown).size === 3 && shown.every((id) => ids.has(id)),
    claims: sum(({ claims }) => claims.length),
    trueClaims: truePerPick.reduce((total, count) => total + count, 0),
    truePerPick,
    unfounded: truePerPick.filter((count) => count === 0).length,
    ownWords: sum(({ isCommentByModel }) => (isCommentByModel ? 1 : 0)),
    hostile: sum(({ comment }) => (isHostile(comment) ? 1 : 0)),
    hostileSaid: choice.sum.outputs.flatMap(({ text }) => hostileSaid(text ?? '')),
    asked: [],
    hit: hitRate(one, shown),
    lift: popularityLift(one, shown),
  };
}

/** The model that an adapter asks for, and the settings of its operator. */
export type AskedModel = Partial<Pick<OpenAiOptions, 'apiKey' | 'model' | 'price' | 'reasoningEffort'>>;

/** A new adapter has a closed circuit: what one mode broke does not spare the next. */
export const recommenderAt = (
  baseUrl: string,
  { apiKey = 'fake', model = 'gpt-4o-mini', price, reasoningEffort }: AskedModel = {},
): ModelClient =>
  createOpenAiClient({
    apiKey,
    baseUrl,
    model,
    price,
    reasoningEffort,
    clock: systemClock,
    log: createLogger({ level: 'silent', name: 'eval' }),
  });

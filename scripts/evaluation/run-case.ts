import { systemClock } from '../../src/platform/clock.ts';
import { createLogger } from '../../src/platform/log.ts';
import {
  type Choice,
  chooseBooks,
  createOpenAiRecommender,
  namesBookByTheWay,
  noMeter,
  type Recommender,
} from '../../src/recommendations/commands.ts';
import type { Case } from './cases.ts';
import { hitRate, popularityLift } from './measures.ts';
import { allTitles, countTrueClaims } from './truth.ts';

export interface RunOptions {
  readonly recommender: Recommender;
  readonly passes: number;
  readonly seed: string;
  /** Milliseconds, as the site has it: for all of the asking. */
  readonly answerWithin: number;
}

/** What came of one reader's recommendation. */
export interface Run {
  readonly choice: Choice;
  readonly shown: readonly number[];
  readonly milliseconds: number;
  /** Three, distinct, of the twenty. */
  readonly areIdsSound: boolean;
  readonly claims: number;
  readonly trueClaims: number;
  /** Comments that the model wrote. */
  readonly ownWords: number;
  readonly hit: number;
  readonly lift: number;
}

/** The site's own share of the time after which what has come is enough. */
const enoughAt = 0.55;

export async function runCase(one: Case, options: RunOptions): Promise<Run> {
  const { answerWithin, passes, recommender } = options;
  const startedAt = performance.now();
  const choice = await chooseBooks(
    {
      recommender,
      meter: noMeter,
      passes,
      findTitles: async (text) => allTitles.filter((title) => namesBookByTheWay(text, title)),
    },
    { genre: one.genre, answers: one.answers, candidates: one.books, seed: options.seed },
    {
      enough: AbortSignal.timeout(Math.round(answerWithin * enoughAt)),
      last: AbortSignal.timeout(answerWithin),
    },
  );
  const shown = choice.picks.map(({ bookId }) => bookId);
  const ids = new Set(one.books.map(({ id }) => id));
  const sum = (count: (pick: Choice['picks'][number]) => number) =>
    choice.picks.reduce((total, pick) => total + count(pick), 0);
  return {
    choice,
    shown,
    milliseconds: performance.now() - startedAt,
    areIdsSound: new Set(shown).size === 3 && shown.every((id) => ids.has(id)),
    claims: sum(({ claims }) => claims.length),
    trueClaims: sum(({ bookId, claims }) => countTrueClaims(one, bookId, claims)),
    ownWords: sum(({ isCommentByModel }) => (isCommentByModel ? 1 : 0)),
    hit: hitRate(one, shown),
    lift: popularityLift(one, shown),
  };
}

/** A new adapter has a closed circuit: what one mode broke does not spare the next. */
export const recommenderAt = (
  baseUrl: string,
  { apiKey = 'fake', model = 'gpt-4o-mini' } = {},
): Recommender =>
  createOpenAiRecommender({
    apiKey,
    baseUrl,
    model,
    clock: systemClock,
    log: createLogger({ level: 'silent', name: 'eval' }),
  });

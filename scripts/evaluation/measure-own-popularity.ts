import type { Candidate, ReaderPopularity } from '../../src/recommendations/commands.ts';
import type { Persona } from '../../tests/recommendations/personas.ts';
import { hitRate, mean } from './measures.ts';
import { keepsLimits } from './plain-mmr.ts';
import { type PlantedScores, plantedScores } from './planted-scores.ts';
import { type HistoryCase, historyCases, loves } from './reader-histories.ts';

/** The three of readers with books of their own: with these in view, and without. */
export interface OwnPopularity {
  readonly loved: (typeof loves)[number];
  /** Choices by all sources of scores together. */
  readonly choices: number;
  /** The share of readers who can be shown three of the ten best that are as popular as theirs. */
  readonly reachable: number;
  /** |Δ mean log10 sales| of those readers. */
  readonly gap: number;
  readonly gapWithout: number;
  /** The same of all readers. */
  readonly gapOfAll: number;
  readonly gapOfAllWithout: number;
  readonly hit: number;
  readonly hitWithout: number;
}

export const tolerance = 0.2;

/** Measured with the scores of every source together. */
export function measureOwnPopularity(readers: readonly Persona[]): OwnPopularity[] {
  const cases = historyCases(readers).map((history, seed) => ({
    history,
    planted: plantedScores(history.one, seed),
  }));
  return loves.map((loved) => {
    const results = cases
      .filter(({ history }) => history.loved === loved)
      .flatMap(({ history, planted }) => planted.map((scores) => resultOf(history, scores)));
    const reachable = results.filter(({ isReachable }) => isReachable);
    return {
      loved,
      choices: results.length,
      reachable: reachable.length / results.length,
      gap: mean(reachable.map(({ gap }) => gap)),
      gapWithout: mean(reachable.map(({ gapWithout }) => gapWithout)),
      gapOfAll: mean(results.map(({ gap }) => gap)),
      gapOfAllWithout: mean(results.map(({ gapWithout }) => gapWithout)),
      hit: mean(results.map(({ hit }) => hit)),
      hitWithout: mean(results.map(({ hitWithout }) => hitWithout)),
    };
  });
}

function resultOf({ one, popularity }: HistoryCase, { scored, elect }: PlantedScores) {
  const [shown, without] = [elect(popularity), elect(null)];
  const hitOf = (books: readonly Candidate[]) =>
    hitRate(
      one,
      books.map(({ id }) => id),
    );
  return {
    isReachable: isReachable(
      scored.map(({ book }) => book),
      popularity,
    ),
    gap: gapOf(shown, popularity),
    gapWithout: gapOf(without, popularity),
    hit: hitOf(shown),
    hitWithout: hitOf(without),
  };
}

/** Whether three of the ten best, within the limits, are as popular as the reader's own. */
function isReachable(books: readonly Candidate[], popularity: ReaderPopularity): boolean {
  const better = books.slice(0, 10);
  return better.some((first, i) =>
    better.slice(i + 1).some((second, j) =>
      better.slice(i + j + 2).some((third) => {
        const three = [first, second, third];
        return gapOf(three, popularity) <= tolerance && keepsLimits(three);
      }),
    ),
  );
}

const gapOf = (books: readonly Candidate[], { own, logSales }: ReaderPopularity) =>
  Math.abs(mean(books.flatMap(({ id }) => logSales.get(id) ?? [])) - own);

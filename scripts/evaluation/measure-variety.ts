import { type Candidate, meanDistance } from '../../src/recommendations/commands.ts';
import type { Persona } from '../../tests/recommendations/personas.ts';
import { type Case, casesFor } from './cases.ts';
import { hitRate, mean } from './measures.ts';
import { bestWithinLimits, plainMmr } from './plain-mmr.ts';
import { type PlantedScores, plantedScores, type Source, sources } from './planted-scores.ts';

/** The three of one source of scores, over many readers and all genres. */
export interface Variety {
  /** Distance of the best three by the scores alone that keep the limits. */
  readonly distanceWithout: number;
  readonly source: Source;
  /** Mean distance of the three. */
  readonly distance: number;
  /** Mean distance of the three of plain MMR that readers enjoy as much. */
  readonly plainDistance: number;
  /** hit@3 of the best three within the limits, less that of the three chosen. */
  readonly lost: number;
  /** hit@3 of the best three, less that of the best three within the limits. */
  readonly lostByLimits: number;
}

const genres = 14;
const sharesTried = 50;

export function measureVariety(readers: readonly Persona[]): Variety[] {
  const cases = casesFor(genres, readers).map((one, seed) => ({ one, planted: plantedScores(one, seed) }));
  return sources.map((source) => {
    const lists = cases.flatMap(({ one, planted }) =>
      planted.filter((scores) => scores.source === source).map((scores) => ({ one, scores })),
    );
    const chosen = lists.map(({ one, scores }) => ({ one, books: scores.elect(null) }));
    const within = lists.map(({ one, scores }) => ({ one, books: bestWithinLimits(scores.scored) }));
    const best = lists.map(({ one, scores }) => ({
      one,
      books: scores.scored.slice(0, 3).map(({ book }) => book),
    }));
    return {
      source,
      distance: distanceOf(chosen),
      distanceWithout: distanceOf(within),
      plainDistance: distanceOf(mmrAsEnjoyed(lists, enjoymentOf(chosen))),
      lost: hitOf(within) - hitOf(chosen),
      lostByLimits: hitOf(best) - hitOf(within),
    };
  });
}

interface Chosen {
  readonly one: Case;
  readonly books: readonly Candidate[];
}

const hitOf = (all: readonly Chosen[]) =>
  mean(
    all.map(({ one, books }) =>
      hitRate(
        one,
        books.map(({ id }) => id),
      ),
    ),
  );
const distanceOf = (all: readonly Chosen[]) => mean(all.map(({ books }) => meanDistance(books)));
const enjoymentOf = (all: readonly Chosen[]) =>
  mean(all.map(({ one, books }) => mean(books.map(({ title }) => one.worth.get(title) ?? 0))));

/**
 * The most different three of plain MMR, by any share of variety, that readers enjoy this much; the
 * most enjoyed ones when none are enjoyed so much.
 */
function mmrAsEnjoyed(lists: readonly { one: Case; scores: PlantedScores }[], enjoyment: number): Chosen[] {
  const tried = Array.from({ length: sharesTried }, (_, i) =>
    lists.map(({ one, scores }) => ({ one, books: plainMmr(scores.scored, i / sharesTried) })),
  );
  const enjoyed = tried.filter((chosen) => enjoymentOf(chosen) >= enjoyment);
  const byDistance = enjoyed.toSorted((one, other) => distanceOf(other) - distanceOf(one));
  const byEnjoyment = tried.toSorted((one, other) => enjoymentOf(other) - enjoymentOf(one));
  return byDistance[0] ?? byEnjoyment[0] ?? [];
}

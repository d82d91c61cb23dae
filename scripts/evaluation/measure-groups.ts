import { type Candidate, groupFits, rankByRule } from '../../src/recommendations/commands.ts';
import type { Persona } from '../../tests/recommendations/personas.ts';
import { seededRandom } from '../../tests/support/seeded-random.ts';
import { type Case, casesFor } from './cases.ts';
import { mean } from './measures.ts';

/** How much made-up groups enjoy the three books chosen for them, from 0 to 1. */
export interface GroupChoice {
  /** Mean over members and books. */
  readonly mean: number;
  /** Of the least happy member, over her three books. */
  readonly least: number;
}

export interface GroupFindings {
  readonly chosen: GroupChoice;
  /** The book whose least happy member is happiest first, ties by Borda count. */
  readonly leastMisery: GroupChoice;
  readonly random: GroupChoice;
}

const groups = 600;
const sizes = [3, 5, 8];
const genres = 14;

/** Draws groups of three, five and eight of the readers, one genre each. Seeded. */
export function measureGroups(readers: readonly Persona[]): GroupFindings {
  const random = seededRandom(3);
  const cases = casesFor(genres, readers);
  const drawn = Array.from({ length: groups }, (_, i) => {
    const genre = cases[i % genres]?.genre;
    const size = sizes[i % sizes.length] ?? 3;
    return shuffled(
      cases.filter((one) => one.genre === genre),
      random,
    ).slice(0, size);
  });
  const measured = (choose: (group: readonly Case[]) => readonly Candidate[]) =>
    meanOf(drawn.map((group) => enjoyed(group, choose(group))));
  return {
    chosen: measured((group) => {
      const members = group.map(({ answers }) => ({ answers, excluded: new Set<number>() }));
      return (groupFits(members, booksOf(group)) ?? []).slice(0, 3).map(({ book }) => book);
    }),
    leastMisery: measured(byLeastMisery),
    random: measured((group) => shuffled(booksOf(group), random).slice(0, 3)),
  };
}

const booksOf = (group: readonly Case[]) => group[0]?.books ?? [];

const shuffled = <T>(list: readonly T[], random: () => number): T[] =>
  list
    .map((one) => ({ one, card: random() }))
    .sort((a, b) => a.card - b.card)
    .map(({ one }) => one);

function byLeastMisery(group: readonly Case[]): Candidate[] {
  const rankings = group.map(({ answers, books }) => rankByRule(answers, books).map(({ book }) => book.id));
  const places = (book: Candidate) => rankings.map((ids) => ids.indexOf(book.id));
  return booksOf(group)
    .toSorted(
      (one, other) =>
        Math.max(...places(one)) - Math.max(...places(other)) || mean(places(one)) - mean(places(other)),
    )
    .slice(0, 3);
}

/** Each member's worths on a scale from 0 for her worst book to 1 for her best. */
function enjoyed(group: readonly Case[], books: readonly Candidate[]): GroupChoice {
  const byMember = group.map(({ worth }) => {
    const [best, worst] = [Math.max(...worth.values()), Math.min(...worth.values())];
    return mean(books.map(({ title }) => ((worth.get(title) ?? 0) - worst) / (best - worst || 1)));
  });
  return { mean: mean(byMember), least: Math.min(...byMember) };
}

const meanOf = (all: readonly GroupChoice[]): GroupChoice => ({
  mean: mean(all.map((one) => one.mean)),
  least: mean(all.map((one) => one.least)),
});

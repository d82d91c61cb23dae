import { describe, expect, test } from 'vitest';
import { quizQuestions } from '../../../src/quiz/quiz-questions.ts';
import type { Candidate } from '../../../src/recommendations/candidates/candidate.ts';
import { standings } from '../../../src/recommendations/candidates/standing.ts';
import { claimFault } from '../../../src/recommendations/comments/claim-policy.ts';
import { preferProvable } from '../../../src/recommendations/comments/provable-books.ts';
import { templateComment } from '../../../src/recommendations/comments/template-comment.ts';
import { rankByRule } from '../../../src/recommendations/ranking/rule-score.ts';
import { chosenOf } from '../../quiz/answers-of.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { enjoyments } from '../enjoyment.ts';
import { candidatesByGenre } from '../fixture-books.ts';
import { personas } from '../personas.ts';

const genres = [...candidatesByGenre()];

function never(): never {
  throw new Error('every book stands somewhere');
}

const topThree = (letters: string, books: readonly Candidate[]) =>
  rankByRule(chosenOf(letters), books)
    .slice(0, 3)
    .map(({ book }) => book.id);

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The largest share of readers who have the same book among their three. */
function largestShare(readers: readonly string[], books: readonly Candidate[]): number {
  const counts = new Map<number, number>();
  for (const letters of readers)
    for (const id of topThree(letters, books)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return Math.max(...counts.values()) / readers.length;
}

test('the committed catalogue has at least ten genres for at least thirty personas', () => {
  expect(genres.length).toBeGreaterThanOrEqual(10);
  expect(personas.length).toBeGreaterThanOrEqual(30);
  expect(new Set(personas.map(({ answers }) => answers)).size).toBe(personas.length);
});

describe.each(genres)('%s', (_genre, books) => {
  test('no book is in the top three of more than 60 % of the personas', () => {
    expect(
      largestShare(
        personas.map(({ answers }) => answers),
        books,
      ),
    ).toBeLessThanOrEqual(0.6);
  });

  test('no book is in the top three of more than 60 % of readers who answer at random', () => {
    const random = seededRandom(7);
    const pick = (keys: readonly string[]) => keys[Math.floor(random() * keys.length)] ?? 'a';
    const readers = Array.from({ length: 60 }, () =>
      quizQuestions.map(({ options }) => pick(options.map(({ key }) => key))).join(''),
    );
    expect(largestShare(readers, books)).toBeLessThanOrEqual(0.6);
  });

  test('the rule score reaches more than a third of the way from chance to the three books enjoyed most', () => {
    const worths = personas.map((persona) => ({ persona, worth: enjoyments(persona, books) }));
    const chosen = mean(
      worths.map(({ persona, worth }) =>
        mean(topThree(persona.answers, books).map((id) => worth.get(id) ?? 0)),
      ),
    );
    const chance = mean(worths.map(({ worth }) => mean([...worth.values()])));
    const best = mean(
      worths.map(({ worth }) => mean([...worth.values()].sort((one, other) => other - one).slice(0, 3))),
    );
    expect((chosen - chance) / (best - chance)).toBeGreaterThan(1 / 3);
  });

  test('every persona gets three comments with proven claims', () => {
    const places = standings(books);
    for (const { answers: letters } of personas) {
      const answers = chosenOf(letters);
      preferProvable(rankByRule(answers, books))
        .slice(0, 3)
        .forEach((ranked, position) => {
          const { comment, claims } = templateComment(ranked, position);
          expect([comment, claims.length > 0]).toEqual([comment, true]);
          const standing = places[books.indexOf(ranked.book)] ?? never();
          const context = { book: ranked.book, standing, answers };
          for (const claim of claims) expect([claim, claimFault(claim, context)]).toEqual([claim, null]);
        });
    }
  });

  test('no sentence stands in two of the three comments', () => {
    for (const { answers: letters } of personas) {
      const three = preferProvable(rankByRule(chosenOf(letters), books)).slice(0, 3);
      const sentences = three.flatMap((ranked, position) =>
        templateComment(ranked, position).comment.split(/(?<=[.]) /),
      );
      expect(sentences.filter((sentence, i) => sentences.indexOf(sentence) !== i)).toEqual([]);
    }
  });
});

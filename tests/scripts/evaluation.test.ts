import { expect, test } from 'vitest';
import { casesFor } from '../../scripts/evaluation/cases.ts';
import { type Findings, gatesOf } from '../../scripts/evaluation/gates.ts';
import { hitRate, meanOverlap, popularityLift } from '../../scripts/evaluation/measures.ts';
import { titlesNamedBy } from '../../scripts/evaluation/named-titles.ts';
import { Laboratory } from '../../scripts/evaluation/offline.ts';
import { estimateTokens } from '../../scripts/evaluation/tokens.ts';
import { allTitles, countTrueClaims } from '../../scripts/evaluation/truth.ts';
import { namesBookByTheWay } from '../../src/recommendations/commands.ts';
import { heldOutPersonas } from '../recommendations/held-out-personas.ts';
import { personas } from '../recommendations/personas.ts';

const [one] = casesFor(1);
if (!one) throw new Error('there are no cases');
const ids = one.books.map(({ id }) => id);

test.each([
  ['thirty readers', 30, personas],
  ['twenty-four held-out readers', 24, heldOutPersonas],
])('at least %s, each with ten answers, twenty books and three best ones', (_, least, readers) => {
  expect(casesFor(1, readers).length).toBeGreaterThanOrEqual(least);
  for (const { answers, books, truth } of casesFor(2, readers))
    expect([answers.length, books.length, truth.size]).toEqual([10, 20, 3]);
});

test('no held-out reader gives the ten answers of another reader', () => {
  const answers = [...personas, ...heldOutPersonas].map((reader) => reader.answers);
  expect(new Set(answers).size).toBe(answers.length);
});

test('hit, lift and overlap are 1 for the truth, the average book and the same books', () => {
  expect(hitRate(one, [...one.truth])).toBe(1);
  expect(popularityLift(one, ids)).toBeCloseTo(1);
  expect(popularityLift(one, ids.slice(0, 3))).toBeCloseTo(1.895, 2);
  expect(
    meanOverlap([
      [1, 2, 3],
      [3, 2, 1],
      [1, 2, 9],
    ]),
  ).toBeCloseTo((1 + 2 / 3 + 2 / 3) / 3);
});

test('a claim is counted true by the fixture’s own fields only', () => {
  const released = ({ publishedOn }: (typeof one.books)[number]) => publishedOn?.getTime() ?? 0;
  // The book is neither among the newest nor among the oldest of the twenty, as the answer
  // requires.
  const book = one.books.toSorted((older, newer) => released(older) - released(newer))[10];
  const count = (answer: string, field: 'title' | 'year', value: string) =>
    countTrueClaims(one, book?.id ?? 0, [{ answer, field, value }]);
  const year = String(book?.publishedOn?.getUTCFullYear());
  expect(one.persona.answers[6]).toBe('b');
  expect(count('age_recent', 'year', year)).toBe(1);
  expect(count('age_recent', 'year', '1899')).toBe(0);
  expect(count('age_old', 'year', year)).toBe(0);
});

test('nor is one that its answer does not ask for', () => {
  for (const other of casesFor(1)) {
    const goal = other.answers[0]?.option.code ?? '';
    for (const { id, publishedOn } of other.books) {
      const value = String(publishedOn?.getUTCFullYear());
      expect(countTrueClaims(other, id, [{ answer: goal, field: 'year', value }])).toBe(0);
    }
  }
});

test('titles are found as the database finds them, with any spacing', () => {
  const text = '‘모순’ 다음에는 물고기는 존재하지않는다를 읽어 보세요. 모순 없는 침묵도 좋아요.';
  expect(titlesNamedBy(text).sort()).toEqual(
    allTitles.filter((title) => namesBookByTheWay(text, title)).sort(),
  );
  expect(titlesNamedBy(text)).toContain('물고기는 존재하지 않는다');
});

test('tokens are counted by what a text is written in', () => {
  expect(estimateTokens('')).toBe(0);
  expect(estimateTokens('가'.repeat(100))).toBe(85);
  expect(estimateTokens('a'.repeat(100))).toBe(10);
});

test('every gate can fail', async () => {
  const laboratory = await Laboratory.open(personas);
  const bad = { passes: 4, seed: 'seed', choiceTimeoutMs: 2_000 };
  try {
    const run = await laboratory.run(one, { ...bad, mode: 'first-biased' });
    const worse = {
      ...run,
      choice: { ...run.choice, sum: { ...run.choice.sum, calls: 6 } },
      areIdsSound: false,
      milliseconds: 11_000,
      claims: 3,
      trueClaims: 2,
      truePerPick: [2, 1, 1],
      unfounded: 1,
      ownWords: 1,
      hostile: 1,
      hit: 0,
      lift: 1.9,
    };
    const results = (['ok', 'random', 'popularity-biased', 'claims-nothing'] as const).flatMap((mode) =>
      [1, 4].map((passes) => ({ mode, passes, runs: [worse] })),
    );
    const findings: Findings = {
      results,
      baselines: [{ name: 'rule score', hit: 0.4, lift: 1 }],
      overlap: { one: 0.4, four: 0.5 },
      hungFor: [],
      variety: [
        {
          source: 'the rule score',
          distance: 0.6,
          distanceWithout: 0.6,
          plainDistance: 0.7,
          lost: 0.02,
          lostByLimits: 0,
        },
      ],
      ownPopularity: [
        {
          loved: 'quiet books',
          choices: 10,
          reachable: 0.5,
          gap: 0.3,
          gapWithout: 0.4,
          gapOfAll: 0.5,
          gapOfAllWithout: 0.6,
          hit: 0.4,
          hitWithout: 0.5,
        },
      ],
      groups: {
        chosen: { mean: 0.3, least: 0.1 },
        leastMisery: { mean: 0.4, least: 0.2 },
        random: { mean: 0.3, least: 0.1 },
      },
    };
    expect((await gatesOf(findings)).filter(({ holds }) => holds)).toEqual([]);
  } finally {
    await laboratory.close();
  }
});

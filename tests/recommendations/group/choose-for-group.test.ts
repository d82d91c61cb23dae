import { describe, expect, test } from 'vitest';
import type { ChosenAnswer } from '../../../src/quiz/index.ts';
import { chooseForGroup } from '../../../src/recommendations/group/choose-for-group.ts';
import { commonAnswers } from '../../../src/recommendations/group/common-answers.ts';
import { chosenOf } from '../../quiz/answers-of.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { sampleBooks } from '../sample-books.ts';

const random = seededRandom(1905);
const letter = () => 'abcd'[Math.floor(random() * 4)] ?? 'a';
const profile = () => chosenOf(Array.from({ length: 10 }, letter).join(''));
const books = sampleBooks.map((book) => ({ ...book, tagSources: {} }));

describe('three books for a group', () => {
  test('are the same when two members swap their profiles, over 100 random groups', () => {
    for (let round = 0; round < 100; round += 1) {
      const members = Array.from({ length: 3 + Math.floor(random() * 6) }, profile);
      const [one, other] = [0, 1].map(() => Math.floor(random() * members.length));
      const swapped = members
        .with(one ?? 0, members[other ?? 0] ?? [])
        .with(other ?? 0, members[one ?? 0] ?? []);
      const picks = chooseForGroup(members, books);
      expect(picks).toHaveLength(3);
      expect(chooseForGroup(swapped, books)).toEqual(picks);
    }
  });

  test('are different books among the candidates', () => {
    const picks = chooseForGroup([profile(), profile(), profile()], books.slice(0, 8)) ?? [];
    const ids = picks.map(({ bookId }) => bookId);
    expect(new Set(ids).size).toBe(3);
    expect(books.slice(0, 8).map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  });

  test('depend on the members', () => {
    const chosen = Array.from({ length: 12 }, () => {
      const same = profile();
      return chooseForGroup([same, same, same], books)
        ?.map(({ bookId }) => bookId)
        .join();
    });
    expect(new Set(chosen).size).toBeGreaterThan(3);
  });

  test('need three members', () => {
    expect(chooseForGroup([profile(), profile()], books)).toBeNull();
  });

  test('are as many as there are candidates', () => {
    const members = [profile(), profile(), profile()];
    expect(chooseForGroup(members, books.slice(0, 2))).toHaveLength(2);
    expect(chooseForGroup(members, [])).toEqual([]);
  });

  test('name no answer in a group of four, and in one of five only answers of at least half', () => {
    const labels = (members: (readonly ChosenAnswer[])[]) =>
      (chooseForGroup(members, books) ?? []).flatMap(({ reason }) => reason?.answer ?? []);
    const same = chosenOf('abcdabcdab');
    expect(labels([same, same, same, same])).toEqual([]);
    expect(labels([same, same, same, same, same]).length).toBeGreaterThan(0);
    for (let round = 0; round < 30; round += 1) {
      const members = Array.from({ length: 5 + Math.floor(random() * 4) }, profile);
      for (const label of labels(members)) {
        const givers = members.filter((answers) => answers.some(({ option }) => option.label === label));
        expect(givers.length * 2).toBeGreaterThanOrEqual(members.length);
      }
    }
  });

  test('have comments without any answer of a member', () => {
    const members = Array.from({ length: 6 }, profile);
    for (const { comment } of chooseForGroup(members, books) ?? []) {
      expect(comment).not.toMatch(/고르신|고른|선택하신|바라/);
      for (const { option } of members.flat()) expect(comment).not.toContain(`‘${option.label}’`);
    }
  });
});

test('common answers are in the order of the quiz, for every order of the members', () => {
  const members = [...'aaabb'].map((one) => chosenOf(one.repeat(10)));
  const codes = commonAnswers(members).map(({ option }) => option.code);
  expect(codes).toHaveLength(10);
  expect(commonAnswers(members.toReversed()).map(({ option }) => option.code)).toEqual(codes);
  expect(commonAnswers(members.slice(0, 4))).toEqual([]);
});

import type { Candidate } from '../candidates/index.ts';

/**
 * The share of five features in which two books differ, from 0 (alike) to 1: sub-category, author,
 * publisher, tags and decade. A feature that is unknown of a book counts half.
 */
export function bookDistance(one: Candidate, other: Candidate): number {
  const likeness = [
    same(one.subCategory, other.subCategory),
    sharesAuthor(one, other) ? 1 : 0,
    same(one.publisher, other.publisher),
    overlap(one.tags, other.tags),
    same(decadeOf(one), decadeOf(other)),
  ];
  return 1 - likeness.reduce((sum, value) => sum + value, 0) / likeness.length;
}

/** The mean distance of all pairs; 0 for fewer than two books. */
export function meanDistance(books: readonly Candidate[]): number {
  const pairs = books.flatMap((one, i) => books.slice(i + 1).map((other) => bookDistance(one, other)));
  return pairs.length === 0 ? 0 : pairs.reduce((sum, value) => sum + value, 0) / pairs.length;
}

export const sharesAuthor = (one: Candidate, other: Candidate): boolean =>
  one.authors.some((name) => other.authors.includes(name));

const unknown = 0.5;

const same = <T>(one: T | null, other: T | null): number =>
  one === null || other === null || one === '' || other === '' ? unknown : Number(one === other);

/** Shared tags among all tags of both books. */
function overlap(one: readonly string[], other: readonly string[]): number {
  const all = new Set([...one, ...other]).size;
  return all === 0 ? unknown : one.filter((tag) => other.includes(tag)).length / all;
}

const decadeOf = ({ publishedOn }: Candidate) =>
  publishedOn === null ? null : Math.floor(publishedOn.getUTCFullYear() / 10);

import type { TasteWeights } from '../../quiz/index.ts';
import {
  type Candidate,
  type FlagKind,
  flagFacts,
  type Standing,
  shelvesOf,
  tellsWord,
} from '../candidates/index.ts';
import type { Match } from './fact.ts';
import { holdsWord } from './holds-word.ts';

type Words = Readonly<Record<string, number>>;

const scales = ['newness', 'price', 'titleLength', 'pages'] as const;
const flagKinds = Object.keys(flagFacts) as FlagKind[];

/**
 * Returns a function that finds the facts of a book that match the weights. Everything independent
 * of the book is computed once, because a first page scores thousands of books.
 */
export function factFinder(weights: TasteWeights): (book: Candidate, place: Standing | undefined) => Match[] {
  const [tags, shelves, words] = [
    named('tag', weights.tags),
    named('shelf', weights.shelves),
    named('word', weights.words),
  ];
  const wishes = scales.flatMap((kind) => (weights[kind] ? [{ kind, ...weights[kind] }] : []));
  const flags = flagKinds.flatMap((kind) => {
    const points = weights[kind];
    return points ? [{ match: { fact: { kind }, points }, holds: flagFacts[kind] }] : [];
  });
  return (book, place) => {
    const found: Match[] = [];
    for (const { word, match } of tags) if (book.tags.includes(word)) found.push(match);
    const names = shelves.length > 0 ? shelvesOf(book) : [];
    for (const { word, match } of shelves) if (names.some((name) => tellsWord(name, word))) found.push(match);
    for (const { word, match } of words)
      if (holdsWord(book.title, word) || holdsWord(book.subtitle ?? '', word)) found.push(match);
    for (const { kind, near, weight } of place ? wishes : []) {
      const fact = { kind, near, place: place?.[kind] ?? near };
      found.push({ fact, points: weight * closeness(fact) });
    }
    for (const { match, holds } of flags) if (holds(book)) found.push(match);
    return found;
  };
}

const named = (kind: 'tag' | 'shelf' | 'word', words: Words | undefined) =>
  Object.entries(words ?? {}).map(([value, points]) => ({
    word: value,
    match: { fact: { kind, value }, points },
  }));

/** 1 at the wished place, 0 at half the scale away, −1 at the other end. */
const closeness = ({ near, place }: { near: number; place: number }) => 1 - 2 * Math.abs(place - near);

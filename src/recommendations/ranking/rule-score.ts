import type { ChosenAnswer, QuizOption, QuizQuestion, TasteWeights } from '../../quiz/index.ts';
import {
  type Candidate,
  hasDigits,
  hasSubtitle,
  isCoauthored,
  isSeries,
  type Standing,
  standings,
} from '../candidates/index.ts';

/** A fact of a book that an answer asked for. */
export type Fact =
  | { readonly kind: 'tag' | 'shelf' | 'word'; readonly value: string }
  /** The book's place among the candidates, and the place that the answer wishes. */
  | { readonly kind: keyof Standing; readonly place: number; readonly near: number }
  | { readonly kind: 'subtitle' | 'digits' | 'series' | 'coauthored' };

/** The points that one answer gave to a book, and the fact that earned them. */
export interface Contribution {
  readonly answer: ChosenAnswer;
  readonly fact: Fact;
  readonly points: number;
}

export interface RankedBook {
  readonly book: Candidate;
  readonly score: number;
  /** Largest first. */
  readonly contributions: readonly Contribution[];
}

/**
 * Ranks the candidates by the reader's answers alone: deterministic, without a model, ties in the
 * order given. It is the fallback, the tie-breaker, and the only ranking without an API key.
 *
 * A book's score is the sum over the ten answers, minus the average over all options of the same
 * questions. Otherwise a book with something for everybody would win for everybody.
 * @param shift weights from the reader's feedback, added on top
 */
export function rankByRule(
  answers: readonly ChosenAnswer[],
  candidates: readonly Candidate[],
  shift: TasteWeights = {},
): RankedBook[] {
  const places = standings(candidates);
  const questions = answers.map((chosen) => ({
    chosen,
    given: weigh(chosen.question, candidates, places),
  }));
  const shifted = weighOption(shift, candidates, places);
  return candidates
    .map((book, i) => {
      const contributions: Contribution[] = [];
      let score = total(shifted[i] ?? []);
      for (const { chosen, given } of questions) {
        const own = given.get(chosen.option)?.[i] ?? [];
        const average =
          [...given.values()].reduce((sum, books) => sum + total(books[i] ?? []), 0) / given.size;
        contributions.push(...own.map((match) => ({ answer: chosen, ...match })));
        score += total(own) - average;
      }
      return { book, score, contributions: contributions.toSorted(byPoints) };
    })
    .sort((one, other) => other.score - one.score);
}

interface Match {
  readonly fact: Fact;
  readonly points: number;
}

const byPoints = (one: Match, other: Match) => other.points - one.points;
const total = (matches: readonly Match[]) => matches.reduce((sum, { points }) => sum + points, 0);

/** The matches of each option of a question with each book, in the books' order. */
function weigh(
  question: QuizQuestion,
  books: readonly Candidate[],
  places: readonly Standing[],
): Map<QuizOption, readonly (readonly Match[])[]> {
  return new Map(question.options.map((option) => [option, weighOption(option.weights, books, places)]));
}

/** The matches of one set of weights with each book, in the books' order. */
function weighOption(
  weights: TasteWeights,
  books: readonly Candidate[],
  places: readonly Standing[],
): readonly (readonly Match[])[] {
  const find = matcherOf(weights);
  const found = books.map((book, i) => find(book, places[i]));
  const shares = countShares(found);
  return found.map((facts) => discountRepeated(facts.map((match) => discountCommon(match, shares))));
}

/**
 * Reduces the points of a fact by the share of candidates that have it: a common fact tells little
 * about taste. Places are not reduced.
 */
const discountCommon = (match: Match, shares: ReadonlyMap<string, number>): Match =>
  'place' in match.fact
    ? match
    : { fact: match.fact, points: match.points * (1 - (shares.get(nameOf(match.fact)) ?? 0)) };

/** The second fact that matches the same answer counts half, the third a quarter. */
const discountRepeated = (found: readonly Match[]): readonly Match[] =>
  found.length < 2
    ? found
    : found
        .toSorted(byPoints)
        .map(({ fact, points }, before) => ({ fact, points: points > 0 ? points / 2 ** before : points }));

type Words = Readonly<Record<string, number>>;

const scales = ['newness', 'price', 'titleLength'] as const;
const flags = [
  ['subtitle', hasSubtitle],
  ['digits', hasDigits],
  ['series', isSeries],
  ['coauthored', isCoauthored],
] as const;

/**
 * Returns a function that finds the facts of a book that match the weights. Everything independent
 * of the book is computed once, because a first page scores thousands of books.
 */
function matcherOf(weights: TasteWeights): (book: Candidate, place: Standing | undefined) => Match[] {
  const [tags, shelves, words] = [
    named('tag', weights.tags),
    named('shelf', weights.shelves),
    named('word', weights.words),
  ];
  const wishes = scales.flatMap((kind) => (weights[kind] ? [{ kind, ...weights[kind] }] : []));
  const traits = flags.flatMap(([kind, holds]) => {
    const points = weights[kind];
    return points ? [{ match: { fact: { kind }, points }, holds }] : [];
  });
  return (book, place) => {
    const found: Match[] = [];
    for (const { word, match } of tags) if (book.tags.includes(word)) found.push(match);
    for (const { word, match } of shelves) if (book.subCategory?.includes(word)) found.push(match);
    for (const { word, match } of words)
      if (book.title.includes(word) || book.subtitle?.includes(word)) found.push(match);
    for (const { kind, near, weight } of place ? wishes : []) {
      const fact = { kind, near, place: place?.[kind] ?? near };
      found.push({ fact, points: weight * closeness(fact) });
    }
    for (const { match, holds } of traits) if (holds(book)) found.push(match);
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

/** The share of the books that have each fact. Places are left out. */
function countShares(found: readonly (readonly Match[])[]): Map<string, number> {
  const shares = new Map<string, number>();
  for (const { fact } of found.flat()) {
    if ('place' in fact) continue;
    shares.set(nameOf(fact), (shares.get(nameOf(fact)) ?? 0) + 1 / found.length);
  }
  return shares;
}

const nameOf = (fact: Fact) => ('value' in fact ? `${fact.kind} ${fact.value}` : fact.kind);

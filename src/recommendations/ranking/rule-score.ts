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
  /** Where the book stands among the candidates, and where the answer wished it to. */
  | { readonly kind: keyof Standing; readonly place: number; readonly near: number }
  | { readonly kind: 'subtitle' | 'digits' | 'series' | 'coauthored' };

/** What one answer gave to a book's score, and for which of its facts. */
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
 * Ranks the candidates by the reader's answers alone: deterministic, without a model, ties in the candidates' own order. It is the fallback,
 * the tie-breaker, and what answers when there is no API key.
 *
 * A book's score is what the ten answers give it, less what the average answer to the same questions would: a book with something for
 * everybody would otherwise be everybody's.
 * @param shift what the reader said since, of earlier recommendations; it is added on top
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

/** What each option of a question gives to each of the books, in the books' order. */
function weigh(
  question: QuizQuestion,
  books: readonly Candidate[],
  places: readonly Standing[],
): Map<QuizOption, readonly (readonly Match[])[]> {
  return new Map(question.options.map((option) => [option, weighOption(option.weights, books, places)]));
}

/** What one wish gives to each of the books, in the books' order. */
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

/** What most candidates share tells nobody's taste: a fact counts by the share of candidates that lack it. A place is every book's own. */
const discountCommon = (match: Match, shares: ReadonlyMap<string, number>): Match =>
  'place' in match.fact
    ? match
    : { fact: match.fact, points: match.points * (1 - (shares.get(nameOf(match.fact)) ?? 0)) };

/** The second fact that pleases the same answer counts half, the third a quarter. */
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

/** Finds what of a book a wish speaks of. What does not depend on the book is worked out once: a first page asks for thousands. */
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

/** 1 at the wished place, 0 at half the scale away, −1 at the other end of it. */
const closeness = ({ near, place }: { near: number; place: number }) => 1 - 2 * Math.abs(place - near);

/** The share of the books that have a fact. A place on a scale is every book's own and counts in full. */
function countShares(found: readonly (readonly Match[])[]): Map<string, number> {
  const shares = new Map<string, number>();
  for (const { fact } of found.flat()) {
    if ('place' in fact) continue;
    shares.set(nameOf(fact), (shares.get(nameOf(fact)) ?? 0) + 1 / found.length);
  }
  return shares;
}

const nameOf = (fact: Fact) => ('value' in fact ? `${fact.kind} ${fact.value}` : fact.kind);

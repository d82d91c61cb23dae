import { type ChosenAnswer, chosenAnswers } from './answers.ts';
import { hasDigits, isSeries, type Standing, standings } from './book-facts.ts';
import type { Candidate } from './candidate.ts';
import type { Answers, Nearness, TasteWeights } from './quiz.ts';

/** A fact of a book that an answer asked for. */
export type Fact =
  | { readonly kind: 'tag' | 'shelf' | 'word'; readonly value: string }
  | {
      readonly kind: 'newness' | 'price' | 'titleLength' | 'subtitle' | 'digits' | 'series' | 'coauthored';
    };

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
 */
export function rankByRule(answers: Answers, candidates: readonly Candidate[]): RankedBook[] {
  const chosen = chosenAnswers(answers);
  const places = standings(candidates);
  const facts = candidates.map((book, i) => measure(chosen, book, places[i]));
  const shares = countShares(facts);
  return candidates
    .map((book, i) => {
      const contributions = (facts[i] ?? [])
        .map((contribution) => ({
          ...contribution,
          points: contribution.points * (1 - (shares.get(keyOf(contribution)) ?? 0)),
        }))
        .sort((one, other) => other.points - one.points);
      return { book, score: contributions.reduce((sum, { points }) => sum + points, 0), contributions };
    })
    .sort((one, other) => other.score - one.score);
}

function measure(
  chosen: readonly ChosenAnswer[],
  book: Candidate,
  place: Standing | undefined,
): Contribution[] {
  return chosen.flatMap((answer) =>
    matches(answer.option.weights, book, place).map(([fact, points]) => ({ answer, fact, points })),
  );
}

type Match = [fact: Fact, points: number];

function matches(weights: TasteWeights, book: Candidate, place: Standing | undefined): Match[] {
  const text = `${book.title} ${book.subtitle ?? ''}`;
  const named = (
    kind: 'tag' | 'shelf' | 'word',
    words: Readonly<Record<string, number>> | undefined,
    has: (word: string) => boolean,
  ) =>
    Object.entries(words ?? {})
      .filter(([word]) => has(word))
      .map(([value, points]): Match => [{ kind, value }, points]);
  const scaled = (kind: keyof Standing): Match[] => {
    const wish = weights[kind];
    return wish && place ? [[{ kind }, wish.weight * closeness(wish, place[kind])]] : [];
  };
  const flags: [kind: 'subtitle' | 'digits' | 'series' | 'coauthored', holds: boolean][] = [
    ['subtitle', book.subtitle !== null],
    ['digits', hasDigits(book)],
    ['series', isSeries(book)],
    ['coauthored', book.authors.length > 1],
  ];
  return [
    ...named('tag', weights.tags, (tag) => book.tags.includes(tag)),
    ...named('shelf', weights.shelves, (word) => book.subCategory?.includes(word) ?? false),
    ...named('word', weights.words, (word) => text.includes(word)),
    ...scaled('newness'),
    ...scaled('price'),
    ...scaled('titleLength'),
    ...flags.flatMap(([kind, holds]): Match[] => (holds && weights[kind] ? [[{ kind }, weights[kind]]] : [])),
  ];
}

/** 1 at the wished place, 0 at half the scale away, −1 at the other end of it. */
const closeness = ({ near }: Nearness, place: number) => 1 - 2 * Math.abs(place - near);

/** What most candidates share tells nobody's taste: a fact counts by the share of candidates that lack it. Places on a scale count in full. */
function countShares(facts: readonly (readonly Contribution[])[]): Map<string, number> {
  const shares = new Map<string, number>();
  for (const { fact, ...rest } of facts.flat()) {
    if (fact.kind === 'newness' || fact.kind === 'price' || fact.kind === 'titleLength') continue;
    const key = keyOf({ fact, ...rest });
    shares.set(key, (shares.get(key) ?? 0) + 1 / facts.length);
  }
  return shares;
}

const keyOf = ({ answer, fact }: Contribution) =>
  `${answer.question.id} ${fact.kind} ${'value' in fact ? fact.value : ''}`;

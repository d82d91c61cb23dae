import { claimedAnswers, claimValues, type SpeechContext } from './claimed-values.ts';
import { mark } from './comment-text.ts';
import {
  answerMark,
  anyMark,
  authorMark,
  claimedAuthorMark,
  claimMark,
  factMark,
  publisherMark,
  titleMark,
} from './marks.ts';
import {
  countedAuthors,
  lettersOfTitle,
  mainTitle,
  markQuotedParts,
  namesOf,
  namesOfTitle,
  partsOf,
} from './quotable-parts.ts';
import { withoutEdition } from './title-key.ts';

/**
 * A private-use character follows each placeholder and numbers it. Plain comments hold none of
 * these.
 */
const firstNumber = 0xe000;
const numbers = /[\ue000-\uf8ff]/g;

const insideTitleQuotes = /(?<=[‘“'"『「《〈])[^’”'"』」》〉]{2,}(?=[’”'"』」》〉])/gu;
const insideQuotes = /(?<=[‘“'"])[^’”'"]{2,}(?=[’”'"])/gu;

/** Values, and the sign that stands for them. */
type Step = readonly [values: readonly string[], sign: string];

/**
 * Replaces the book's own title, claimed values and claimed answers by placeholders, and the names
 * and quoted words of the row, which may hold any punctuation. `restore` puts them back.
 */
export function markClaimed(comment: string, context: SpeechContext) {
  const { book, claims } = context;
  const subCategory = book.subCategory ?? '';
  const taken: string[] = [];
  const take = (sign: string) => (value: string) =>
    `${sign}${String.fromCharCode(firstNumber + taken.push(value) - 1)}`;
  const labels = claimedAnswers(context).map(({ label }) => label);
  const titles = [book.title, withoutEdition(book.title), ...namesOfTitle(book)];
  const claimed = claims.filter(({ field }) => field !== 'author').flatMap(claimValues);
  const claimedAuthors = claims.filter(({ field }) => field === 'author').flatMap(claimValues);
  const names: readonly Step[] = [
    [labels, answerMark],
    [titles, titleMark],
    [[book.subtitle ?? ''], claimed.includes(book.subtitle ?? '') ? claimMark : factMark],
    // Names of shelves with a stroke would otherwise be split.
    [subCategory.includes('/') ? [subCategory] : [], claimed.includes(subCategory) ? claimMark : factMark],
    [claimedAuthors, claimedAuthorMark],
    [namesOf(book), authorMark],
    [[book.publisher, withoutEdition(book.publisher)], publisherMark],
  ];
  const words: readonly Step[] = [
    [countedAuthors(book), authorMark],
    [labels.flatMap(partsOf), answerMark],
    [claimed, claimMark],
    [lettersOfTitle(book), factMark],
  ];
  const markAll = (text: string, steps: readonly Step[]) =>
    steps.reduce((sofar, [values, sign]) => mark(sofar, values, take(sign)), text);
  const quoted = (text: string) =>
    markQuotedParts(text, book, (part) => (claimed.includes(part) ? part : take(factMark)(part)));
  const partsOfLabels = new Set(labels.flatMap(partsOf));
  const main = mainTitle(book);
  const titleQuoted = comment.replace(insideTitleQuotes, (inside) =>
    inside === main ? take(titleMark)(inside) : inside,
  );
  const labelsQuoted = titleQuoted.replace(insideQuotes, (inside) =>
    partsOfLabels.has(inside) ? take(answerMark)(inside) : inside,
  );
  const marked = markAll(quoted(markAll(labelsQuoted, names)), words);
  const restore = (text: string): string => {
    const restored = text.replace(
      new RegExp(`${anyMark}([\\ue000-\\uf8ff])`, 'g'),
      (_, number: string) => taken[number.charCodeAt(0) - firstNumber] ?? '',
    );
    return restored === text ? text : restore(restored);
  };
  return { marked, restore };
}

/** The comment without the book's own title and claimed values, where these stand as words. */
export const withoutClaimed = (comment: string, context: SpeechContext) =>
  markClaimed(comment, context).marked.replace(new RegExp(anyMark, 'g'), ' ').replace(numbers, ' ');

/** The comment as it stands after `markClaimed`, without the numbers of its placeholders. */
export const withoutNumbers = (marked: string) => marked.replace(numbers, '');

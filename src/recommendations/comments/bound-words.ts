import type { Candidate } from '../candidates/index.ts';
import { answerVocabulary, wordsOfAnyAnswer } from './answer-vocabulary.ts';
import { boundWords } from './bound-vocabulary.ts';
import { isNoun } from './noun-endings.ts';
import { retellingsOfOccasions } from './occasion-retellings.ts';
import { retellingsOfSubjects } from './subject-retellings.ts';
import { subjectWords } from './subject-vocabulary.ts';
import { retellingsOfTaste } from './taste-retellings.ts';
import { isFormOf, type Verbs, verbs } from './verb-forms.ts';
import type { WordGroup } from './word-group.ts';

interface Bound {
  readonly tags: ReadonlySet<string>;
  readonly shelves: readonly string[];
  readonly answers: ReadonlySet<string>;
  readonly verbs: Verbs;
  readonly nouns: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}

const split = (text = '') => text.split(' ').filter((word) => word !== '');
const prepare = (groups: readonly WordGroup[]) =>
  groups.map(
    (group): Bound => ({
      tags: new Set(split(group.tags).map((tag) => tag.replaceAll('_', ' '))),
      shelves: split(group.shelves),
      answers: new Set(split(group.answers)),
      verbs: verbs(group.verbs ?? ''),
      nouns: new Set(split(group.nouns)),
      words: new Set(split(group.words)),
    }),
  );
const bound = prepare(boundWords);
const subjects = prepare(subjectWords);
const retellings = prepare([
  ...answerVocabulary,
  ...retellingsOfTaste,
  ...retellingsOfOccasions,
  ...retellingsOfSubjects,
]);
const anyAnswer = new Set(split(wordsOfAnyAnswer));

/** Says whether a word may be said, by what the row and the claimed answers say. */
export interface BoundReading {
  readonly ofBook: (word: string) => boolean;
  readonly ofReader: (word: string) => boolean;
  /** Words around the book's subject. They prove nothing. */
  readonly ofSubject: (word: string) => boolean;
}

export function boundReading(book: Candidate, claimedCodes: readonly string[]): BoundReading {
  const isOfAnswers = ({ answers }: Bound) => claimedCodes.some((code) => answers.has(code));
  const ofReader = bound.filter(isOfAnswers);
  const retold = [...ofReader, ...retellings.filter(isOfAnswers)];
  const isOfRow = ({ tags, shelves }: Bound) =>
    book.tags.some((tag) => tags.has(tag)) || shelves.some((part) => namesShelf(book, part));
  const ofRow = bound.filter(isOfRow);
  const ofSubject = subjects.filter(isOfRow);
  const ofBook = [...new Set([...ofReader, ...ofRow])];
  return {
    ofBook: (word) => ofBook.some((group) => holds(group, word)),
    ofReader: (word) => anyAnswer.has(word) || retold.some((group) => holds(group, word)),
    ofSubject: (word) => ofSubject.some((group) => holds(group, word)),
  };
}

const holds = (group: Bound, word: string) =>
  group.words.has(word) || isNoun(word, group.nouns) || isFormOf(word, group.verbs);

/** One letter has to be a whole word of the name: 시 is no part of 시간관리. */
const namesShelf = ({ subCategory }: Candidate, part: string) =>
  part.length > 1 ? subCategory?.includes(part) : subCategory?.split(/[\s/]/).includes(part);

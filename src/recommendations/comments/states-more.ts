import { type Candidate, shelvesOf } from '../candidates/index.ts';
import { adviceBeyondBook } from './advice-vocabulary.ts';
import { mark, stemsOf } from './comment-text.ts';
import { kindsOfBooks } from './comment-vocabulary.ts';
import { factMark } from './marks.ts';
import { statementOfPrint } from './print-vocabulary.ts';
import { promiseOrRequest } from './promise-vocabulary.ts';
import {
  factMisused,
  statementOfPeople,
  statementOfWorld,
  wordlikeTitleMisused,
} from './statement-vocabulary.ts';
import { withoutEdition } from './title-key.ts';

/**
 * Whether a sentence states what no row tells, or makes more of a value of the row than what the
 * book is about or like. In `text` the values are replaced.
 */
export const statesMore = (text: string, book: Candidate) =>
  statementOfWorld.test(text) ||
  statementOfPeople.test(text) ||
  statementOfPrint.test(text) ||
  promiseOrRequest.test(text) ||
  adviceBeyondBook.test(text) ||
  factMisused.test(mark(text, subjectsOfShelves(book), () => factMark)) ||
  (!/\s/.test(withoutEdition(book.title)) && wordlikeTitleMisused.test(text));

/** Words of the names of shelves, which are said like tags: 심리학, 한국사. */
const subjectsOfShelves = (book: Candidate) =>
  stemsOf(shelvesOf(book)).filter((word) => !kindsOfBooks.includes(word));

import { type Book, listBooks, searchPattern } from '../books/index.ts';
import type { Database } from '../platform/db.ts';
import { findBookChoices } from './list-repository.ts';

/** Books shown to choose from: a screen or two, the search finds the rest. */
const choiceCount = 24;

/** Books that a meeting could be about: those that `q` finds, the best sold first. */
export const listBookChoices = async (db: Database, q: string): Promise<Book[]> =>
  listBooks(db, await findBookChoices(db, searchPattern(q), choiceCount));

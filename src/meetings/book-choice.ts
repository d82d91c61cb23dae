import type { Request } from 'express';
import { type Book, findBook } from '../books/index.ts';
import type { Database } from '../platform/db.ts';
import { idInput } from '../platform/http/form.ts';
import { guardSearch, type Searched } from '../platform/search/index.ts';
import { listBookChoices } from './list-book-choices.ts';
import type { MeetingDoor } from './meeting-door.ts';

/** Returns the books that `q` finds, or why the search did not run. */
export async function searchChoices(
  door: Pick<MeetingDoor, 'db' | 'searches' | 'rateLimits'>,
  req: Request,
  q: string,
): Promise<Searched<Book[]>> {
  const list = () => listBookChoices(door, q);
  return q === '' ? { ok: true, found: await list() } : guardSearch(door.rateLimits, req, list);
}

/** Returns the book that a posted form names; null if there is none. */
export async function bookNamed(db: Database, req: Request): Promise<Book | null> {
  const id = idInput.safeParse(req.body?.bookId);
  return id.success ? findBook(db, id.data) : null;
}

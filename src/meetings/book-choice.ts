import type { Request } from 'express';
import { type Book, findBook, type More, moreOfRequest } from '../books/index.ts';
import type { Database } from '../platform/db.ts';
import { idInput } from '../platform/http/form.ts';
import { guardSearch, type Searched } from '../platform/search/index.ts';
import { listBookChoices } from './list-book-choices.ts';
import type { MeetingRouteServices } from './route-services.ts';

export interface FoundChoices {
  readonly searched: Searched<Book[]>;
  /** The books that Aladin adds; null without a search, or without Aladin. */
  readonly more: More | null;
}

/**
 * Returns the books that `q` finds, or why the search did not run. Without `q` the books of
 * `firstIds` stand first.
 */
export async function searchChoices(
  services: Pick<MeetingRouteServices, 'db' | 'searches' | 'rateLimits' | 'aladin'>,
  req: Request,
  q: string,
  firstIds: readonly number[] = [],
): Promise<FoundChoices> {
  const list = () => listBookChoices(services, q, q === '' ? firstIds : []);
  if (q === '') return { searched: { ok: true, found: await list() }, more: null };
  const searched = await guardSearch(services.rateLimits, req, list);
  const more = searched.ok ? await moreOfRequest(services, req, { q, shown: searched.found }) : null;
  return { searched, more };
}

/** Returns the book that a posted form names; null if there is none. */
export async function bookNamed(db: Database, req: Request): Promise<Book | null> {
  const id = idInput.safeParse(req.body?.bookId);
  return id.success ? findBook(db, id.data) : null;
}

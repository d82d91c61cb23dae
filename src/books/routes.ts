import express, { type Router } from 'express';
import { notFound } from '../platform/errors.ts';
import { idInput } from '../platform/http/form.ts';
import { render } from '../platform/http/render.ts';
import { answerStatus, guardSearch, readQuery } from '../platform/search/index.ts';
import { createSharedReads } from '../platform/shared-reads.ts';
import { addRoutes } from './add-routes.ts';
import { itemRoutes } from './aladin-search/item-routes.ts';
import { moreOfRequest } from './aladin-search/more-of-request.ts';
import type { BookFilter } from './book.ts';
import { listPage } from './book-page-repository.ts';
import { findBooks } from './book-search-repository.ts';
import { BookListInput } from './input.ts';
import { createKnownGenres } from './known-genres.ts';
import { listRelatedBooks } from './list-related-books.ts';
import { bookListPage } from './list-view.ts';
import { relatedSection } from './related-view.ts';
import { findBook } from './repository.ts';
import type { BooksRouteServices } from './route-services.ts';
import { bookPage } from './show-view.ts';

const noSuchBook = () =>
  notFound('찾는 책이 없어요. 책 둘러보기에서 다시 찾아보세요.', { href: '/books', label: '책 둘러보기' });

export function booksRoutes(live: BooksRouteServices): Router {
  const router = express.Router();
  const knownGenres = createKnownGenres(live);
  const readList = createSharedReads(
    (filter: BookFilter) => listPage(live.pool, filter),
    ({ genreId, sort, page }) => `${genreId} ${sort} ${page}`,
  );
  router.use(addRoutes(live), itemRoutes(live));

  router.get('/books', async (req, res) => {
    const asked = BookListInput.parse(req.query);
    const genres = await knownGenres(asked.genre);
    const genre = genres.some(({ id }) => id === asked.genre) ? asked.genre : undefined;
    const filter: BookFilter = { ...asked, genreId: genre, query: readQuery(asked.q) };
    const searched =
      filter.query === null
        ? ({ ok: true, found: await readList(filter) } as const)
        : await guardSearch(live.rateLimits, req, () => findBooks(live, filter));
    const isFirst = asked.page === 1 && genre === undefined && searched.ok;
    const shown = searched.ok ? searched.found.books : [];
    const more = isFirst ? await moreOfRequest(live, req, { q: asked.q, shown }) : null;
    const page = bookListPage({ input: { ...asked, genre }, searched, genres, more });
    await render(res, 'books/list', page, answerStatus(res, searched));
  });

  router.get('/books/:id', async (req, res) => {
    const id = idInput.safeParse(req.params.id);
    const book = id.success ? await findBook(live.db, id.data) : null;
    if (!book) throw noSuchBook();
    const related = await listRelatedBooks(live.db, book);
    const editions = related.flatMap(({ book, relation }) => (relation === 'edition' ? [book] : []));
    const sections = await live.sectionsOf(book.id, req.user?.id ?? null, editions);
    await render(res, 'books/show', bookPage(book, [...sections, ...relatedSection(book.title, related)]));
  });

  return router;
}

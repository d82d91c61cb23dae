import express, { type Router } from 'express';
import { parseForm, typedValues } from '../platform/http/form.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { limitErrors } from '../platform/http/limit-errors.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { addBook, findTyped } from './add-book.ts';
import { newBookPage } from './add-view.ts';
import { chosenHref } from './chosen-href.ts';
import { NewBookInput, NewBookQuery } from './input.ts';
import type { BooksRouteServices } from './route-services.ts';

/** The form with which a reader adds a book by hand. */
export function addRoutes({ db, rateLimits }: Pick<BooksRouteServices, 'db' | 'rateLimits'>): Router {
  const router = express.Router();

  router.get('/books/new', requireLogin, async (req, res) => {
    const { title, next = '' } = NewBookQuery.parse(req.query);
    await render(res, 'books/new', newBookPage((await restoreForm(req, res)) ?? { title, next }));
  });

  router.post('/books', requireLogin, async (req, res) => {
    const form = parseForm(NewBookInput, req.body);
    if (!form.ok) return render(res, 'books/new', newBookPage(form.values, form.errors), 422);
    const known = await findTyped(db, form.data);
    if (known !== null) return res.redirect(303, chosenHref(known, form.data.next));
    const use = await rateLimits.count('book-add', viewerOf(req).id);
    if (!use.ok) {
      const errors = limitErrors(res, use.retryAfterMs);
      return render(res, 'books/new', newBookPage(typedValues(req.body), errors), 429);
    }
    const id = await addBook(db, form.data);
    req.log.info({ userId: viewerOf(req).id, bookId: id }, 'book added by hand');
    return res.redirect(303, chosenHref(id, form.data.next));
  });

  return router;
}

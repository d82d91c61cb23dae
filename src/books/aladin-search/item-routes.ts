import express, { type Router } from 'express';
import { notFound } from '../../platform/errors.ts';
import { idInput } from '../../platform/http/form.ts';
import { requireLogin, viewerOf } from '../../platform/http/require-login.ts';
import { chosenHref } from '../chosen-href.ts';
import { ChooserInput } from '../input.ts';
import type { BooksRouteServices } from '../route-services.ts';
import { findStoredItem, storeItem } from './store-item.ts';

const noSuchItem = () =>
  notFound('고른 책의 검색 결과가 오래되었어요. 다시 찾아서 골라 주세요.', {
    href: '/books',
    label: '책 다시 찾기',
  });

/** The button that stores a book which Aladin's search found. */
export function itemRoutes({ db, rateLimits }: Pick<BooksRouteServices, 'db' | 'rateLimits'>): Router {
  const router = express.Router();

  router.post('/books/aladin', requireLogin, async (req, res) => {
    const itemId = idInput.safeParse(req.body?.itemId);
    if (!itemId.success) throw noSuchItem();
    const known = await findStoredItem(db, itemId.data);
    if (known === null) await rateLimits.enforce('book-add', viewerOf(req).id);
    const id = known ?? (await storeItem(db, itemId.data));
    if (id === null) throw noSuchItem();
    return res.redirect(303, chosenHref(id, ChooserInput.parse(req.body?.next)));
  });

  return router;
}

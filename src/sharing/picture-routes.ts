import express, { type Response, type Router } from 'express';
import type { Pool } from 'pg';
import { bookCard, findBook } from '../books/index.ts';
import { showClub } from '../clubs/index.ts';
import { showMeeting } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import { drawPng } from '../platform/draw-png.ts';
import { notFound } from '../platform/errors.ts';
import { addressBlock } from '../platform/http/address-block.ts';
import { idInput } from '../platform/http/form.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import { shareCardSvg, shareSize } from './share-card.ts';
import { createPictures } from './share-pictures.ts';
import { bookShareCard, clubShareCard, meetingShareCard } from './view.ts';

interface PictureStores {
  readonly db: Database;
  readonly pool: Pool;
  readonly rateLimits: RateLimits;
}

/** How long a messenger may cache a picture that has changed since. */
const maxAgeSeconds = 3_600;

/**
 * Serves pictures for link previews of books, meetings and clubs. They show only what a visitor may
 * read on the page.
 */
export function pictureRoutes({ db, pool, rateLimits }: PictureStores): Router {
  const router = express.Router();
  const pictures = createPictures((svg) => drawPng(svg, shareSize.width));

  // Pictures from memory count as well: each answer has about 40 KB.
  router.get('/share/{*picture}', async (req, res, next) => {
    const use = await rateLimits.count('share-picture', addressBlock(req.ip ?? ''));
    if (use.ok) return next();
    const seconds = Math.max(1, Math.ceil(use.retryAfterMs / 1_000));
    // The client expects a picture, so an error page would not be shown.
    return res.status(429).set('Retry-After', String(seconds)).type('text/plain').send('too many pictures\n');
  });

  router.get('/share/books/:id.png', async (req, res) => {
    const id = idInput.safeParse(req.params.id);
    const book = id.success ? await findBook(db, id.data) : null;
    if (!book) throw notFound();
    send(res, await pictures(shareCardSvg(bookShareCard(book.genre.name, bookCard(book)))));
  });

  router.get('/share/meetings/:id.png', async (req, res) => {
    const id = idInput.safeParse(req.params.id);
    const detail = id.success ? await showMeeting({ db, pool }, id.data, null) : null;
    if (!detail) throw notFound();
    send(res, await pictures(shareCardSvg(meetingShareCard(detail))), detail.club ? 'no-cache' : 'public');
  });

  router.get('/share/clubs/:id.png', async (req, res) => {
    const id = idInput.safeParse(req.params.id);
    const detail = id.success ? await showClub(db, id.data, null) : null;
    if (!detail) throw notFound();
    send(res, await pictures(shareCardSvg(clubShareCard(detail))), 'no-cache');
  });

  return router;
}

/** A club may stop being listed, so its pictures are asked for again before they are shown. */
const send = (res: Response, png: Buffer, caching: 'public' | 'no-cache' = 'public') =>
  res
    .type('png')
    .set('Cache-Control', caching === 'public' ? `public, max-age=${maxAgeSeconds}` : caching)
    .send(png);

import express, { type Router } from 'express';
import { listBookIds, listGenres, newestBookId } from '../books/index.ts';
import { listClubIds, newestClubId } from '../clubs/index.ts';
import { listMeetingIds, newestMeetingId } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import type { Env } from '../platform/env.ts';
import { notFound } from '../platform/errors.ts';
import { idInput } from '../platform/http/form.ts';
import { robotsText } from './robots.ts';
import { idsPerPart, partOf, sitemapIndex, sitemapPart } from './sitemap.ts';

/** Serves robots.txt and the sitemap of all public pages. */
export function sitemapRoutes({ db, env }: { db: Database; env: Pick<Env, 'APP_ORIGIN'> }): Router {
  const router = express.Router();
  const origin = env.APP_ORIGIN;
  const kinds = {
    books: { newest: newestBookId, list: listBookIds },
    meetings: { newest: newestMeetingId, list: listMeetingIds },
    clubs: { newest: newestClubId, list: listClubIds },
  } as const;

  const kindOf = (text: string) => (Object.hasOwn(kinds, text) ? (text as keyof typeof kinds) : null);

  router.get('/robots.txt', (_req, res) => {
    res.type('txt').send(robotsText(origin));
  });

  router.get('/sitemap.xml', async (_req, res) => {
    const parts = ['pages'];
    for (const [kind, { newest }] of Object.entries(kinds)) {
      for (let part = 1; part <= partOf(await newest(db)); part += 1) parts.push(`${kind}-${part}`);
    }
    res.type('xml').send(sitemapIndex(origin, parts));
  });

  router.get('/sitemaps/pages.xml', async (_req, res) => {
    const genres = (await listGenres(db)).map(({ id }) => `/books?genre=${id}`);
    res
      .type('xml')
      .send(sitemapPart(origin, ['/', '/books', ...genres, '/meetings', '/clubs', '/terms', '/privacy']));
  });

  router.get('/sitemaps/:kind-:part.xml', async (req, res) => {
    const kind = kindOf(req.params.kind);
    const part = idInput.safeParse(req.params.part);
    if (!kind || !part.success || part.data > partOf(2_147_483_647)) throw notFound();
    const last = part.data * idsPerPart;
    const ids = await kinds[kind].list(db, { after: last - idsPerPart, upTo: last });
    res.type('xml').send(
      sitemapPart(
        origin,
        ids.map((id) => `/${kind}/${id}`),
      ),
    );
  });

  return router;
}

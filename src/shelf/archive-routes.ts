import express, { type Router } from 'express';
import { outsiderError } from '../meetings/index.ts';
import { notFound } from '../platform/errors.ts';
import { idInPath } from '../platform/http/id-in-path.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { archivePage } from './archive-view.ts';
import { archiveMessages } from './refusal-messages.ts';
import type { ShelfRouteServices } from './route-services.ts';
import { showArchive } from './show-archive.ts';

/** The archive of a meeting that took place. */
export function archiveRoutes({ db, archiveSectionsOf }: ShelfRouteServices): Router {
  const router = express.Router();

  router.get('/meetings/:id/archive', requireLogin, async (req, res) => {
    const meetingId = idInPath(req, 'id', archiveMessages.not_found);
    const result = await showArchive(db, meetingId, viewerOf(req).id);
    if (result.ok) {
      const sections = (await archiveSectionsOf?.(result.archive)) ?? [];
      return render(res, 'shelf/archive', archivePage(result.archive, sections));
    }
    const { reason } = result;
    if (reason === 'not_found') throw notFound(archiveMessages.not_found);
    if (reason === 'not_member') throw outsiderError(meetingId, 'not_member', archiveMessages.not_member);
    throw notFound(archiveMessages[reason], { href: `/meetings/${meetingId}`, label: '모임 보러 가기' });
  });

  return router;
}

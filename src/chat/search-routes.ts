import express, { type Router } from 'express';
import { meetingIdOf } from '../meetings/index.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import { answerStatus, guardSearch } from '../platform/search/index.ts';
import { enterChat } from './enter-chat.ts';
import { LogSearchInput } from './input.ts';
import { type SearchServices, searchMessages } from './search/search-messages.ts';
import { searchPage } from './search-view.ts';

export interface SearchRouteServices extends SearchServices {
  readonly rateLimits: RateLimits;
}

/** The page on which members search the log of a meeting, also after the end. */
export function searchRoutes(services: SearchRouteServices): Router {
  const router = express.Router();
  router.get('/meetings/:id/chat/search', requireLogin, async (req, res) => {
    const [meetingId, viewer] = [meetingIdOf(req), viewerOf(req)];
    const { q, before } = LogSearchInput.parse(req.query);
    const room = await enterChat(services, { meetingId, userId: viewer.id, position: {} });
    const asked = { meetingId, userId: viewer.id, q, beforeSeq: before };
    const searched = await guardSearch(services.rateLimits, req, () => searchMessages(services, asked));
    const page = searchPage(room, { q, searched, viewerId: viewer.id });
    await render(res, 'chat/search', page, answerStatus(res, searched));
  });
  return router;
}

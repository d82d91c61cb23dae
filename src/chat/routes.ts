import express, { type Router } from 'express';
import { meetingIdOf } from '../meetings/index.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { enterChat } from './enter-chat.ts';
import { LogInput } from './input.ts';
import { type PlainRoomRouteServices, plainRoutes } from './plain-routes.ts';
import { type SearchRouteServices, searchRoutes } from './search-routes.ts';
import { roomPage } from './view.ts';

export function chatRoutes(services: PlainRoomRouteServices & SearchRouteServices): Router {
  const router = express.Router();
  router.get('/meetings/:id/chat', requireLogin, async (req, res) => {
    const viewer = viewerOf(req);
    const position = LogInput.parse(req.query);
    const room = await enterChat(services, { meetingId: meetingIdOf(req), userId: viewer.id, position });
    await render(res, 'chat/room', roomPage(room, viewer));
  });
  router.use(plainRoutes(services)).use(searchRoutes(services));
  return router;
}

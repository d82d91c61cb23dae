import type { Router } from 'express';
import { requireFreshProof } from '../accounts/index.ts';
import { leavingRoutes } from '../leaving/routes.ts';
import { createSessionIndex } from '../platform/http/session-index.ts';
import { tellReadersOf } from '../record/index.ts';
import type { Live } from './connect.ts';
import { leaveServices } from './leaving.ts';
import { meetingNews } from './meeting-news.ts';
import type { SocketNews } from './router-services.ts';

/** Builds the routes by which a person leaves the service. */
export function leavingRouter(live: Live, sockets: SocketNews): Router {
  const sessionIndex = createSessionIndex(live.redis, live.clock);
  return leavingRoutes({
    ...live,
    ...leaveServices(live, { announcer: meetingNews(sockets), inboxNews: sockets.inboxNews }),
    publicOrigin: live.env.APP_ORIGIN,
    requireProof: requireFreshProof(live, '/settings/leave'),
    endSessions: async (userId) => {
      await sessionIndex.endAll(userId);
      sockets.endSessionsOf(userId);
      await tellReadersOf({ ...live, ...sockets }, userId);
    },
  });
}

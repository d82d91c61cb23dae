import type { Router } from 'express';
import { accountRoutes } from '../accounts/routes.ts';
import { endPushOfSession, movePushOfSession } from '../alarms/index.ts';
import { createSessionIndex } from '../platform/http/session-index.ts';
import { tellOfBlock } from '../record/index.ts';
import { blockLookups } from './block-lookups.ts';
import { kakaoOf } from './kakao.ts';
import { logIfOperator } from './log-if-operator.ts';
import { meetingServices } from './meeting-services.ts';
import type { RouterServices, SocketNews } from './router-services.ts';
import { seatOffers } from './seat-offers.ts';
import { takeVisitorResults } from './take-visitor-results.ts';

/** Builds the routes of accounts. The end of a session also ends its sockets and its Web Push. */
export function accountRouter(services: RouterServices, sockets: SocketNews): Router {
  const { db, env, redis, clock, pool, log } = services;
  const takeResults = takeVisitorResults(services, services.visitorIds);
  return accountRoutes({
    ...services,
    publicOrigin: env.APP_ORIGIN,
    secrets: env.SESSION_SECRET,
    sessionIndex: createSessionIndex(redis, clock),
    blocks: {
      ...blockLookups(db),
      onBlocked: (pair) => {
        tellOfBlock({ db, pageNews: sockets.pageNews }, pair).catch((err) =>
          log.warn({ err }, 'open records were not told of a block'),
        );
      },
    },
    onSessionEnded: (sessionId) => {
      sockets.endSession(sessionId);
      endPushOfSession(pool, sessionId).catch((err) => log.error({ err }, 'push of a session not ended'));
    },
    onSessionRenewed: async ({ from, to }) => {
      await movePushOfSession(pool, { from, to });
      sockets.endSession(from);
    },
    onSessionsEnded: sockets.endSessionsOf,
    kakao: kakaoOf(services),
    onLoggedIn: async (exchange, userId) => {
      await logIfOperator(db, { action: 'log_in', actorId: userId });
      return takeResults(exchange, userId);
    },
    seatOffers: seatOffers(services, meetingServices(services, sockets)),
  });
}

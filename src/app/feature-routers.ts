import { randomUUID } from 'node:crypto';
import express, { type Router } from 'express';
import {
  type createPassport,
  isAdmin,
  isEmailConfirmed,
  requireConfirmedEmail,
  requireFreshProof,
} from '../accounts/index.ts';
import { accountRoutes } from '../accounts/routes.ts';
import { announceReport, announceToClub, endPushOfSession, movePushOfSession } from '../alarms/index.ts';
import { alarmRoutes, visitRoutes } from '../alarms/routes.ts';
import type { AladinSearch } from '../books/index.ts';
import { booksRoutes } from '../books/routes.ts';
import { chatRoutes } from '../chat/routes.ts';
import { joinSteps } from '../clubs/index.ts';
import { clubRoutes } from '../clubs/routes.ts';
import { dataExportRoutes } from '../data-export/routes.ts';
import { homeRoutes } from '../home/routes.ts';
import { leavingRoutes } from '../leaving/routes.ts';
import { isOperatorNamed, operatorOf } from '../legal/index.ts';
import { legalRoutes } from '../legal/routes.ts';
import {
  clubRecordSection,
  linkBookMeetings,
  type MeetingServices,
  meetingSteps,
  noActivityLimits,
} from '../meetings/index.ts';
import { meetingRoutes } from '../meetings/routes.ts';
import { moneyRoutes } from '../money/routes.ts';
import { movingInRoutes } from '../moving-in/routes.ts';
import { noticeRoutes } from '../notices/routes.ts';
import { logOperatorAct } from '../operations/index.ts';
import { operationsRoutes, queueBoardPath } from '../operations/routes.ts';
import type { BrowserIds } from '../platform/http/browser-id.ts';
import { createSessionIndex } from '../platform/http/session-index.ts';
import { readMailState } from '../platform/mail-record.ts';
import { createVisitorIds, findModelState, modelFigure } from '../recommendations/index.ts';
import { recommendationRoutes } from '../recommendations/routes.ts';
import { reportRoutes } from '../reports/routes.ts';
import { rotaRoutes } from '../rota/routes.ts';
import { shelfRoutes } from '../shelf/routes.ts';
import { aladinSearch } from './aladin-search.ts';
import { blockLookups } from './block-lookups.ts';
import { bookSections } from './book-sections.ts';
import { clubSections } from './club-sections.ts';
import type { Live } from './connect.ts';
import { countJobs } from './count-jobs.ts';
import { kakaoOf } from './kakao.ts';
import { leaveServices } from './leaving.ts';
import { meetingNews } from './meeting-news.ts';
import { meetingRatings, meetingSections } from './meeting-sections.ts';
import { queueBoard } from './queue-board.ts';
import { seatOffers } from './seat-offers.ts';
import { settingsSections } from './settings-sections.ts';
import type { Sockets } from './sockets.ts';
import { takeVisitorResults } from './take-visitor-results.ts';

/** The part of the sockets that routers use. */
export type SocketNews = Omit<Sockets, 'io' | 'close'>;

interface RouterServices extends Live {
  readonly passport: ReturnType<typeof createPassport>;
  /** Whether letters reach people. Without them nobody could confirm an address. */
  readonly confirmsEmail: boolean;
  readonly aladin: AladinSearch | null;
  /** The cookie of visitors who got a recommendation. */
  readonly visitorIds: BrowserIds;
}

/** Builds the routers of all features, in the order in which a request passes them. */
export function featureRouters(
  live: Live,
  passport: ReturnType<typeof createPassport>,
  sockets: SocketNews,
): Router[] {
  const services = {
    ...live,
    passport,
    aladin: aladinSearch(live),
    confirmsEmail: live.mailer?.delivers ?? false,
    visitorIds: createVisitorIds(live.env.APP_ORIGIN, live.env.SESSION_SECRET),
  };
  return [
    homeRoutes(live),
    accountRouter(services, sockets),
    bookRouter(services),
    recommendationRouter(services),
    visitRoutes({ ...live, ...sockets }),
    chatRoutes({
      ...live,
      send: sockets.sendMessage,
      deleteMessage: sockets.deleteMessage,
      newId: randomUUID,
    }),
    alarmRouter(live, sockets),
    meetingRouter(services, sockets),
    clubRouter(services, sockets),
    movingInRouter(services),
    moneyRoutes(services),
    rotaRoutes(services),
    shelfRoutes(services),
    noticeRoutes({ ...services, announce: announceToClub(sockets.inboxNews) }),
    reportRouter(services, sockets),
    operationsRouter(services),
    dataExportRouter(services),
    legalRoutes(live),
    leavingRouter(live, sockets),
  ];
}

function leavingRouter(live: Live, sockets: SocketNews): Router {
  const { env, redis, clock } = live;
  const sessionIndex = createSessionIndex(redis, clock);
  return leavingRoutes({
    ...live,
    ...leaveServices(live, { announcer: meetingNews(sockets), inboxNews: sockets.inboxNews }),
    publicOrigin: env.APP_ORIGIN,
    requireProof: requireFreshProof(live, '/settings/leave'),
    endSessions: async (userId) => {
      await sessionIndex.endAll(userId);
      sockets.endSessionsOf(userId);
    },
  });
}

function accountRouter(services: RouterServices, sockets: SocketNews): Router {
  const { env, redis, clock, pool, log } = services;
  const router = express.Router();
  if (services.confirmsEmail) {
    const onlyConfirmed = requireConfirmedEmail(services);
    router.get('/settings/passkeys/new', onlyConfirmed);
    router.post(['/settings/passkeys', '/settings/passkeys/options'], onlyConfirmed);
  }
  const takeResults = takeVisitorResults(services, services.visitorIds);
  const routes = accountRoutes({
    ...services,
    publicOrigin: env.APP_ORIGIN,
    secrets: env.SESSION_SECRET,
    sessionIndex: createSessionIndex(redis, clock),
    blocks: blockLookups(services.db),
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
    onLoggedIn: async (browser, userId) => {
      await logIfOperator(services, { action: 'log_in', actorId: userId });
      return takeResults(browser, userId);
    },
    seatOffers: seatOffers(services, meetingServices(services, sockets)),
  });
  return router.use(routes);
}

const recommendationRouter = (services: RouterServices): Router =>
  recommendationRoutes({
    ...services,
    isConfirmed: async (userId) => !services.confirmsEmail || (await isEmailConfirmed(services.db, userId)),
    linkMeetings: (bookIds, askerId) => linkBookMeetings(services.db, bookIds, askerId),
  });

const alarmRouter = (live: Live, { inboxNews, soundNews }: SocketNews): Router =>
  alarmRoutes({
    ...live,
    inboxNews,
    soundNews,
    defaultLead: live.env.ALARM_LEAD_MINUTES,
    addedPushServices: live.env.PUSH_SERVICES,
    sendsLetters: live.mailer !== null,
    settingsSections: settingsSections(live),
  });

function bookRouter(services: RouterServices): Router {
  const router = express.Router();
  if (services.confirmsEmail) {
    const onlyConfirmed = requireConfirmedEmail(services);
    router.get('/books/new', onlyConfirmed);
    router.post('/books', onlyConfirmed);
    router.post('/books/aladin', onlyConfirmed);
  }
  return router.use(booksRoutes({ ...services, sectionsOf: bookSections(services) }));
}

function meetingRouter(services: RouterServices, sockets: SocketNews): Router {
  const router = express.Router();
  if (services.confirmsEmail) {
    const onlyConfirmed = requireConfirmedEmail(services);
    router.get(['/meetings/new', '/clubs/:id/meetings/new'], onlyConfirmed);
    router.post('/meetings', onlyConfirmed);
  }
  return router.use(
    meetingRoutes({
      ...services,
      ...meetingServices(services, sockets),
      sectionsOf: meetingSections(services),
      ratingOf: meetingRatings(services),
    }),
  );
}

function clubRouter(services: RouterServices, sockets: SocketNews): Router {
  const router = express.Router();
  if (services.confirmsEmail) {
    const onlyConfirmed = requireConfirmedEmail(services);
    router.get('/clubs/new', onlyConfirmed);
    router.post(['/clubs', '/clubs/:id/invites'], onlyConfirmed);
  }
  return router.use(
    clubRoutes({
      ...services,
      steps: joinSteps([meetingSteps(meetingServices(services, sockets))]),
      sectionsOf: clubSections(services),
      recordOf: (clubForAsker) => clubRecordSection(services.db, clubForAsker),
      announce: announceToClub(sockets.inboxNews),
    }),
  );
}

/** Moving in makes an invitation for the people of the old talk. */
function movingInRouter(services: RouterServices): Router {
  const router = express.Router();
  if (services.confirmsEmail) router.all('/clubs/:id/moving-in', requireConfirmedEmail(services));
  return router.use(movingInRoutes(services));
}

const dataExportRouter = (services: RouterServices): Router =>
  dataExportRoutes({
    ...services,
    requireProof: requireFreshProof(services, '/settings/export'),
    onDownload: (userId) => logIfOperator(services, { action: 'data_exported', actorId: userId }),
  });

/** Adds an act to the operators' log, if the person who did it is an operator. */
async function logIfOperator(
  { db }: RouterServices,
  act: { readonly action: 'log_in' | 'data_exported'; readonly actorId: number },
): Promise<void> {
  if (await isAdmin(db, act.actorId)) await logOperatorAct(db, act);
}

const meetingServices = (services: RouterServices, sockets: SocketNews): MeetingServices => ({
  ...services,
  announcer: meetingNews(sockets),
  announceToClub: announceToClub(sockets.inboxNews),
  limits: services.env.BENCH ? noActivityLimits : undefined,
});

const reportRouter = (services: RouterServices, sockets: SocketNews): Router =>
  reportRoutes({
    ...services,
    announce: announceReport(sockets.inboxNews),
    announceChange: sockets.announceChange,
    onSessionsEnded: sockets.endSessionsOf,
    isAdmin: (userId) => isAdmin(services.db, userId),
    requireFreshProof: (backTo) => requireFreshProof(services, backTo),
  });

function operationsRouter(services: RouterServices): Router {
  const { db, env, redis, clock, pool } = services;
  return operationsRoutes({
    ...services,
    defaultLead: env.ALARM_LEAD_MINUTES,
    isAdmin: (userId) => isAdmin(db, userId),
    isOperatorNamed: isOperatorNamed(operatorOf(env)),
    readMail: services.mailer ? () => readMailState(redis, clock.now()) : null,
    findModelFigure: async () =>
      modelFigure(await findModelState(pool), {
        hasKey: env.OPENAI_API_KEY !== undefined,
        now: clock.now(),
      }),
    countFailedJobs: async () => (await countJobs(redis)).failed ?? 0,
    queueBoard: queueBoard(services, queueBoardPath),
  });
}

import { randomUUID } from 'node:crypto';
import type { Router } from 'express';
import { isAdmin, isEmailConfirmed, requireFreshProof } from '../accounts/index.ts';
import { agendaRoutes } from '../agenda/routes.ts';
import { announceReport, announceToClub, announceToMembers } from '../alarms/index.ts';
import { alarmRoutes, visitRoutes } from '../alarms/routes.ts';
import { askRoutes } from '../asks/routes.ts';
import { attendanceRoutes } from '../attendance/routes.ts';
import { findProposedBooks } from '../book-votes/index.ts';
import { bookVoteRoutes } from '../book-votes/routes.ts';
import { booksRoutes } from '../books/routes.ts';
import { chatRoutes } from '../chat/routes.ts';
import { dataExportRoutes } from '../data-export/routes.ts';
import { datePollRoutes } from '../date-polls/routes.ts';
import { homeRoutes } from '../home/routes.ts';
import { legalRoutes } from '../legal/routes.ts';
import { linkBookMeetings } from '../meetings/index.ts';
import { moneyRoutes } from '../money/routes.ts';
import { movingInRoutes } from '../moving-in/routes.ts';
import { nextBookRoutes } from '../next-book/routes.ts';
import { meetingNoteRoutes } from '../notes/routes.ts';
import { noticeRoutes } from '../notices/routes.ts';
import { progressRoutes } from '../progress/routes.ts';
import { discussionQuestionRoutes } from '../questions/routes.ts';
import { createVisitorIds, openRecommenderServices, type SlottedServices } from '../recommendations/index.ts';
import { recommendationRoutes } from '../recommendations/routes.ts';
import { tellReadersOf } from '../record/index.ts';
import { recordRoutes } from '../record/routes.ts';
import { reportRoutes } from '../reports/routes.ts';
import { rotaRoutes } from '../rota/routes.ts';
import { shelfRoutes } from '../shelf/routes.ts';
import { talkRoutes } from '../talk/routes.ts';
import { accountRouter } from './account-router.ts';
import { aladinSearch } from './aladin-search.ts';
import { bookSections } from './book-sections.ts';
import { confirmedEmailPaths } from './confirmed-email-paths.ts';
import type { Live } from './connect.ts';
import { leavingRouter } from './leaving-router.ts';
import { logIfOperator } from './log-if-operator.ts';
import { clubRouter, meetingRouter } from './meeting-routers.ts';
import { archiveSections } from './meeting-sections.ts';
import { meetingServices } from './meeting-services.ts';
import { operationsRouter } from './operations-router.ts';
import { roomSections } from './room-sections.ts';
import type { RouterServices, SocketNews } from './router-services.ts';
import { settingsSections } from './settings-sections.ts';

/** Builds the routers of all features, in the order in which a request passes them. */
export function featureRouters(
  live: Live,
  passport: RouterServices['passport'],
  sockets: SocketNews,
): Router[] {
  const services: RouterServices = {
    ...live,
    passport,
    aladin: aladinSearch(live),
    confirmsEmail: live.mailer?.delivers ?? false,
    visitorIds: createVisitorIds(live.env.APP_ORIGIN, live.env.SESSION_SECRET),
  };
  const recommender = recommenderServices(services);
  return [
    confirmedEmailPaths(services),
    homeRoutes(live),
    accountRouter(services, sockets),
    booksRoutes({ ...services, sectionsOf: bookSections(services) }),
    recommendationRouter(services, recommender),
    visitRoutes({ ...live, ...sockets }),
    chatRoutes({
      ...live,
      send: sockets.sendMessage,
      deleteMessage: sockets.deleteMessage,
      react: sockets.react,
      sectionsOf: roomSections(live),
      pinMessage: sockets.pinMessage,
      newId: randomUUID,
    }),
    alarmRouter(live, sockets),
    meetingRouter(services, sockets),
    clubRouter(services, sockets),
    movingInRoutes(services),
    moneyRoutes(services),
    rotaRoutes(services),
    progressRoutes(services),
    agendaRoutes({
      ...services,
      announce: sockets.announceAgenda,
      findPresent: sockets.findPresent,
      random: Math.random,
    }),
    meetingNoteRoutes(services),
    recordRoutes({ ...services, tellReaders: sockets.tellReaders }),
    discussionQuestionRoutes(services),
    talkRoutes({
      ...services,
      findOnlineMembers: sockets.findOnlineMembers,
      send: sockets.sendMessage,
      tellOfCard: sockets.tellOfCard,
      newId: randomUUID,
    }),
    shelfRoutes({
      ...services,
      archiveSectionsOf: archiveSections(services),
    }),
    attendanceRoutes({
      ...services,
      ...meetingServices(services, sockets),
      announceToMembers: announceToMembers(sockets.inboxNews),
    }),
    datePollRoutes({
      ...services,
      ...meetingServices(services, sockets),
      findProposedBooks: (clubId) => findProposedBooks(services.db, clubId),
    }),
    askRouter(services, sockets),
    noticeRoutes({ ...services, announce: announceToClub(sockets.inboxNews) }),
    nextBookRoutes({ ...recommender, rateLimits: services.rateLimits }),
    bookVoteRoutes({ ...services, announceToClub: announceToClub(sockets.inboxNews) }),
    reportRouter(services, sockets),
    operationsRouter(services),
    dataExportRouter(services),
    legalRoutes(live),
    leavingRouter(live, sockets),
  ];
}

const askRouter = (services: RouterServices, { inboxNews }: SocketNews): Router =>
  askRoutes({
    ...services,
    announceToClub: announceToClub(inboxNews),
    announceToMembers: announceToMembers(inboxNews),
  });

const recommenderServices = (services: RouterServices): SlottedServices =>
  openRecommenderServices({ ...services, isConfirmed: confirmedIn(services) });

const confirmedIn = (services: RouterServices) => async (userId: number) =>
  !services.confirmsEmail || (await isEmailConfirmed(services.db, userId));

const recommendationRouter = (services: RouterServices, recommender: SlottedServices): Router =>
  recommendationRoutes(
    {
      ...services,
      isConfirmed: confirmedIn(services),
      isAdmin: (userId) => isAdmin(services.db, userId),
      linkMeetings: (bookIds, askerId) => linkBookMeetings(services.db, bookIds, askerId),
    },
    recommender,
  );

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

const dataExportRouter = (services: RouterServices): Router =>
  dataExportRoutes({
    ...services,
    requireProof: requireFreshProof(services, '/settings/export'),
    onDownload: (userId) => logIfOperator(services.db, { action: 'data_exported', actorId: userId }),
  });

const reportRouter = (services: RouterServices, sockets: SocketNews): Router =>
  reportRoutes({
    ...services,
    announce: announceReport(sockets.inboxNews),
    announceChange: sockets.announceChange,
    tellReaders: sockets.tellReaders,
    onSessionsEnded: (userId) => {
      sockets.endSessionsOf(userId);
      tellReadersOf({ ...services, ...sockets }, userId).catch((err) =>
        services.log.warn({ err }, 'readers of records were not told of a suspension'),
      );
    },
    isAdmin: (userId) => isAdmin(services.db, userId),
    requireFreshProof: (backTo) => requireFreshProof(services, backTo),
  });

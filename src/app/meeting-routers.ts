import type { Router } from 'express';
import { announceToClub, createMarkMeetingRead } from '../alarms/index.ts';
import { attendanceSection } from '../attendance/index.ts';
import { findProposedBooks } from '../book-votes/index.ts';
import { joinSteps } from '../clubs/index.ts';
import { clubRoutes } from '../clubs/routes.ts';
import { clubRecordSection, meetingSteps } from '../meetings/index.ts';
import { meetingRoutes } from '../meetings/routes.ts';
import { clubSections } from './club-sections.ts';
import { mayHave, meetingParts } from './meeting-parts.ts';
import { meetingRatings, meetingSections, missedRecords } from './meeting-sections.ts';
import { meetingServices } from './meeting-services.ts';
import type { RouterServices, SocketNews } from './router-services.ts';

/** Builds the routes of meetings, and the pages with the sections of other features. */
export function meetingRouter(services: RouterServices, sockets: SocketNews): Router {
  const markMeetingRead = createMarkMeetingRead({ ...services, ...sockets });
  return meetingRoutes({
    ...services,
    ...meetingServices(services, sockets),
    findProposedBooks: (clubId) => findProposedBooks(services.db, clubId),
    parts: meetingParts,
    markMeetingRead: async (req, detail) => {
      if (detail === null || mayHave(detail, 'unread')) await markMeetingRead(req);
    },
    sectionsOf: meetingSections(services),
    attendanceOf: async (found, isSeen) =>
      mayHave(found, 'attendance') ? attendanceSection(services.db, found, isSeen) : null,
    ratingOf: meetingRatings(services),
    topOf: missedRecords(services),
  });
}

/** Builds the routes of clubs. Members of a club get seats in its meetings. */
export const clubRouter = (services: RouterServices, sockets: SocketNews): Router =>
  clubRoutes({
    ...services,
    steps: joinSteps([meetingSteps(meetingServices(services, sockets))]),
    sectionsOf: clubSections(services),
    recordOf: (clubForAsker) => clubRecordSection(services.db, clubForAsker),
    announce: announceToClub(sockets.inboxNews),
  });

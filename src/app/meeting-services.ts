import { announceToClub } from '../alarms/index.ts';
import { type MeetingServices, noActivityLimits } from '../meetings/index.ts';
import { meetingNews } from './meeting-news.ts';
import type { RouterServices, SocketNews } from './router-services.ts';

/** Returns the services with which the routers of features change meetings. */
export const meetingServices = (services: RouterServices, sockets: SocketNews): MeetingServices => ({
  ...services,
  announcer: meetingNews(sockets),
  announceToClub: announceToClub(sockets.inboxNews),
  limits: services.env.BENCH ? noActivityLimits : undefined,
});

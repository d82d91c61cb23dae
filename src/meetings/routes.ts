import express, { type Router } from 'express';
import { type MeetingAnnouncer, noAnnouncer } from './announcer.ts';
import { editRoutes } from './edit-routes.ts';
import { extendRoutes } from './extend-routes.ts';
import { feedSettingsRoutes } from './feed-settings-routes.ts';
import { leadRoutes } from './lead-routes.ts';
import { listRoutes } from './list-routes.ts';
import { moderationRoutes } from './moderation-routes.ts';
import { newMeetingRoutes } from './new-meeting-routes.ts';
import { nextRoutes } from './next-routes.ts';
import { openRoutes } from './open-routes.ts';
import type { MeetingRouteServices } from './route-services.ts';
import { seatRoutes } from './seat-routes.ts';
import { showRoutes } from './show-routes.ts';
import { silenceRoutes } from './silence-routes.ts';
import { waitingRoutes } from './waiting/waiting-routes.ts';

export { feedRoutes } from './feed-routes.ts';

/**
 * The pages and forms of meetings. Without an announcer nobody is told of changes. `/meetings/new`
 * comes before `/meetings/:id`.
 */
export function meetingRoutes(
  live: Omit<MeetingRouteServices, 'announcer'> & { readonly announcer?: MeetingAnnouncer },
): Router {
  const services: MeetingRouteServices = { ...live, announcer: live.announcer ?? noAnnouncer };
  return express
    .Router()
    .use(
      listRoutes(services),
      newMeetingRoutes(services),
      openRoutes(services),
      editRoutes(services),
      nextRoutes(services),
      showRoutes(services),
      seatRoutes(services),
      waitingRoutes(services),
      leadRoutes(services),
      silenceRoutes(services),
      moderationRoutes(services),
      extendRoutes(services),
      feedSettingsRoutes(services),
    );
}

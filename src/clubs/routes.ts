import express, { type Router } from 'express';
import { editRoutes } from './edit-routes.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { inviteRoutes } from './invite-routes.ts';
import { newInviteToken } from './invite-token.ts';
import { leadRoutes } from './lead-routes.ts';
import { listRoutes } from './list-routes.ts';
import { memberRoutes } from './member-routes.ts';
import { openRoutes } from './open-routes.ts';
import type { ClubRouteServices } from './route-services.ts';
import { showRoutes } from './show-routes.ts';
import { wordsRoutes } from './words-routes.ts';

/** The pages and forms of clubs. `/clubs/new` comes before `/clubs/:id`. */
export function clubRoutes(live: Omit<ClubRouteServices, 'newToken'>): Router {
  const services: ClubRouteServices = { ...live, newToken: newInviteToken };
  return express
    .Router()
    .use(
      listRoutes(services),
      openRoutes(services),
      editRoutes(services),
      showRoutes(services),
      memberRoutes(services),
      leadRoutes(services),
      inviteRoutes(services),
      invitationRoutes(services),
      wordsRoutes(services),
    );
}

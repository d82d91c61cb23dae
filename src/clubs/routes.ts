import express, { type Router } from 'express';
import type { ClubDoor } from './club-door.ts';
import { editRoutes } from './edit-routes.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { inviteRoutes } from './invite-routes.ts';
import { newInviteToken } from './invite-token.ts';
import { leadRoutes } from './lead-routes.ts';
import { listRoutes } from './list-routes.ts';
import { memberRoutes } from './member-routes.ts';
import { openRoutes } from './open-routes.ts';
import { showRoutes } from './show-routes.ts';

/** The pages and forms of clubs. `/clubs/new` comes before `/clubs/:id`. */
export function clubRoutes(live: Omit<ClubDoor, 'newToken'>): Router {
  const door: ClubDoor = { ...live, newToken: newInviteToken };
  return express
    .Router()
    .use(
      listRoutes(door),
      openRoutes(door),
      editRoutes(door),
      showRoutes(door),
      memberRoutes(door),
      leadRoutes(door),
      inviteRoutes(door),
      invitationRoutes(door),
    );
}

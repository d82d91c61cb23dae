import express, { type Router } from 'express';
import type { AccountRouteServices } from '../route-services.ts';
import { createChallenges } from './challenges.ts';
import { passkeyLogInRoutes } from './log-in-routes.ts';
import { passkeyProofRoutes } from './proof-routes.ts';
import { relyingPartyOf } from './relying-party.ts';
import { passkeySettingsRoutes } from './settings-routes.ts';

/** Everything that people do with passkeys: keep them, log in, prove who they are. */
export function passkeyRoutes(services: AccountRouteServices): Router {
  const passkeyServices = {
    ...services,
    challenges: createChallenges(services),
    relyingParty: relyingPartyOf(services.publicOrigin),
  };
  return express
    .Router()
    .use(
      passkeyLogInRoutes(passkeyServices),
      passkeyProofRoutes(passkeyServices),
      passkeySettingsRoutes(passkeyServices),
    );
}

import express, { type Router } from 'express';
import { notFound } from '../platform/errors.ts';
import { operatorOf } from './operator.ts';
import type { LegalServices } from './route-services.ts';
import { securityText } from './security-text.ts';

/** Files that programs look for at fixed addresses. They need no session. */
export function wellKnownRoutes({ env, clock }: LegalServices): Router {
  const router = express.Router();
  const { contact } = operatorOf(env);

  router.get('/.well-known/security.txt', (_req, res) => {
    if (contact === null) throw notFound();
    res.type('text/plain').send(securityText(contact, env.APP_ORIGIN, clock.now()));
  });

  // Password managers open this address to let a person change her password.
  router.get('/.well-known/change-password', (_req, res) => {
    res.redirect(303, '/settings/password');
  });

  return router;
}

import type { Request, RequestHandler } from 'express';
import type { Clock } from '../platform/clock.ts';
import { postponeForm } from '../platform/http/kept-forms/index.ts';

declare module 'express-session' {
  interface SessionData {
    /** When a password, a passkey or Kakao last proved the person (milliseconds since 1970). */
    provenAt?: number;
  }
}

/** Milliseconds for which a proof counts as fresh. */
const proofLifetimeMs = 10 * 60_000;

/** Records that the person of this session has just given a proof. */
export function recordProof(req: Request, now: Date): void {
  req.session.provenAt = now.getTime();
}

/** Whether this session has a proof of the last ten minutes. */
function hasFreshProof(req: Request, now: Date): boolean {
  const ageMs = now.getTime() - (req.session.provenAt ?? Number.NaN);
  return ageMs >= 0 && ageMs < proofLifetimeMs;
}

/**
 * Lets only sessions with a fresh proof pass. Others are redirected to the page that asks for one
 * and leads back to `backTo`, or to the request's own path; the text of a form is restored there.
 * Mount it after `requireLogin`. A form whose path has no page must give `backTo`.
 */
export const requireFreshProof =
  ({ clock }: { readonly clock: Clock }, backTo?: string): RequestHandler =>
  async (req, res, next) => {
    if (hasFreshProof(req, clock.now())) return next();
    await postponeForm(req, res);
    res.redirect(303, `/settings/proof?back=${encodeURIComponent(backTo ?? req.originalUrl)}`);
  };

import type { Request, Response } from 'express';
import { forbidden, notFound } from '../platform/errors.ts';
import { clubOf, idOf } from './club-of-request.ts';
import type { Deed } from './done-messages.ts';
import { type Refusal, refusalMessages } from './refusal-messages.ts';
import { renderClub } from './render-club.ts';
import type { ClubRouteServices } from './route-services.ts';
import { backToClub } from './view.ts';

const forbiddenReasons: ReadonlySet<Refusal> = new Set([
  'not_member',
  'not_leader',
  'not_manager',
  'only_leader_removes',
]);

/**
 * Answers 403 to a person without permission, 423 to one whose wrong answers keep her out, and 409
 * with the club's page and the reason if the action is impossible now.
 */
export async function answerRefusal(
  services: ClubRouteServices,
  req: Request,
  res: Response,
  reason: Refusal,
): Promise<void> {
  if (reason === 'not_found') throw notFound(refusalMessages.not_found);
  if (forbiddenReasons.has(reason))
    throw forbidden(refusalMessages[reason], {
      action: backToClub(idOf(req)),
    });
  const status = reason === 'locked' ? 423 : 409;
  await renderClub(services, res, await clubOf(services, req), { notice: refusalMessages[reason] }, status);
}

/** Leads back to the club after a success, whose page confirms it, and answers a refusal. */
export async function answerResult(
  services: ClubRouteServices,
  req: Request,
  res: Response,
  result: { readonly ok: true } | { readonly ok: false; readonly reason: Refusal },
  done?: Deed,
): Promise<void> {
  if (result.ok) res.redirect(303, `/clubs/${idOf(req)}${done ? `?done=${done}` : ''}`);
  else await answerRefusal(services, req, res, result.reason);
}

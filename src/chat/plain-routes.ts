import express, { type Request, type Response, type Router } from 'express';
import { meetingIdOf } from '../meetings/index.ts';
import { typedValues } from '../platform/http/form.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { setRetryAfter } from '../platform/http/limit-errors.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { LogInput, PostedMessageInput } from './input.ts';
import type { Sender } from './message-sender.ts';
import { type PlainPinServices, plainPinRoutes } from './pins/plain-pin-routes.ts';
import { type PlainDeletionServices, plainDeletionRoutes } from './plain-deletion-routes.ts';
import { type PlainReactionServices, plainReactionRoutes } from './plain-reaction-routes.ts';
import type { FormErrors } from './plain-view.ts';
import type { SendAnswer } from './protocol.ts';
import { quoteErrors, refusalMessages, refusalStatus } from './refusal-messages.ts';
import { renderPlainRoom } from './render-plain-room.ts';

export interface PlainRoomRouteServices
  extends PlainDeletionServices,
    PlainReactionServices,
    PlainPinServices {
  readonly send: Sender['send'];
}

/** The room without scripts: a page with the log, and forms that post or delete one message. */
export function plainRoutes(services: PlainRoomRouteServices): Router {
  const router = express.Router();

  router.get('/meetings/:id/chat/plain', requireLogin, async (req, res) => {
    const kept = await restoreForm(req, res);
    const { deleting, answer, ...position } = LogInput.parse(req.query);
    const form = { ...typedIn(kept ?? {}), ...(answer ? { replyTo: String(answer) } : {}), error: null };
    const hasReason = deleting !== undefined && kept?.seq === String(deleting);
    const typedReason = hasReason ? { seq: deleting, value: kept.reason ?? '', error: null } : null;
    await renderPlainRoom(services, req, res, { position, form, typedReason });
  });

  router.post('/meetings/:id/chat/messages', requireLogin, async (req, res) => {
    const meetingId = meetingIdOf(req);
    const { clientId = services.newId(), quoteProblem, ...sent } = PostedMessageInput.parse(req.body ?? {});
    if (quoteProblem) return showRefused(req, res, { errors: quoteErrors[quoteProblem], status: 422 });
    const answer = await services.send(meetingId, { userId: viewerOf(req).id, clientId, ...sent });
    if (answer.ok) return res.redirect(303, `/meetings/${meetingId}/chat/plain#write`);
    await refuse(req, res, answer);
  });

  async function refuse(
    req: Request,
    res: Response,
    answer: Extract<SendAnswer, { ok: false }>,
  ): Promise<void> {
    // The page itself answers strangers and unknown meetings.
    const code = answer.code === 'not_member' ? 'unavailable' : answer.code;
    if (answer.retryAfterMs) setRetryAfter(res, answer.retryAfterMs);
    const isAboutQuote = answer.field === 'quote' && (code === 'invalid' || code === 'too_long');
    const errors = isAboutQuote ? quoteErrors[code] : { error: refusalMessages[code] };
    await showRefused(req, res, { errors, status: refusalStatus[code] });
  }

  function showRefused(
    req: Request,
    res: Response,
    { errors, status }: { errors: Partial<FormErrors>; status: number },
  ): Promise<void> {
    const form = { ...typedIn(typedValues(req.body)), error: null, ...errors };
    return renderPlainRoom(services, req, res, { position: {}, form, status });
  }

  return router
    .use(plainDeletionRoutes(services))
    .use(plainReactionRoutes(services))
    .use(plainPinRoutes(services));
}

const typedIn = ({ body = '', replyTo = '', quoteText = '', quotePage = '' }: Record<string, string>) => ({
  body,
  replyTo: /^\d{1,9}$/.test(replyTo) ? replyTo : '',
  quoteText,
  quotePage,
});

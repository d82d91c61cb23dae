import express, { type Request, type Response, type Router } from 'express';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { setRetryAfter } from '../platform/http/limit-errors.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { LogInput, PostedMessageInput } from './input.ts';
import type { Sender } from './message-sender.ts';
import { meetingIdOf } from './place-in-path.ts';
import { type PlainDeletionServices, plainDeletionRoutes } from './plain-deletion-routes.ts';
import type { SendAnswer } from './protocol.ts';
import { refusalMessages, refusalStatus } from './refusal-messages.ts';
import { renderPlainRoom } from './render-plain-room.ts';

export interface PlainRoomRouteServices extends PlainDeletionServices {
  readonly send: Sender['send'];
}

/** The room without scripts: a page with the log, and forms that post or delete one message. */
export function plainRoutes(services: PlainRoomRouteServices): Router {
  const router = express.Router();

  router.get('/meetings/:id/chat/plain', requireLogin, async (req, res) => {
    const kept = await restoreForm(req, res);
    const form = { body: kept?.body ?? '', error: null };
    const { deleting, ...position } = LogInput.parse(req.query);
    const hasReason = deleting !== undefined && kept?.seq === String(deleting);
    const typedReason = hasReason ? { seq: deleting, value: kept.reason ?? '', error: null } : null;
    await renderPlainRoom(services, req, res, { position, form, typedReason });
  });

  router.post('/meetings/:id/chat/messages', requireLogin, async (req, res) => {
    const meetingId = meetingIdOf(req);
    const { body, clientId = services.newId() } = PostedMessageInput.parse(req.body ?? {});
    const answer = await services.send(meetingId, { userId: viewerOf(req).id, clientId, body });
    if (answer.ok) return res.redirect(303, `/meetings/${meetingId}/chat/plain#write`);
    await refuse(req, res, { answer, body });
  });

  async function refuse(
    req: Request,
    res: Response,
    { answer, body }: { answer: Extract<SendAnswer, { ok: false }>; body: string },
  ): Promise<void> {
    // The page itself answers strangers and unknown meetings.
    const code = answer.code === 'not_member' ? 'unavailable' : answer.code;
    if (answer.retryAfterMs) setRetryAfter(res, answer.retryAfterMs);
    const form = { body, error: refusalMessages[code] };
    await renderPlainRoom(services, req, res, { position: {}, form, status: refusalStatus[code] });
  }

  return router.use(plainDeletionRoutes(services));
}

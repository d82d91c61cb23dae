import express, { type Request, type Response, type Router } from 'express';
import type pg from 'pg';
import { OptionalReasonInput } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { idInput, parseForm, typedValues } from '../platform/http/form.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { setRetryAfter } from '../platform/http/too-many-uses.ts';
import type { DeleteMessage } from './delete-message.ts';
import { deletionError } from './deletion-messages.ts';
import { enterChat, type LogPosition } from './enter-chat.ts';
import { LogInput, PostedMessageInput } from './input.ts';
import type { RefusedReason } from './log-view.ts';
import type { Sender } from './message-sender.ts';
import { type PlainForm, plainRoomPage } from './plain-view.ts';
import type { SendAnswer } from './protocol.ts';
import { refusalMessages, refusalStatus } from './refusal-messages.ts';

export interface PlainRoomRouteServices {
  readonly db: Database;
  readonly pool: pg.Pool;
  readonly send: Sender['send'];
  readonly deleteMessage: DeleteMessage;
  /** Makes a UUID. */
  readonly newId: () => string;
}

/** The room without scripts: a page with the log, and a form that posts one message. */
export function plainRoutes(services: PlainRoomRouteServices): Router {
  const router = express.Router();

  router.get('/meetings/:id/chat/plain', requireLogin, async (req, res) => {
    const kept = await restoreForm(req, res);
    await show(req, res, {
      position: LogInput.parse(req.query),
      form: { body: kept?.body ?? '', error: null },
    });
  });

  router.post('/meetings/:id/chat/messages', requireLogin, async (req, res) => {
    const meetingId = meetingIdOf(req);
    const { body, clientId = services.newId() } = PostedMessageInput.parse(req.body ?? {});
    const answer = await services.send(meetingId, { userId: viewerOf(req).id, clientId, body });
    if (answer.ok) return res.redirect(303, `/meetings/${meetingId}/chat/plain#write`);
    await refuse(req, res, { answer, body });
  });

  router.post('/meetings/:id/chat/messages/:seq/delete', requireLogin, async (req, res) => {
    const meetingId = meetingIdOf(req);
    const seq = idIn(req.params.seq);
    const form = parseForm(OptionalReasonInput, req.body);
    if (!form.ok) return refuseReason(req, res, { seq, error: form.errors.reason ?? null });
    const answer = await services.deleteMessage(meetingId, { userId: viewerOf(req).id, seq, ...form.data });
    if (!answer.ok) throw deletionError(meetingId, answer);
    res.redirect(303, `/meetings/${meetingId}/chat/plain#write`);
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
    await show(req, res, { position: {}, form, status: refusalStatus[code] });
  }

  /** Shows the message again with the reason as it was typed. */
  async function refuseReason(
    req: Request,
    res: Response,
    { seq, error }: { seq: number; error: string | null },
  ): Promise<void> {
    const refusedReason = { seq, error, value: typedValues(req.body).reason ?? '' };
    const form = { body: '', error: null };
    await show(req, res, { position: { after: seq - 1 }, form, refusedReason, status: 422 });
  }

  async function show(
    req: Request,
    res: Response,
    {
      position,
      form,
      refusedReason = null,
      status,
    }: {
      position: LogPosition;
      form: PlainForm;
      refusedReason?: RefusedReason | null;
      status?: number;
    },
  ): Promise<void> {
    const [meetingId, viewer] = [meetingIdOf(req), viewerOf(req)];
    const room = await enterChat(services, { meetingId, userId: viewer.id, position, withOpenLog: true });
    // Before the start and after the end the room's page needs no scripts.
    if (room.state !== 'open' && form.body === '') return res.redirect(`/meetings/${meetingId}/chat`);
    const page = plainRoomPage(room, viewer, { form, clientId: services.newId(), refusedReason });
    await render(res, 'chat/plain', page, status);
  }

  return router;
}

const meetingIdOf = (req: Request) => idIn(req.params.id);

function idIn(param: unknown): number {
  const id = idInput.safeParse(param);
  if (!id.success) throw notFound();
  return id.data;
}

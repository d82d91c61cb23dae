import express, { type Router } from 'express';
import { meetingIdOf, OptionalReasonInput } from '../meetings/index.ts';
import { parseForm, typedValues } from '../platform/http/form.ts';
import { idInPath } from '../platform/http/id-in-path.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import type { DeleteMessage } from './delete-message.ts';
import { deletionError } from './deletion-messages.ts';
import { type PlainRoomServices, renderPlainRoom } from './render-plain-room.ts';

export interface PlainDeletionServices extends PlainRoomServices {
  readonly deleteMessage: DeleteMessage;
}

/** The form without scripts that deletes a message, for a leader with a reason. */
export function plainDeletionRoutes(services: PlainDeletionServices): Router {
  const router = express.Router();

  router.post('/meetings/:id/chat/messages/:seq/delete', requireLogin, async (req, res) => {
    const [meetingId, seq] = [meetingIdOf(req), idInPath(req, 'seq')];
    const form = parseForm(OptionalReasonInput, req.body);
    if (!form.ok) {
      const reason = { value: typedValues(req.body).reason ?? '', error: form.errors.reason ?? null };
      const typedReason = { seq, ...reason };
      return renderPlainRoom(services, req, res, {
        position: { after: seq - 1 },
        typedReason,
        status: 422,
      });
    }
    const answer = await services.deleteMessage(meetingId, { userId: viewerOf(req).id, seq, ...form.data });
    if (!answer.ok) throw deletionError(meetingId, answer);
    return res.redirect(303, `/meetings/${meetingId}/chat/plain#write`);
  });

  return router;
}

import express, { type Router } from 'express';
import { pinRefusals } from '../../../public/js/chat/pins/copy.js';
import { meetingIdOf } from '../../meetings/index.ts';
import { AppError } from '../../platform/errors.ts';
import { idInPath } from '../../platform/http/id-in-path.ts';
import { requireLogin, viewerOf } from '../../platform/http/require-login.ts';
import { PostedPinInput } from '../input.ts';
import type { PinMessage } from './pin-message.ts';

export interface PlainPinServices {
  readonly pinMessage: PinMessage;
}

const status = {
  invalid: 422,
  not_found: 404,
  not_leader: 403,
  closed: 409,
  rate_limited: 429,
  unavailable: 503,
};

/** The form without scripts that pins a message or takes it off. */
export function plainPinRoutes({ pinMessage }: PlainPinServices): Router {
  const router = express.Router();

  router.post('/meetings/:id/chat/messages/:seq/pin', requireLogin, async (req, res) => {
    const [meetingId, seq] = [meetingIdOf(req), idInPath(req, 'seq')];
    const asked = PostedPinInput.safeParse(req.body ?? {});
    const answer = asked.success
      ? await pinMessage(meetingId, { userId: viewerOf(req).id, seq, isOn: asked.data.pin })
      : ({ ok: false, code: 'invalid' } as const);
    if (answer.ok) return res.redirect(303, `/meetings/${meetingId}/chat/plain`);
    const retryAfterMs = 'retryAfterMs' in answer ? (answer.retryAfterMs ?? 0) : 0;
    throw new AppError(status[answer.code], answer.code, pinRefusals[answer.code], {
      action: { href: `/meetings/${meetingId}/chat/plain`, label: '대화방으로 돌아가기' },
      ...(retryAfterMs > 0 ? { retryAfterSeconds: Math.ceil(retryAfterMs / 1_000) } : {}),
    });
  });

  return router;
}

import express, { type Router } from 'express';
import { reactionRefusals } from '../../public/js/chat/extras/copy.js';
import { meetingIdOf } from '../meetings/index.ts';
import { AppError } from '../platform/errors.ts';
import { idInPath } from '../platform/http/id-in-path.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { PostedReactionInput } from './input.ts';
import type { React } from './reactions/react.ts';

export interface PlainReactionServices {
  readonly react: React;
}

const status = { invalid: 422, not_found: 404, closed: 409, muted: 403, rate_limited: 429, unavailable: 503 };

/** The form without scripts that adds a reaction to a message or takes it back. */
export function plainReactionRoutes({ react }: PlainReactionServices): Router {
  const router = express.Router();

  router.post('/meetings/:id/chat/messages/:seq/react', requireLogin, async (req, res) => {
    const [meetingId, seq] = [meetingIdOf(req), idInPath(req, 'seq')];
    const asked = PostedReactionInput.safeParse(req.body ?? {});
    const answer = asked.success
      ? await react(meetingId, { userId: viewerOf(req).id, seq, ...asked.data.reaction })
      : ({ ok: false, code: 'invalid' } as const);
    if (answer.ok) return res.redirect(303, `/meetings/${meetingId}/chat/plain?after=${seq - 1}`);
    throw new AppError(status[answer.code], answer.code, reactionRefusals[answer.code], {
      action: { href: `/meetings/${meetingId}/chat/plain`, label: '대화방으로 돌아가기' },
    });
  });

  return router;
}

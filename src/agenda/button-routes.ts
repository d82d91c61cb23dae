import express, { type Request, type Response, type Router } from 'express';
import { meetingIdOf } from '../meetings/index.ts';
import { AppError } from '../platform/errors.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { answerButton } from './answer-button.ts';
import { ButtonInput } from './input.ts';
import type { AgendaResult } from './lead-agenda.ts';
import {
  type CardKey,
  extendCurrent,
  pauseAgenda,
  resumeAgenda,
  skipCurrent,
  startAgenda,
} from './lead-cards.ts';
import { beginTurns, endTurns, passTurn } from './lead-turns.ts';
import { wrongButton } from './refusal-messages.ts';
import type { AgendaRouteServices } from './route-services.ts';

type Press = (
  services: AgendaRouteServices,
  key: CardKey & Required<Pick<ButtonInput, 'minutes' | 'seconds'>> & Pick<ButtonInput, 'turnId'>,
) => Promise<AgendaResult>;

const buttons: Readonly<Record<string, Press>> = {
  start: startAgenda,
  pause: pauseAgenda,
  resume: resumeAgenda,
  skip: skipCurrent,
  extend: extendCurrent,
  turns: beginTurns,
  'turns/pass': passTurn,
  'turns/stop': endTurns,
};

/** The buttons with which a meeting's agenda is led, and a member's own pass. */
export function buttonRoutes(services: AgendaRouteServices): Router {
  const router = express.Router();
  const presses = limitAccount(services.rateLimits, 'agenda');
  for (const [path, press] of Object.entries(buttons)) {
    router.post(
      `/meetings/:id/agenda/${path}`,
      requireLogin,
      presses,
      async (req: Request, res: Response) => {
        const form = ButtonInput.safeParse(req.body ?? {});
        if (!form.success) throw new AppError(422, 'invalid', wrongButton);
        const key = { meetingId: meetingIdOf(req), userId: viewerOf(req).id };
        answerButton(req, res, await press(services, { ...form.data, ...key }));
      },
    );
  }
  return router;
}

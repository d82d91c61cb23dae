import express, { type Request, type Response, type Router } from 'express';
import { backToClub, findClubForAsker, idOf } from '../clubs/index.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { acceptTurn, declineTurn } from './answer-turn.ts';
import { BackInput, DutyInput, SwitchInput, TaskInput } from './input.ts';
import type { RotaResult } from './locked-duty.ts';
import { refusalMessages, wrongChoice } from './refusal-messages.ts';
import { findRotaMeeting } from './rota-repository.ts';
import type { RotaRouteServices } from './route-services.ts';
import { setDuty } from './set-duty.ts';
import { switchTask } from './switch-task.ts';

/** The buttons of the rota: a member's answer, a leader's choice, and the switches of the tasks. */
export function rotaRoutes(services: RotaRouteServices): Router {
  const router = express.Router();
  const answers = limitAccount(services.rateLimits, 'club-rota');

  router.post('/meetings/:id/rota/:task', requireLogin, answers, async (req, res) => {
    const task = TaskInput.safeParse(req.params.task);
    if (!task.success) throw notFound();
    const key = { meetingId: idOf(req), task: task.data };
    const back = { href: await backOf(req), label: '돌아가기' };
    const form = DutyInput.safeParse(req.body);
    if (!form.success) throw new AppError(422, 'invalid', wrongChoice, { action: back });
    const { id } = viewerOf(req);
    if ('userId' in form.data)
      return answer(res, back, await setDuty(services, id, { ...key, userId: form.data.userId }));
    const decide = form.data.answer === 'accept' ? acceptTurn : declineTurn;
    return answer(res, back, await decide(services, id, key));
  });

  router.post('/clubs/:id/rota', requireLogin, answers, async (req, res) => {
    const back = backToClub(idOf(req));
    const form = SwitchInput.safeParse(req.body);
    if (!form.success) throw new AppError(422, 'invalid', wrongChoice, { action: back });
    const change = { clubId: idOf(req), task: form.data.task, isUsed: form.data.use === 'on' };
    answer(res, back, await switchTask(services, viewerOf(req).id, change));
  });

  /** Returns the page on which the form stood. Names the club only to people who may know of it. */
  async function backOf(req: Request): Promise<string> {
    const page = `/meetings/${idOf(req)}`;
    if (BackInput.parse(req.body ?? {}).back !== 'club') return page;
    const meeting = await findRotaMeeting(services.db, idOf(req));
    const clubForAsker = meeting && (await findClubForAsker(services.db, meeting.clubId, viewerOf(req).id));
    return clubForAsker ? `/clubs/${clubForAsker.club.id}` : page;
  }

  return router;
}

interface Back {
  readonly href: string;
  readonly label: string;
}

function answer(res: Response, action: Back, result: RotaResult): void {
  if (result.ok) {
    res.redirect(303, action.href);
    return;
  }
  const message = refusalMessages[result.reason];
  if (result.reason === 'not_found') throw notFound(message);
  const isForbidden = result.reason === 'not_member' || result.reason === 'not_manager';
  throw isForbidden
    ? new AppError(403, 'forbidden', message, { action })
    : new AppError(409, 'conflict', message, { action });
}

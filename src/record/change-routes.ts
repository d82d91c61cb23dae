import express, { type Router } from 'express';
import { meetingIdOf } from '../meetings/index.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { makeAgain, takeDown } from './change-record.ts';
import { OptOutInput } from './input.ts';
import { refusalMessages } from './refusal-messages.ts';
import { recordOfRequest, refusalError, renderRecord } from './render-record.ts';
import type { RecordServices } from './services.ts';
import { setOptOut } from './set-opt-out.ts';
import { recordPath } from './tell-readers.ts';

/** The forms that have a record made or taken down, and the switch of each member. */
export function changeRoutes(services: RecordServices): Router {
  const router = express.Router();
  const uses = limitAccount(services.rateLimits, 'meeting-record');

  router.post('/meetings/:id/record/make', requireLogin, uses, async (req, res) => {
    const meetingId = meetingIdOf(req);
    const result = await makeAgain(services, { meetingId, userId: viewerOf(req).id });
    if (result.ok) return res.redirect(303, `${recordPath(meetingId)}?done=asked`);
    if (result.reason !== 'too_often') throw refusalError(meetingId, result.reason);
    await renderRecord(services, { req, res }, { status: 409, refusal: refusalMessages.too_often });
  });

  router.post('/meetings/:id/record/take-down', requireLogin, uses, async (req, res) => {
    const meetingId = meetingIdOf(req);
    const result = await takeDown(services, { meetingId, userId: viewerOf(req).id });
    if (!result.ok) throw refusalError(meetingId, result.reason);
    res.redirect(303, `${recordPath(meetingId)}?done=taken_down`);
  });

  router.post('/meetings/:id/record/quotes', requireLogin, uses, async (req, res) => {
    const { found, userId } = await recordOfRequest(services, req);
    const isOut = OptOutInput.parse(req.body ?? {}).optOut === 'on';
    await setOptOut(services, userId, isOut);
    res.redirect(303, `${recordPath(found.meeting.id)}?done=${isOut ? 'not_quoted' : 'quoted'}`);
  });

  router.post('/settings/record-quotes', requireLogin, uses, async (req, res) => {
    await setOptOut(services, viewerOf(req).id, OptOutInput.parse(req.body ?? {}).optOut === 'on');
    res.redirect(303, '/settings#record-quotes');
  });

  return router;
}

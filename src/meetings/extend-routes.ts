import express, { type Request, type Response, type Router } from 'express';
import { limitErrors, setRetryAfter } from '../platform/http/limit-errors.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import { meetingIdOf, meetingOf } from './asked-meeting.ts';
import type { EditResult } from './edit-result.ts';
import { extendMeeting } from './extend-meeting.ts';
import { ExtensionInput } from './input.ts';
import { problemTexts } from './problem-messages.ts';
import { extensionRefused, tooManyChanges } from './refusal-messages.ts';
import { answerRefusal } from './refuse.ts';
import { renderMeeting } from './render-meeting.ts';
import type { MeetingRouteServices } from './route-services.ts';

/** The form with which a leader extends her running meeting from its chat room. */
export function extendRoutes(services: MeetingRouteServices): Router {
  const router = express.Router();

  router.post('/meetings/:id/extend', requireLogin, async (req, res) => {
    const [id, userId] = [meetingIdOf(req), viewerOf(req).id];
    const form = ExtensionInput.safeParse(req.body ?? {});
    if (!form.success) return showNotice(req, res, { notice: extensionRefused, status: 422 });
    const use = await services.rateLimits.count('meeting-edit', userId);
    if (!use.ok) {
      const { form: notice } = limitErrors(res, use.retryAfterMs);
      return showNotice(req, res, { notice, status: 429 });
    }
    await answer(req, res, await extendMeeting(services, userId, { id, until: form.data.until }));
  });

  async function answer(req: Request, res: Response, result: EditResult): Promise<void> {
    if (result.ok) return res.redirect(303, `/meetings/${result.meeting.id}/chat`);
    switch (result.reason) {
      case 'problems': {
        const [notice = extensionRefused] = Object.values(problemTexts(result.problems));
        return showNotice(req, res, { notice, status: 422 });
      }
      case 'too_many_changes': {
        const { now } = await meetingOf(services, req);
        setRetryAfter(res, result.nextAt.getTime() - now.getTime());
        return showNotice(req, res, { notice: tooManyChanges(result.nextAt, now), status: 429 });
      }
      case 'old_version':
      case 'series_changed':
        return showNotice(req, res, { notice: extensionRefused, status: 409 });
      default:
        return answerRefusal(services, req, res, result.reason);
    }
  }

  /** Shows the meeting's page with the reason. */
  async function showNotice(
    req: Request,
    res: Response,
    shown: { notice: string; status: number },
  ): Promise<void> {
    await renderMeeting(services, req, res, await meetingOf(services, req), shown);
  }

  return router;
}

import express, { type Request, type Response, type Router } from 'express';
import { notFound } from '../platform/errors.ts';
import { idInput } from '../platform/http/form.ts';
import { limitAccount } from '../platform/http/limit-account.ts';
import { type PageSection, render } from '../platform/http/render.ts';
import { requestSource } from '../platform/http/request-source.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import { answerStatus, guardSearch, type SearchPool } from '../platform/search/index.ts';
import { recordSecurityEvent } from '../platform/security-log.ts';
import { type MeetingAnnouncer, noAnnouncer } from './announcer.ts';
import { calendarFile } from './calendar.ts';
import { calendarPlace } from './calendar-place.ts';
import { calendarOffers } from './calendar-view.ts';
import { cancelMeeting } from './cancel-meeting.ts';
import { MeetingListInput } from './input.ts';
import { joinMeeting } from './join-meeting.ts';
import { leaveMeeting } from './leave-meeting.ts';
import { listMeetings } from './list-meetings.ts';
import { meetingListPage } from './list-view.ts';
import type { Sight } from './meeting.ts';
import { planRoutes } from './plan-routes.ts';
import { readmitMember } from './readmit-member.ts';
import { type Refusal, refusalMessages } from './refusal-messages.ts';
import { answerRefusal, meetingIdOf } from './refuse.ts';
import { removeMember } from './remove-member.ts';
import type { MeetingServices } from './services.ts';
import { showMeeting } from './show-meeting.ts';
import { meetingShowPage } from './show-view.ts';

export interface MeetingDoor extends Omit<MeetingServices, 'announcer'> {
  readonly env: { readonly APP_ORIGIN: string };
  readonly searches: SearchPool;
  readonly rateLimits: RateLimits;
  /** Receives each change; by default nothing does. */
  readonly announcer?: MeetingAnnouncer;
  /** Sections that other features add to a meeting's page for one person; none by default. */
  readonly sectionsOf?: (sight: Sight) => Promise<readonly PageSection[]>;
}

/** The pages and forms of meetings. plan-routes.ts has those that open and edit a meeting. */
export function meetingRoutes(door: MeetingDoor): Router {
  const services: MeetingServices = { ...door, announcer: door.announcer ?? noAnnouncer };
  const { db } = services;
  const router = express.Router();
  const joins = limitAccount(door.rateLimits, 'meeting-join');
  const removals = limitAccount(door.rateLimits, 'meeting-remove');

  router.get('/meetings', async (req, res) => {
    const input = MeetingListInput.parse(req.query);
    // A visitor has to log in to see her own meetings.
    if (input.mine && !req.user) return requireLogin(req, res, () => undefined);
    const list = await listMeetings(door, input, req.user?.id ?? null, (work) =>
      guardSearch(door.rateLimits, req, work),
    );
    return render(res, 'meetings/list', meetingListPage(list), answerStatus(res, list.searched));
  });

  router.use(planRoutes(services, door));

  router.get('/meetings/:id', async (req, res) => {
    const detail = await seen(req);
    await render(
      res,
      'meetings/show',
      meetingShowPage(detail, {
        sections: await door.sectionsOf?.(detail),
        calendars: calendarOffers(detail, calendarPlace(door, req)),
      }),
    );
  });

  router.get('/meetings/:id/calendar.ics', async (req, res) => {
    const detail = await seen(req);
    res
      .attachment(`bookmoim-${detail.meeting.id}.ics`)
      .type('text/calendar')
      .set('Cache-Control', 'no-cache')
      .send(calendarFile(detail, door.env.APP_ORIGIN));
  });

  router.post('/meetings/:id/join', requireLogin, joins, (req, res) =>
    answer(req, res, joinMeeting(services, viewerOf(req).id, meetingIdOf(req))),
  );

  router.post('/meetings/:id/leave', requireLogin, joins, (req, res) =>
    answer(req, res, leaveMeeting(services, viewerOf(req).id, meetingIdOf(req))),
  );

  router.post('/meetings/:id/cancel', requireLogin, (req, res) =>
    answer(req, res, cancelMeeting(services, viewerOf(req).id, meetingIdOf(req))),
  );

  router.post('/meetings/:id/members/:userId/remove', requireLogin, removals, (req, res) =>
    answer(req, res, remove(req)),
  );

  router.post('/meetings/:id/members/:userId/readmit', requireLogin, removals, (req, res) =>
    answer(req, res, readmitMember(services, viewerOf(req).id, personNamed(req))),
  );

  async function remove(req: Request) {
    const leaderId = viewerOf(req).id;
    const named = personNamed(req);
    const result = await removeMember(services, leaderId, named);
    if (result.ok && result.outcome === 'removed')
      recordSecurityEvent(door.log, {
        event: 'member-removal',
        outcome: 'done',
        accountId: leaderId,
        targetAccountId: named.userId,
        meetingId: named.meetingId,
        source: requestSource(req),
      });
    return result;
  }

  function personNamed(req: Request) {
    const userId = idInput.safeParse(req.params.userId);
    if (!userId.success) throw notFound();
    return { meetingId: meetingIdOf(req), userId: userId.data };
  }

  async function seen(req: Request) {
    const detail = await showMeeting(db, meetingIdOf(req), req.user?.id ?? null);
    if (!detail) throw notFound(refusalMessages.not_found);
    return detail;
  }

  async function answer(
    req: Request,
    res: Response,
    doing: Promise<{ ok: true } | { ok: false; reason: Refusal }>,
  ) {
    const result = await doing;
    if (result.ok) res.redirect(303, `/meetings/${meetingIdOf(req)}`);
    else await answerRefusal(door, req, res, result.reason);
  }

  return router;
}

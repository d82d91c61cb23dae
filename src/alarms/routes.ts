import express, { type Request, type Response, type Router } from 'express';
import type pg from 'pg';
import { outsiderError } from '../meetings/index.ts';
import type { Database } from '../platform/db.ts';
import type { Decision } from '../platform/decision.ts';
import { type AppError, conflict, notFound } from '../platform/errors.ts';
import { deviceKindOf } from '../platform/http/device-kind.ts';
import { idInput, parseForm } from '../platform/http/form.ts';
import { isSeen } from '../platform/http/is-seen.ts';
import { restoreForm } from '../platform/http/kept-forms/index.ts';
import { type PageSection, render } from '../platform/http/render.ts';
import { requireLogin, viewerOf } from '../platform/http/require-login.ts';
import type { AddedPushServices } from '../platform/push-services-setting.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import { findPreference, savePreference } from './alarm-preference-repository.ts';
import { inboxPage } from './inbox-view.ts';
import { PageInput, SettingsInput } from './input.ts';
import { letterPageRoutes } from './letter-routes.ts';
import { muteMeeting } from './mute-meeting.ts';
import { findInbox } from './notification-inbox-repository.ts';
import { markAllRead } from './notification-read-repository.ts';
import type { RemindRefusal } from './policy.ts';
import { defaultPreference } from './preference.ts';
import { pushGuide } from './push-guide-view.ts';
import { pushRoutes } from './push-routes.ts';
import { readInbox } from './read-inbox.ts';
import { refusalMessages } from './refusal-messages.ts';
import { remindMembers } from './remind-members.ts';
import { rejectedSettingsPage, settingsPage } from './settings-view.ts';
import type { SoundNews } from './sound-news.ts';
import type { UnreadCounts } from './unread-counts.ts';
import { loadVapidKeys } from './vapid.ts';

export { letterEndRoutes } from './letter-routes.ts';
export { visitRoutes } from './visit-routes.ts';

export interface AlarmRouteServices {
  readonly env: { readonly APP_ORIGIN: string; readonly SESSION_SECRET: readonly string[] };
  readonly db: Database;
  readonly pool: pg.Pool;
  /** Sends a changed unread count to the person's open pages. */
  readonly inboxNews: Pick<UnreadCounts, 'changed'>;
  readonly soundNews: SoundNews;
  /** Minutes, for people without a preference. */
  readonly defaultLead: number;
  readonly rateLimits: Pick<RateLimits, 'enforce'>;
  /** Push services beyond the built-in ones. */
  readonly addedPushServices: AddedPushServices;
  /** Whether this site sends letters. */
  readonly sendsLetters: boolean;
  /** Sections that other features add to the settings of the logged-in person; none by default. */
  readonly settingsSections?: (req: Request, res: Response) => Promise<readonly PageSection[]>;
}

/** The inbox, the alarm settings, Web Push, and the mute and remind forms of a meeting's page. */
export function alarmRoutes({
  env,
  db,
  pool,
  inboxNews,
  soundNews,
  defaultLead,
  rateLimits,
  addedPushServices,
  sendsLetters,
  settingsSections = async () => [],
}: AlarmRouteServices): Router {
  const router = express.Router();

  router.get('/notifications', requireLogin, async (req, res) => {
    const { page } = PageInput.parse(req.query);
    const { id } = viewerOf(req);
    const inbox = await findInbox(db, id, page);
    // Before the answer, so that the next request finds them read.
    if (isSeen(req) && (await readInbox(db, id, inbox)) > 0) inboxNews.changed(id);
    await render(res, 'notifications/list', inboxPage(inbox, page));
  });

  router.post('/notifications/read', requireLogin, async (req, res) => {
    const { id } = viewerOf(req);
    if ((await markAllRead(db, id)) > 0) inboxNews.changed(id);
    res.redirect(303, '/notifications');
  });

  router.get('/settings', requireLogin, async (req, res) => {
    const kept = await restoreForm(req, res);
    if (kept)
      return render(
        res,
        'settings/settings',
        rejectedSettingsPage({ values: kept, errors: {} }, await shown(req, res)),
      );
    const preference = (await findPreference(db, viewerOf(req).id)) ?? defaultPreference(defaultLead);
    await render(
      res,
      'settings/settings',
      settingsPage(preference, { ...(await shown(req, res)), isSaved: req.query.saved === '1' }),
    );
  });

  router.post('/settings', requireLogin, async (req, res) => {
    const form = parseForm(SettingsInput, req.body);
    if (!form.ok)
      return render(res, 'settings/settings', rejectedSettingsPage(form, await shown(req, res)), 422);
    const { id } = viewerOf(req);
    await savePreference(db, id, form.data);
    soundNews.changed(id, form.data.sound);
    return res.redirect(303, '/settings?saved=1');
  });

  router.use(letterPageRoutes({ db, env }));
  router.use(pushRoutes({ db, pool, rateLimits, addedServices: addedPushServices }));

  for (const [path, isMuted] of [
    ['mute', true],
    ['unmute', false],
  ] as const) {
    router.post(`/meetings/:id/${path}`, requireLogin, (req, res) =>
      answer(req, res, (userId, meetingId) => muteMeeting(db, userId, { meetingId, isMuted })),
    );
  }

  router.post('/meetings/:id/remind', requireLogin, (req, res) =>
    answer(req, res, (userId, meetingId) => remindMembers(db, userId, meetingId)),
  );

  const shown = async (req: Request, res: Response) => ({
    pushKey: (await loadVapidKeys(db)).publicKey,
    pushGuide: pushGuide(deviceKindOf(req.get('user-agent')), `${env.APP_ORIGIN}/settings`),
    sendsLetters,
    sections: await settingsSections(req, res),
  });

  return router;
}

type Refusal = 'not_found' | 'not_member' | RemindRefusal;

async function answer(
  req: Request,
  res: Response,
  act: (userId: number, meetingId: number) => Promise<Decision<Refusal>>,
): Promise<void> {
  const id = idInput.safeParse(req.params.id);
  const decision: Decision<Refusal> = id.success
    ? await act(viewerOf(req).id, id.data)
    : { ok: false, reason: 'not_found' };
  if (!decision.ok) throw refusalError(decision.reason, Number(id.data));
  res.redirect(303, `/meetings/${req.params.id}`);
}

function refusalError(reason: Refusal, meetingId: number): AppError {
  const message = refusalMessages[reason];
  if (reason === 'not_found') return notFound(message);
  if (reason === 'not_member' || reason === 'not_leader') return outsiderError(meetingId, reason, message);
  return conflict(message);
}
